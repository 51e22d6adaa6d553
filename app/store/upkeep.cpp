#include "app/store/upkeep.h"

#include "app/background.h"
#include "app/store/backupstore.h"
#include "app/store/damage.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace stet {

namespace {

constexpr int soon = 60'000; // milliseconds: whoever writes for some minutes a day gets backups too

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::Upkeep", text);
}

/// Reads the whole database. One that is damaged is made anew at the next start.
Result<void> readAll(Library &library)
{
    const QString wrong = damage::foundByReadingAll(library.database());
    if (wrong.isEmpty())
        return {};
    damage::suspect({library.folder()});
    return Error{Error::Kind::Unreadable,
                 tr("Part of the library file is damaged; your words are safe in their second copies, and Stet puts it "
                    "right when it starts again."),
                 wrong};
}

Result<void> backUp(Library &library, const Progress &goesOn)
{
    const auto second = library.settings().value(BackupStore::secondFolderSetting());
    BackupStore backups(library.folder());
    const auto newest = [&backups] {
        const auto all = backups.list();
        return all.isEmpty() ? 0 : all.first().sequence;
    };
    const quint64 before = newest();
    const auto made = backups.makeDue(second ? *second : QString(), {}, goesOn);
    if (made || made.error().kind == Error::Kind::Stopped)
        return {};
    Error error = made.error();
    if (newest() == before) {
        error.message = tr("No backup could be made, but every word of your drafts is saved. %1 Stet tries again in some minutes.")
                            .arg(error.message);
    }
    return error;
}

} // namespace

Upkeep::Upkeep(const LibraryFolder &folder, int every, QObject *parent) : QObject(parent), m_folder(folder)
{
    m_worker.setMaxThreadCount(1);
    m_timer.setInterval(every);
    connect(&m_timer, &QTimer::timeout, this, &Upkeep::look);
    m_timer.start();
    QTimer::singleShot(std::min(every, soon), this, &Upkeep::look);
}

Upkeep::~Upkeep()
{
    *m_ending = true;
    m_worker.clear();
    m_worker.waitForDone();
}

void Upkeep::look()
{
    runInBackground(
        &m_worker, this,
        [folder = m_folder, isFirst = !std::exchange(m_looked, true), ending = m_ending]() -> Found {
            const Progress goesOn = [ending](int, int) { return !*ending; };
            auto library = Library::connect(folder.path);
            if (!library)
                return {{}, {}}; // whoever writes into it says so
            (*library)->database().goOnWhile([ending] { return !*ending; });
            Found found;
            if (isFirst) // a small one was read at the start
                found.whole = readAll(**library);
            if (!*ending)
                (void)(*library)->articles().emptyTrash(); // the next look tries again
            if (found.whole && !*ending)
                found.backup = backUp(**library, goesOn);
            return found;
        },
        [this](const Found &found) { take(found); });
}

void Upkeep::take(const Found &found)
{
    if (!found.whole)
        Q_EMIT foundDamaged(found.whole.error());
    const bool failed = !found.backup;
    if (failed && !m_backupFailed)
        Q_EMIT backupFailed(found.backup.error());
    if (!failed && m_backupFailed)
        Q_EMIT backupsGoOn();
    m_backupFailed = failed;
}

} // namespace stet
