#pragma once

#include "ui/spelling/spellingmarks.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace stet {

class ArticleSpelling;
class Desk;
class Draft;

/// The side panel with the misspelt words of the article: how often each stands there, what could be meant, and what
/// to do about it. Owned by the side panel; borrows desk and spelling. Window's thread.
class SpellingPanel : public QWidget
{
    Q_OBJECT

public:
    SpellingPanel(Desk *desk, ArticleSpelling *spelling, QWidget *parent = nullptr);

    void setDraft(Draft *draft);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void refresh();
    void showState();
    void showSuggestions();
    std::optional<MisspeltPlace> nextPlace(bool present) const;
    void showPlace(const MisspeltPlace &place);
    void jump();
    void replace(bool everywhere);
    void fillLanguages();
    void chooseLanguage(int index);
    QString word() const;

    Desk *m_desk;
    ArticleSpelling *m_spelling;
    Draft *m_draft = nullptr;
    ColumnText *m_field = nullptr; ///< where the panel has shown a word last; null: nowhere yet
    QComboBox *m_language;
    QLabel *m_state;
    QListWidget *m_words;
    QListWidget *m_suggestions;
    QLabel *m_suggestionsTitle;
    QPushButton *m_replace;
    QPushButton *m_replaceAll;
    QPushButton *m_add;
    QPushButton *m_ignore;
    QString m_suggestedFor;
    int m_doubts = 0; ///< words that stand in quotations
};

} // namespace stet
