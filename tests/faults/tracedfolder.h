#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QRandomGenerator>
#include <QString>

namespace stet::faults {

/// A folder as a disk has it, played forward call by call from what traceshim.c wrote down, and what is left of it when
/// the power fails: of what was not synced, any part in any order, writes torn at a sector.
class TracedFolder
{
public:
    enum class Operation : quint32 { Write = 1, Resize, Sync, Create, Rename, Unlink, MakeFolder, SyncFolder, Said };

    struct Call
    {
        Operation operation = Operation::Said;
        quint64 file = 0;
        qint64 place = 0;
        QByteArray one; ///< bytes, or a path
        QByteArray two; ///< the new path of Rename
    };

    /// All calls of a trace; a last one that is cut short is left out.
    static QList<Call> readTrace(const QString &path);

    /// Begins with a folder as it is: all of it is on the disk.
    explicit TracedFolder(const QString &folder);

    void play(const Call &call);

    /// Writes what a power cut leaves now into a new folder.
    void cut(QRandomGenerator &random, const QString &into) const;

private:
    struct Change
    {
        bool resizes = false;
        qint64 place = 0;
        QByteArray bytes;
    };
    struct File
    {
        QByteArray synced;
        QList<Change> pending;
    };
    struct NameChange
    {
        QByteArray gone;   ///< the name that goes
        QByteArray name;   ///< the name that comes
        quint64 file = 0;  ///< what it names then
        bool isFolder = false;
    };

    static QByteArray folderOf(const QByteArray &path) { return path.left(path.lastIndexOf('/')); }
    static void apply(const Change &change, QByteArray &bytes);
    QByteArray remains(const File &file, QRandomGenerator &random) const;
    quint64 identityOf(quint64 number);
    void changeName(const NameChange &change);
    void forgetNumberAt(const QByteArray &name);

    QByteArray m_folder;
    quint64 m_lastIdentity = 0;
    QMap<quint64, quint64> m_identities;          ///< of the system's numbers, which are used again
    QMap<quint64, File> m_files;                  ///< by identity
    QMap<QByteArray, quint64> m_names;            ///< as the program sees them
    QMap<QByteArray, quint64> m_syncedNames;      ///< 0: a folder
    QMap<QByteArray, QList<NameChange>> m_pending; ///< by folder, in order
};

} // namespace stet::faults
