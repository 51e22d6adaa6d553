#pragma once

#include "app/result.h"
#include "app/store/journal.h"
#include "app/store/libraryfolder.h"

#include <QList>

#include <memory>

namespace stet {

/// A journal that is being written, by one thread; the file (0600) is locked against every other Stet as long as this
/// lives. A lock ends with its process, so that none is left over after a crash.
class JournalFile
{
public:
    /// Begins a journal with a whole article, in place of the one that may be there: the old one stays whole until the
    /// new one is on disk. Conflict when another Stet owns it.
    static Result<std::unique_ptr<JournalFile>> begin(const QString &path, const ArticleId &id,
                                                      const JournalRecord &start);
    ~JournalFile();
    JournalFile(const JournalFile &) = delete;
    JournalFile &operator=(const JournalFile &) = delete;

    /// Appends records: from then on they outlive this process, and a power cut once `sync` has answered. After an
    /// error of either the file must not be written again, since nobody knows what the disk kept: `restart` it.
    Result<void> append(const QList<JournalRecord> &records);
    Result<void> sync();

    /// Another descriptor of the same file for a thread that syncs it, which closes it; -1: none was to be had.
    int duplicate() const;

    /// Begins anew in the same place, as `begin` does.
    Result<void> restart(const JournalRecord &start);

    /// Bytes of the file.
    qint64 size() const { return m_size; }

    /// Whether the file is still the one at its path; not so when the folder was moved or deleted.
    bool isInPlace() const;

    /// Ends the journal and deletes it: everything in it is kept elsewhere.
    void remove();

private:
    JournalFile(QString path, const ArticleId &id) : m_path(std::move(path)), m_id(id) {}
    void close();

    QString m_path;
    ArticleId m_id;
    int m_file = -1;
    QByteArray m_check;
    qint64 m_size = 0;
};

/// A journal that a Stet left which ended after this one had looked for such: its words wait under another name for
/// whoever starts next. Does nothing while the other one runs, and where there is none.
void leaveToTheNextStart(const LibraryFolder &folder, const ArticleId &id);

/// What is found at a journal's path.
struct JournalReading
{
    std::optional<ReplayedJournal> replayed;
    bool owned = false;      ///< a running Stet writes it: nothing was read
    bool unreadable = false; ///< it is there, and not even its first record can be read
};

/// Reads a journal of another run.
JournalReading readJournal(const QString &path, const journal::EarlierEdits &earlier = {});

} // namespace stet
