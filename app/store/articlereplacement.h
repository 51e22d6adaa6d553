#pragma once

#include "app/progress.h"
#include "app/store/library.h"
#include "app/text/textsearch.h"

namespace stet {

/// What to put in place of what, in many articles.
struct ReplacementWish
{
    SearchWish find; ///< no regular expression
    QString replacement;
};

/// One place where the words stand, with what stands around it.
struct ReplacementPlace
{
    ArticlePart part = ArticlePart::Body; ///< Headline, Deck or Body
    TextRange range;                      ///< in the part's text
    QString before;
    QString words;
    QString after;
    bool isQuoted = false; ///< somebody else's words
    bool isChosen = true;

    bool operator==(const ReplacementPlace &) const = default;
};

/// The places of one article.
struct ReplacementArticle
{
    ArticleId id;
    QString title;
    QList<ReplacementPlace> places; ///< in the order of the text

    bool operator==(const ReplacementArticle &) const = default;
};

/// Everything that was found.
struct ReplacementPlaces
{
    QList<ReplacementArticle> articles; ///< newest change first
    bool isComplete = true;             ///< false: there are more places than a list can be looked through
};

/// An article that was changed, for taking the change back.
struct ReplacedArticle
{
    ArticleId id;
    Article before;
    Article after;
    int places = 0;
};

/// What a replacement did.
struct ReplacedArticles
{
    QList<ReplacedArticle> changed;
    QStringList passedOver; ///< titles of articles that were changed meanwhile
};

/// Replaces words in many articles: finds the places, changes the chosen ones, takes all of it back.
///
/// Quoted words are found too and not chosen. How each article was is kept as a version first. Borrows the library and
/// belongs to the thread of its connection; the article that is open on the desk is the window's to change.
class ArticleReplacement
{
public:
    explicit ArticleReplacement(Library &library) : m_library(library) {}

    static constexpr qsizetype mostPlaces = 5000;

    /// Looks through these articles, or through all that are not in the trash when the list is empty. `open` is the
    /// article on the desk as it stands there, which the library may not have yet. Refuses an empty or broken wish.
    Result<ReplacementPlaces> find(const SearchWish &wish, const QList<ArticleId> &within,
                                   const std::optional<std::pair<ArticleId, Article>> &open,
                                   const Progress &progress = {});

    /// The places of one article, whether it is stored or not.
    static QList<ReplacementPlace> placesIn(const Article &article, const TextSearch &search);

    /// The article with the chosen places changed. No answer when one of them does not hold the words any more.
    static std::optional<Article> replaced(const Article &article, const QList<ReplacementPlace> &places,
                                           const QString &replacement);

    /// Changes the chosen places. What was changed before it was stopped stays changed and is in the answer.
    Result<ReplacedArticles> replace(const QList<ReplacementArticle> &articles, const ReplacementWish &wish,
                                     const Progress &progress = {});

    /// Puts articles back as they were. Answers the titles of those that were changed since, which stay as they are.
    Result<QStringList> takeBack(const QList<ReplacedArticle> &changed);

    /// The name of the version that is kept before.
    static QString versionName(const ReplacementWish &wish);

private:
    Result<QList<ArticleId>> candidates(const SearchWish &wish, const QList<ArticleId> &within);

    Library &m_library;
};

} // namespace stet
