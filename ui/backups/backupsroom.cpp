#include "ui/backups/backupsroom.h"

#include "app/background.h"
#include "ui/backups/backupswindow.h"
#include "ui/commands.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/prompts.h"

#include <QFileInfo>

namespace stet {

BackupsRoom::BackupsRoom(MainWindow *window, QObject *parent) : QObject(parent), m_window(window)
{
    m_worker.setMaxThreadCount(1);
    window->commands()->connect("library.backups", this, &BackupsRoom::open);
}

BackupsRoom::~BackupsRoom()
{
    if (m_backups)
        m_backups->endWork();
    m_worker.waitForDone();
}

void BackupsRoom::open()
{
    if (!m_library)
        return;
    if (!m_backups) {
        m_backups = new BackupsWindow(m_window);
        connect(m_backups, &BackupsWindow::backUpAsked, this, &BackupsRoom::backUp);
        connect(m_backups, &BackupsWindow::lookAsked, this, &BackupsRoom::look);
        connect(m_backups, &BackupsWindow::restoreAsked, this, &BackupsRoom::restore);
        connect(m_backups, &BackupsWindow::secondFolderAsked, this, [this] {
            const QString folder = prompts::openFolder(m_backups, tr("A second folder for backups"), {});
            if (!folder.isEmpty())
                setSecondFolder(folder);
        });
        connect(m_backups, &BackupsWindow::secondFolderRemoved, this, [this] { setSecondFolder({}); });
    }
    const Result<QString> folder = m_library->settings().value(BackupStore::secondFolderSetting());
    m_backups->setSecondFolder(folder ? *folder : QString());
    m_backups->say({});
    m_backups->show();
    m_backups->raise();
    m_backups->activateWindow();
    readBackups();
}

void BackupsRoom::setSecondFolder(const QString &folder)
{
    if (!folder.isEmpty() && !QFileInfo(folder).isWritable()) {
        m_backups->say(tr("Nothing can be written into %1; choose another folder.").arg(folder), true);
        return;
    }
    if (const auto set = m_library->settings().setValue(BackupStore::secondFolderSetting(), folder); !set)
        m_backups->say(set.error().message, true);
    else
        m_backups->setSecondFolder(folder);
}

void BackupsRoom::readBackups()
{
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder()] {
            QList<BackupLine> lines;
            for (const Backup &backup : BackupStore(folder).list()) {
                const auto library = BackupStore::look(backup.path);
                const auto count = library ? (*library)->articles().count() : library.error();
                lines.append({backup, count ? *count : -1});
            }
            return lines;
        },
        [this](const QList<BackupLine> &lines) { m_backups->setBackups(lines); });
}

void BackupsRoom::look(const QString &path)
{
    runInBackground(
        &m_worker, this,
        [path]() -> Result<QList<ArticleSummary>> {
            const auto library = BackupStore::look(path);
            if (!library)
                return library.error();
            return (*library)->articles().list();
        },
        [this, path](const Result<QList<ArticleSummary>> &drafts) {
            if (drafts)
                m_backups->setDrafts(path, *drafts);
            else
                m_backups->say(drafts.error().message, true);
        });
}

void BackupsRoom::backUp()
{
    const Progress progress = m_backups->beginWork(tr("Backing up…"));
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), progress]() -> Result<Backup> {
            const auto library = Library::connect(folder);
            if (!library)
                return library.error();
            const auto second = (*library)->settings().value(BackupStore::secondFolderSetting());
            return BackupStore(folder).make(Backup::Kind::Asked, second ? *second : QString(), {}, progress);
        },
        [this](const Result<Backup> &made) {
            m_backups->endWork();
            if (made)
                m_backups->say(tr("Everything is backed up, and the backup was read back."));
            else if (made.error().kind == Error::Kind::Stopped)
                m_backups->say(tr("Stopped; no backup was made."));
            else
                m_backups->say(made.error().message, true);
            readBackups();
        });
}

void BackupsRoom::restore(const Backup &backup, const QList<ArticleId> &ids)
{
    const Progress progress = m_backups->beginWork(tr("Bringing back…"));
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), backup, ids, progress]() -> Result<RestoredDrafts> {
            auto from = BackupStore::look(backup.path);
            if (!from)
                return from.error();
            auto library = Library::connect(folder);
            if (!library)
                return library.error();
            return BackupRestore(**from, **library, backup.made).restore(ids, progress);
        },
        [this](const Result<RestoredDrafts> &told) {
            m_backups->endWork();
            if (told)
                tell(*told);
            else
                m_backups->say(told.error().message, true);
            Q_EMIT restored();
        });
}

void BackupsRoom::tell(const RestoredDrafts &told)
{
    QStringList sentences;
    if (!told.back.isEmpty())
        sentences.append(tr("%Ln draft(s) came back.", nullptr, int(told.back.size())));
    if (!told.copies.isEmpty())
        sentences.append(tr("%Ln draft(s) came as new ones beside those that are there.", nullptr, int(told.copies.size())));
    if (told.same > 0)
        sentences.append(tr("%Ln draft(s) are in the library just so.", nullptr, told.same));
    if (!told.damaged.isEmpty())
        sentences.append(tr("Could not be read in this backup: %1.").arg(told.damaged.join(QStringLiteral(", "))));
    const QString all = sentences.join(QLatin1Char(' '));
    m_backups->say(all, !told.damaged.isEmpty());
    if (told.all().isEmpty())
        return;
    m_window->notices()->say(all, tr("Undo"), [this, ids = told.all()] { Q_EMIT trashAsked(ids); });
    if (told.all().size() == 1)
        Q_EMIT articleAsked(told.all().first());
}

} // namespace stet
