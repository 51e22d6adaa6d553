#pragma once

#include "ui/history/versioncomparison.h"

#include <QWidget>

#include <optional>

class QLabel;
class QListView;
class QPushButton;
class QRadioButton;
class QStackedWidget;
class QTextBrowser;

namespace stet {

class HistoryModel;

/// The side panel of versions: a timeline, what differs between the chosen version and another text, and the way back.
///
/// It shows what it is given and asks for the rest. Owned by the side panel; window's thread.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPanel(QWidget *parent = nullptr);

    /// The versions of the draft, newest first. The chosen one stays chosen; else it is the newest.
    void setRevisions(const QList<Revision> &revisions);
    void showComparison(const VersionComparison &comparison);

    /// One sentence in place of a comparison.
    void showSentence(const QString &sentence);

    quint64 chosen() const; ///< its number, of two the newer one's; 0: none is chosen
    quint64 before() const; ///< the other chosen one, else the version before; 0: there is none
    bool comparesWithNow() const;
    const std::optional<VersionComparison> &comparison() const { return m_comparison; }

Q_SIGNALS:
    void nameAsked();
    void comparisonAsked();
    void restoreAsked(quint64 sequence);
    /// A passage of `comparison().body` is to be as it was.
    void passageAsked(qsizetype passage);
    /// What differs in the words selected in the comparison is to be as it was.
    void selectionAsked(const QList<stet::ChosenStretch> &stretches);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeVersions();
    QWidget *makeComparison();
    void showPage(bool fromTop);
    void showChoice();
    bool hasTwo() const;
    QList<ChosenStretch> selectedStretches() const;

    HistoryModel *m_model;
    QListView *m_list;
    QRadioButton *m_withNow;
    QRadioButton *m_withBefore;
    QLabel *m_between;
    QTextBrowser *m_text;
    QPushButton *m_restore;
    QPushButton *m_restoreSelection;
    QStackedWidget *m_pages;
    std::optional<VersionComparison> m_comparison;
};

} // namespace stet
