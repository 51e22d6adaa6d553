#include "tests/faults/tracedfolder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <sys/stat.h>

namespace stet::faults {

namespace {

constexpr qsizetype sector = 512;

template <typename T>
T taken(const QByteArray &bytes, qsizetype &at)
{
    T value{};
    std::memcpy(&value, bytes.constData() + at, sizeof(T));
    at += qsizetype(sizeof(T));
    return value;
}

quint64 numberOf(const QString &path)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 ? static_cast<quint64>(found.st_ino) : 0;
}

} // namespace

QList<TracedFolder::Call> TracedFolder::readTrace(const QString &path)
{
    constexpr qsizetype headSize = 28;
    QList<Call> calls;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return calls;
    const QByteArray bytes = file.readAll();
    for (qsizetype at = 0; at + headSize <= bytes.size();) {
        Call call;
        call.operation = static_cast<Operation>(taken<quint32>(bytes, at));
        call.file = taken<quint64>(bytes, at);
        call.place = taken<qint64>(bytes, at);
        const auto one = taken<quint32>(bytes, at);
        const auto two = taken<quint32>(bytes, at);
        if (at + one + two > bytes.size())
            break;
        call.one = bytes.mid(at, one);
        call.two = bytes.mid(at + one, two);
        at += one + two;
        calls.append(call);
    }
    return calls;
}

TracedFolder::TracedFolder(const QString &folder) : m_folder(QFile::encodeName(folder))
{
    m_syncedNames.insert(m_folder, 0);
    QDirIterator all(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (all.fileInfo().isDir()) {
            m_syncedNames.insert(QFile::encodeName(path), 0);
            continue;
        }
        QFile file(path);
        if (path.endsWith(QLatin1String("-shm")) || !file.open(QIODevice::ReadOnly))
            continue;
        const quint64 identity = identityOf(numberOf(path));
        m_files.insert(identity, {file.readAll(), {}});
        m_syncedNames.insert(QFile::encodeName(path), identity);
    }
    m_names = m_syncedNames;
}

quint64 TracedFolder::identityOf(quint64 number)
{
    quint64 &identity = m_identities[number];
    if (identity == 0)
        identity = ++m_lastIdentity;
    return identity;
}

/// A file that lost its name: the system may give its number to another one.
void TracedFolder::forgetNumberAt(const QByteArray &name)
{
    const quint64 identity = m_names.value(name);
    for (auto known = m_identities.begin(); identity != 0 && known != m_identities.end(); ++known) {
        if (*known == identity) {
            m_identities.erase(known);
            return;
        }
    }
}

void TracedFolder::changeName(const NameChange &change)
{
    m_pending[folderOf(change.name.isEmpty() ? change.gone : change.name)].append(change);
    m_names.remove(change.gone);
    if (!change.name.isEmpty())
        m_names.insert(change.name, change.file);
}

void TracedFolder::apply(const Change &change, QByteArray &bytes)
{
    if (change.resizes) {
        bytes.resize(change.place, '\0');
        return;
    }
    if (bytes.size() < change.place)
        bytes.append(change.place - bytes.size(), '\0');
    bytes.replace(change.place, change.bytes.size(), change.bytes);
}

void TracedFolder::play(const Call &call)
{
    switch (call.operation) {
    case Operation::Write:
        m_files[identityOf(call.file)].pending.append({false, call.place, call.one});
        break;
    case Operation::Resize:
        m_files[identityOf(call.file)].pending.append({true, call.place, {}});
        break;
    case Operation::Sync: {
        File &file = m_files[identityOf(call.file)];
        for (const Change &change : std::as_const(file.pending))
            apply(change, file.synced);
        file.pending.clear();
        break;
    }
    case Operation::Create:
        changeName({{}, call.one, identityOf(call.file), false});
        break;
    case Operation::Rename:
        forgetNumberAt(call.two);
        changeName({call.one, call.two, m_names.value(call.one), false});
        break;
    case Operation::Unlink:
        forgetNumberAt(call.one);
        changeName({call.one, {}, 0, false});
        break;
    case Operation::MakeFolder:
        changeName({{}, call.one, 0, true});
        break;
    case Operation::SyncFolder: {
        const auto pending = m_pending.take(call.one);
        for (const NameChange &change : pending) {
            m_syncedNames.remove(change.gone);
            if (!change.name.isEmpty())
                m_syncedNames.insert(change.name, change.file);
        }
        break;
    }
    case Operation::Said:
        break;
    }
}

/// Any of the writes that were not synced, each whole, in part or not at all.
QByteArray TracedFolder::remains(const File &file, QRandomGenerator &random) const
{
    QByteArray bytes = file.synced;
    const int likely = random.bounded(101); // of a hundred: a cut that keeps nearly all, or nearly nothing, is tried too
    QList<Change> changes = file.pending;
    if (random.bounded(2) == 0) {
        for (qsizetype i = changes.size() - 1; i > 0; --i) { // in another order
            const qsizetype other = random.bounded(int(i) + 1);
            if (!changes[i].resizes && !changes[other].resizes)
                changes.swapItemsAt(i, other);
        }
    }
    for (Change change : std::as_const(changes)) {
        if (random.bounded(100) >= likely)
            continue;
        if (!change.resizes && random.bounded(4) == 0) {
            // Torn: some sectors of it.
            const qsizetype sectors = (change.bytes.size() + sector - 1) / sector;
            const qsizetype from = random.bounded(int(sectors) + 1) * sector;
            const qsizetype size = random.bounded(int(sectors) + 1) * sector;
            change.bytes = change.bytes.mid(from, size);
            change.place += from;
            if (change.bytes.isEmpty())
                continue;
        }
        apply(change, bytes);
    }
    return bytes;
}

void TracedFolder::cut(QRandomGenerator &random, const QString &into) const
{
    // Names are kept by the disk's own journal, in their order in each folder; how far it came is anybody's guess.
    QMap<QByteArray, quint64> names = m_syncedNames;
    for (const QList<NameChange> &pending : m_pending) {
        const qsizetype kept = random.bounded(int(pending.size()) + 1);
        for (const NameChange &change : pending.first(kept)) {
            names.remove(change.gone);
            if (!change.name.isEmpty())
                names.insert(change.name, change.file);
        }
    }
    for (auto name = names.begin(); name != names.end(); ++name) {
        const QString path = into + QFile::decodeName(name.key().mid(m_folder.size()));
        if (name.value() == 0) {
            QDir().mkpath(path);
            continue;
        }
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(remains(m_files.value(name.value()), random));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
}

} // namespace stet::faults
