#pragma once

#include "app/article/article.h"
#include "app/article/draft.h"
#include "app/result.h"
#include "app/store/articlelists.h"
#include "app/store/articlerows.h"
#include "app/store/database.h"

#include <functional>
#include <optional>

namespace stet {

/// An article as it is kept.
struct StoredDraft
{
    ArticleId id;
    Article article;
    WritingPlace place;
    bool recovered = false; ///< words came back from the journal when the library was opened
    quint64 sequence = 0;   ///< of the last journal record that these words include
    quint64 change = 0;     ///< the library's count of saves when this was saved; 0: not known
    QString folder = {};    ///< read by `load`, written by `addAs`
    QDateTime trashed = {}; ///< the same; invalid: not in the trash
};

/// The articles of a library.
///
/// Borrows the library's connection and belongs to its thread. Each call is one transaction, on disk when it returns.
/// Takes the time from outside, so that tests can set it; order never depends on it.
class ArticleStore
{
public:
    using Clock = std::function<QDateTime()>;

    ArticleStore(Database &database, Clock clock);

    Result<ArticleId> add(const Article &article);

    /// As `add`, with the identity that is given: for import and recovery. Conflict when it is taken.
    Result<void> addAs(const StoredDraft &draft);

    /// Puts back a draft as its second copy has it: in place of an older one, or with the copy's own place in the order
    /// of changes when there is none. Answers false when the library has the same or newer words.
    Result<bool> takeBack(const StoredDraft &copy);

    /// As ArticleLists.
    Result<QList<ArticleSummary>> list(const ArticleFilter &filter = {}) { return ArticleLists(m_database).list(filter); }
    Result<int> count(const ArticleFilter &filter = {}) { return ArticleLists(m_database).count(filter); }
    Result<QList<ArticleSummary>> trash() { return ArticleLists(m_database).trash(); }
    Result<ArticleSummary> summary(const ArticleId &id) { return ArticleLists(m_database).summary(id); }

    Result<StoredDraft> load(const ArticleId &id);

    /// Whether the stored words are those that were saved: their checksum is read anew.
    Result<bool> isWhole(const ArticleId &id);

    /// Keeps the draft's words and answers the library's new count of saves. When `draft.change` is not 0 and the
    /// stored article is of another change, somebody else saved in between.
    Result<quint64> save(const StoredDraft &draft);
    Result<void> savePlace(const ArticleId &id, const WritingPlace &place);

    Result<void> rename(const ArticleId &id, const QString &headline);
    Result<ArticleId> duplicate(const ArticleId &id);

    Result<void> moveToTrash(const ArticleId &id);
    Result<void> restore(const ArticleId &id);
    Result<void> removeForGood(const ArticleId &id);

    /// Removes for good what was thrown away that many days ago, in the library's own time. Answers how many.
    Result<int> emptyTrash(int days = 30);

    /// Where `load` finds a draft whose row is damaged.
    using Fallback = std::function<std::optional<StoredDraft>(const ArticleId &)>;
    void setFallback(Fallback fallback) { m_fallback = std::move(fallback); }

    /// Makes the search index anew from the articles.
    Result<void> rebuildIndex();

    /// Which drafts came back from a journal; the library tells after recovery.
    void setRecovered(const QList<ArticleId> &ids) { m_recovered = ids; }

private:
    Result<void> insert(const StoredDraft &draft, quint64 change);
    Result<void> setTrashed(const ArticleId &id, const QVariant &time);
    Result<StoredDraft> loadFallback(const ArticleId &id);
    Result<void> changeArticle(const ArticleId &id, const std::function<void(Article &)> &change);

    Database &m_database;
    ArticleRows m_rows;
    Clock m_clock;
    Fallback m_fallback;
    QList<ArticleId> m_recovered;
};

} // namespace stet
