#pragma once

#include "app/article/article.h"
#include "app/page/quotedpassage.h"
#include "app/result.h"
#include "app/sources/source.h"

#include <QObject>

namespace stet {

class ArticleEditor;
class Draft;
class FindingsDesk;
class LedgerFilling;
class LedgerWindow;
class Library;
class MainWindow;
class QuotationDesk;
class QuotationsPanel;
struct QuotationEntry;
struct QuotationFinding;

/// Quotations in the window: brings reading, panel, marks on the words, ledger and commands together.
///
/// Owned by Application; borrows window and editor, and the library once there is one. Window's thread.
class QuotationsRoom : public QObject
{
    Q_OBJECT

public:
    QuotationsRoom(MainWindow *window, ArticleEditor *editor, QObject *parent = nullptr);

    /// The library of the drafts to come; set before the first one.
    void setLibrary(Library *library);
    void setDraft(Draft *draft);
    QuotationDesk *desk() const { return m_desk; }

    /// Puts words of a source into the article at the caret: an attribution to overwrite, marks of the article's
    /// language, and a record that is tied to the source.
    void quote(const QString &words, const QString &source, const QString &speaker);

    void setSources(const QList<Source> &sources);

    /// Goes to a quotation of the open draft: its words are selected and its record is shown.
    void goTo(const QUuid &record);

Q_SIGNALS:
    /// The ledger asks for a quotation of another article.
    void articleAsked(const stet::ArticleId &article);
    void openSourceAsked(const QString &key, const QString &words);
    void addSourceAsked();
    /// The words stand in headline or deck: the writer wants to go there.
    void fieldAsked(stet::ArticlePart part, const QString &words);
    /// What a page may say of the draft's quotations, as they stand now.
    void passagesChanged(const QList<stet::QuotedPassage> &passages);
    /// How many quotations of the draft count, and how many of them are done.
    void counted(qsizetype done, qsizetype all);

private:
    void connectCommands();
    void connectPanel();
    void connectFindings();
    void takeReading();
    void layMarks();
    void layFindingMarks();
    void goToFinding(const QuotationFinding &finding);
    void goToUnchecked(bool forwards);
    void showRecordAtCaret();
    void select(const QuotationEntry &entry);

    Library *m_library = nullptr;
    MainWindow *m_window;
    ArticleEditor *m_editor;
    QuotationDesk *m_desk;
    FindingsDesk *m_findings;
    QuotationsPanel *m_panel;
    LedgerFilling *m_filling;
    LedgerWindow *m_ledger = nullptr;
    SourcesByKey m_sources; ///< without the words of their captures
    QUuid m_wanted; ///< to go to as soon as it is read
};

} // namespace stet
