#pragma once

#include "app/store/backuprestore.h"
#include "ui/backups/backupmodel.h"

#include <QObject>
#include <QThreadPool>

namespace stet {

class BackupsWindow;
class Library;
class MainWindow;

/// Backups in the window: looks into them, makes one, brings drafts back.
///
/// Files are read and written in a thread of its own. What comes back stands beside what is there and is taken away again
/// by one undo. Owned by Application; borrows window and library; window's thread.
class BackupsRoom : public QObject
{
    Q_OBJECT

public:
    explicit BackupsRoom(MainWindow *window, QObject *parent = nullptr);
    ~BackupsRoom() override;

    void setLibrary(Library *library) { m_library = library; }
    void open();

Q_SIGNALS:
    /// Drafts came into the library; profiles and sources may have come with them.
    void restored();
    /// What came back is to go again.
    void trashAsked(const QList<stet::ArticleId> &ids);
    /// A draft that came back is to be shown.
    void articleAsked(const stet::ArticleId &id);

private:
    void readBackups();
    void look(const QString &path);
    void backUp();
    void restore(const Backup &backup, const QList<ArticleId> &ids);
    void tell(const RestoredDrafts &told);
    void setSecondFolder(const QString &folder);

    MainWindow *m_window;
    BackupsWindow *m_backups = nullptr;
    Library *m_library = nullptr;
    QThreadPool m_worker; ///< of one thread
};

} // namespace stet
