#pragma once

#include "app/article/draft.h"
#include "app/article/revision.h"
#include "app/result.h"
#include "ui/history/versioncomparison.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

namespace stet {

class ArticleEditor;
class HistoryPanel;
class Library;
class MainWindow;

/// The history of the open draft in the window: the panel of its versions, naming one, and bringing one back.
///
/// Versions are read, compared and written in a thread of its own, and only while the panel is seen. A version comes
/// back through the draft, so that the desk shows it as one step of its undo; what was there before is a version
/// first. Owned by the window; borrows window, editor and the library once there is one. Window's thread.
class HistoryRoom : public QObject
{
    Q_OBJECT

public:
    HistoryRoom(MainWindow *window, ArticleEditor *editor, QObject *parent = nullptr);

    /// The library of the drafts to come; set before the first one.
    void setLibrary(Library *library);
    void setDraft(Draft *draft);

    /// Reads the versions again: one may have come or gone.
    void refresh();

Q_SIGNALS:
    /// A version is about to come back: whatever waits to be written into the library has to be written now.
    void restoring();
    /// Bios and records of the draft have changed in the library.
    void restored();

private:
    struct Restoring
    {
        quint64 before = 0;            ///< the version that holds what was there
        QList<AuthorProfile> profiles; ///< as they were, of those who sign the version
        RevisionContent content;
    };

    void nameVersion();
    void compare();
    void takeComparison(const ComparisonQuestion &question, const Result<VersionComparison> &answer);
    void bringBackPassage(qsizetype place);
    void bringBackSelection(const QList<ChosenStretch> &stretches);
    const VersionComparison *comparisonWithNow();
    void restore(quint64 sequence, const QList<AuthorProfile> &profiles, bool undoes);
    void takeRestoring(const Restoring &restoring, bool undoes);
    void undoRestore(const ArticleId &id, const Restoring &restoring);
    bool isSeen() const;

    Library *m_library = nullptr;
    MainWindow *m_window;
    ArticleEditor *m_editor;
    HistoryPanel *m_panel;
    QPointer<Draft> m_draft;
    QThreadPool m_worker; ///< of one thread, so that what is read comes after what was written
    QTimer m_compareSoon;
    bool m_compares = false;
    bool m_compareAgain = false;
};

} // namespace stet
