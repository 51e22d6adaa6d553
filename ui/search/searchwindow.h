#pragma once

#include "ui/search/searchmodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace stet {

/// Search in the whole library as one types: a field, what was found under it, and one line that says how to ask.
///
/// Arrows choose while the field keeps the keyboard, Return goes there, Escape closes. Asks SearchRoom for everything.
/// Window's thread.
class SearchWindow : public QDialog
{
    Q_OBJECT

public:
    explicit SearchWindow(QWidget *parent = nullptr);

    void showFor(const QString &words);
    QString words() const;

    void showFinds(const LibraryFinds &finds, const QString &forWords);
    void showError(const QString &sentence);

Q_SIGNALS:
    void searchAsked(const QString &words);
    void goAsked(const stet::SearchLine &line, const QString &words);
    void smartListAsked(const QString &words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void go(const QModelIndex &index);
    void step(int by);
    void showSentence(const QString &sentence);

    QLineEdit *m_field;
    QListView *m_list;
    SearchModel *m_model;
    QStackedWidget *m_pages;
    QLabel *m_sentence;
    QPushButton *m_keep;
};

} // namespace stet
