#pragma once

#include "app/result.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace stet {

/// The line under the desk: is it kept, how many words, which language, how is the spelling, how many
/// quotations are checked.
///
/// It only shows what it is told. Lives in the window's thread.
class StatusLine : public QFrame
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// How the words on the screen stand to those on the disk.
    void showKeeping();
    void showKept();
    /// Stays until words are kept again; a click says the whole sentence.
    void showNotKept(const Error &error);
    void showNothingOpen();

    /// The words are as safe as they are said to be, but there are no backups of them; a click says the whole sentence.
    void showNoBackup(const Error &error);
    void showBackupsGoOn();

    void showWords(qsizetype words, qsizetype selected = 0);
    void showLanguage(const QString &name);

    /// Misspelt words of the article; -1: not known (no dictionary), said in `why`.
    void showSpelling(qsizetype misspelt, const QString &why = {});

    /// How many quotations count, and how many of them need nothing more.
    void showQuotations(qsizetype done, qsizetype all);

    /// How the article prints its citations; empty: it has none.
    void showCitations(const QString &form);

Q_SIGNALS:
    void keepErrorAsked(const stet::Error &error);
    void backupErrorAsked(const stet::Error &error);
    void languageAsked(const QPoint &below);
    void spellingAsked();
    void quotationsAsked();
    void citationsAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Kept { Nothing, Keeping, Kept, Failed };

    void showState(Kept state);
    QToolButton *makeButton(const QString &name, const QString &accessibleName);

    QToolButton *m_kept;
    QLabel *m_words;
    QToolButton *m_language;
    QToolButton *m_spelling;
    QToolButton *m_quotations;
    QToolButton *m_citations;
    Kept m_state = Kept::Nothing;
    Error m_keepError;
    Error m_backupError; ///< no message: backups are made
};

} // namespace stet
