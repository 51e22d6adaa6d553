#pragma once

#include "app/result.h"
#include "app/store/keeper.h"
#include "app/store/latestdrafts.h"
#include "app/store/libraryfolder.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>
#include <memory>

namespace stet {

class Library;

/// The half of the keeper that puts whole articles into the database and writes their second copies; lives in a thread
/// of its own, with a connection of its own.
class RowKeeper : public QObject
{
    Q_OBJECT

public:
    RowKeeper(LibraryFolder folder, const KeeperRhythm &rhythm, std::shared_ptr<LatestDrafts> latest);
    ~RowKeeper() override;

    /// Takes what lies in LatestDrafts and saves it when its time has come.
    void noteWaiting();

    /// A place without a change of the article.
    void keepPlace(const ArticleId &id, const WritingPlace &place);

    /// Saves everything now. Answers whether the database took it.
    bool saveAll();

Q_SIGNALS:
    void stored(const stet::ArticleId &id, quint64 sequence, quint64 change);
    void failed(const stet::Error &error);

    /// Second copies cannot be written, which says nothing of the articles: once, and when it is over.
    void copyFailed(const stet::Error &error);
    void copiesGoOn();

private:
    struct Waiting
    {
        JournaledDraft draft;
        qint64 firstAt = 0; ///< when the first change came that is not saved
        qint64 lastAt = 0;
    };

    void takeWaiting();
    void saveDue();
    void schedule();
    void copy();
    bool save(const Waiting &waiting);
    Result<quint64> write(const JournaledDraft &next);
    Library *library();
    Result<void> keepWhatIsReplaced(const JournaledDraft &next);
    void noteRefused(const Error &error);

    LibraryFolder m_folder;
    KeeperRhythm m_rhythm;
    std::shared_ptr<LatestDrafts> m_latest;
    std::unique_ptr<Library> m_library;
    FileIdentity m_place; ///< of the database that `m_library` has open
    std::map<ArticleId, Waiting> m_waiting;
    std::map<ArticleId, WritingPlace> m_places;
    std::map<ArticleId, quint64> m_changes; ///< of the rows that were saved here
    QElapsedTimer m_clock;
    QTimer *m_timer;
    qint64 m_cost = 0;      ///< of the last save, in milliseconds
    bool m_copying = false; ///< more second copies are to be written
    qint64 m_copyAgainAt = 0; ///< when copies that failed are tried again
    bool m_copyFailed = false;
    bool m_refused = false;
    bool m_said = false;    ///< that it refuses, since it last did not
};

} // namespace stet
