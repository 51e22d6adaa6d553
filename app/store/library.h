#pragma once

#include "app/sources/sourcestore.h"
#include "app/store/articlestore.h"
#include "app/store/authorstore.h"
#include "app/store/libraryfolder.h"
#include "app/store/librarysearch.h"
#include "app/store/revisionstore.h"
#include "app/store/settingstore.h"
#include "app/store/shelfstore.h"
#include "app/store/wordstore.h"

#include <QStringList>

#include <memory>

namespace stet {

/// What opening a library takes from outside.
struct LibraryOptions
{
    ArticleStore::Clock clock = &QDateTime::currentDateTimeUtc;
    QString emergencyFolder = defaultEmergencyFolder(); ///< where a keeper may have put words of this library
};

/// A writer's library: one folder with the database, the journals of open drafts and the second copies.
///
/// Owned by Application (or by a sub-command) and used in the thread that opened it; another thread connects for
/// itself. Opening recovers what a crash left behind before anything is written, and never overwrites what it cannot
/// read. Error kinds of `open`: Unwritable, Unreadable, TooNew, Unavailable, Conflict.
class Library
{
public:
    /// Opens the library in a folder, makes it when there is none, brings an older one up to date, and takes back the
    /// words of journals that no running Stet owns. A database that is damaged is kept under a new name, and the
    /// library made anew from its second copies and journals; `notices` says so. A library that cannot be written is
    /// opened for reading.
    static Result<std::unique_ptr<Library>> open(const QString &folder, const LibraryOptions &options = {});

    /// A further connection to a library that is open already, for another thread: recovers and migrates nothing.
    static Result<std::unique_ptr<Library>> connect(const QString &folder, const LibraryOptions &options = {},
                                                    Database::Access access = Database::Access::ReadWrite);

    /// A single database file that is a library by itself, such as a backup, for reading only. Refuses a newer one.
    static Result<std::unique_ptr<Library>> openFile(const QString &path, const LibraryOptions &options = {});

    /// Of an opened library, brings the second copies up to date as far as that takes no longer than a moment.
    ~Library();
    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;

    QString folder() const { return m_folder.path; }
    bool isReadOnly() const { return m_readOnly; }

    ArticleStore &articles() { return m_articles; }
    AuthorStore &authors() { return m_authors; }
    WordStore &words() { return m_words; }
    RevisionStore &revisions() { return m_revisions; }
    SettingStore &settings() { return m_settings; }
    ArticleSearch search() { return ArticleSearch(*m_database); }
    LibrarySearch finder() { return LibrarySearch(*m_database); }
    ArticleFiling filing() { return ArticleFiling(*m_database, m_articles); }
    ShelfStore shelves() { return ShelfStore(*m_database, m_articles); }
    SourceStore &sources() { return m_sources; }

    /// For stores of other rooms, which keep their own tables: valid as long as the library.
    Database &database() { return *m_database; }

    /// What happened while the library was opened, one sentence each, for the writer to read once.
    const QStringList &notices() const { return m_notices; }

private:
    Library(LibraryFolder folder, std::unique_ptr<Database> database, const LibraryOptions &options);

    static Result<std::unique_ptr<Library>> openForReading(const LibraryFolder &folder, const LibraryOptions &options,
                                                           const Error &reason);
    Result<void> recover(const LibraryOptions &options, const QString &damagedDatabase);

    LibraryFolder m_folder;
    std::unique_ptr<Database> m_database;
    ArticleStore m_articles;
    AuthorStore m_authors;
    WordStore m_words;
    RevisionStore m_revisions;
    SettingStore m_settings;
    SourceStore m_sources;
    QStringList m_notices;
    bool m_readOnly = false;
    bool m_opened = false; ///< by `open`, not by `connect`
};

} // namespace stet
