#include "app/store/articlereplacement.h"

#include "app/quotations/quotationfinder.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype contextUnits = 48;

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::ArticleReplacement", text);
}

QString textOf(const Article &article, ArticlePart part)
{
    return part == ArticlePart::Headline ? article.headline : part == ArticlePart::Deck ? article.deck : article.body;
}

QString &textOf(Article &article, ArticlePart part)
{
    return part == ArticlePart::Headline ? article.headline : part == ArticlePart::Deck ? article.deck : article.body;
}

/// The stretches of a part that are somebody else's words.
QList<TextRange> quotedIn(const QString &text, ArticlePart part, const QuotationFinder &finder)
{
    const auto paragraphs = part == ArticlePart::Body ? proseOf(parseMarkdown(text)) : proseOfPlainText(text, part);
    QList<TextRange> quoted;
    for (const Quotation &quotation : finder.find(paragraphs)) {
        if (!quotation.isSpeech())
            continue;
        for (const ProsePlace &place : quotation.stretches)
            quoted.append(paragraphs.at(place.paragraph).sourceRange(place.range));
    }
    return quoted;
}

/// A line's words around a place, on one line.
QString contextBefore(const QString &text, qsizetype start)
{
    const qsizetype line = start == 0 ? 0 : text.lastIndexOf(u'\n', start - 1) + 1;
    const qsizetype from = std::max(line, start - contextUnits);
    const QString words = text.mid(from, start - from);
    return from > line ? u'\u2026' + words.mid(words.indexOf(u' ') + 1) : words;
}

QString contextAfter(const QString &text, qsizetype end)
{
    const qsizetype newLine = text.indexOf(u'\n', end);
    const qsizetype line = newLine < 0 ? text.size() : newLine;
    const qsizetype to = std::min(line, end + contextUnits);
    const QString words = text.mid(end, to - end);
    const qsizetype space = words.lastIndexOf(u' ');
    return to < line ? (space > 0 ? words.left(space) : words) + u'\u2026' : words;
}

} // namespace

QList<ReplacementPlace> ArticleReplacement::placesIn(const Article &article, const TextSearch &search)
{
    QList<ReplacementPlace> places;
    const QuotationFinder finder(article.language);
    for (const ArticlePart part : {ArticlePart::Headline, ArticlePart::Deck, ArticlePart::Body}) {
        const QString text = textOf(article, part);
        const QList<TextRange> found = search.findAll(BodyText(text), mostPlaces);
        if (found.isEmpty())
            continue;
        const QList<TextRange> quoted = quotedIn(text, part, finder);
        for (const TextRange &range : found) {
            const bool isQuoted = std::any_of(quoted.begin(), quoted.end(), [&range](const TextRange &words) {
                return words.start < range.end && range.start < words.end;
            });
            places.append({part, range, contextBefore(text, range.start), text.mid(range.start, range.length()),
                           contextAfter(text, range.end), isQuoted, !isQuoted});
        }
    }
    return places;
}

std::optional<Article> ArticleReplacement::replaced(const Article &article, const QList<ReplacementPlace> &places,
                                                    const QString &replacement)
{
    Article next = article;
    for (auto place = places.crbegin(); place != places.crend(); ++place) {
        if (!place->isChosen)
            continue;
        QString &text = textOf(next, place->part);
        if (text.mid(place->range.start, place->range.length()) != place->words)
            return {};
        text.replace(place->range.start, place->range.length(), replacement);
    }
    return next;
}

QString ArticleReplacement::versionName(const ReplacementWish &wish)
{
    return tr("Before “%1” became “%2”").arg(wish.find.words, wish.replacement);
}

/// Whole words are in the search index; parts of words make it read every article.
Result<QList<ArticleId>> ArticleReplacement::candidates(const SearchWish &wish, const QList<ArticleId> &within)
{
    QList<ArticleId> ids;
    const bool hasWord =
        std::any_of(wish.words.begin(), wish.words.end(), [](QChar character) { return character.isLetterOrNumber(); });
    if (wish.wholeWords && hasWord) {
        SearchQuery query;
        query.wanted = {{wish.words, false}};
        const auto found = m_library.search().findSummaries(query, -1);
        if (!found)
            return found.error();
        for (const ArticleSummary &article : *found)
            ids.append(article.id);
    } else {
        const auto all = m_library.articles().list();
        if (!all)
            return all.error();
        for (const ArticleSummary &article : *all)
            ids.append(article.id);
    }
    if (!within.isEmpty()) {
        const QSet<ArticleId> wanted(within.begin(), within.end());
        ids.removeIf([&wanted](const ArticleId &id) { return !wanted.contains(id); });
    }
    return ids;
}

Result<ReplacementPlaces> ArticleReplacement::find(const SearchWish &wish, const QList<ArticleId> &within,
                                                   const std::optional<std::pair<ArticleId, Article>> &open,
                                                   const Progress &progress)
{
    ReplacementPlaces found;
    const auto search = TextSearch::open(wish);
    if (!search)
        return search.error();
    auto ids = candidates(wish, within);
    if (!ids)
        return ids.error();
    if (open && (within.isEmpty() || within.contains(open->first))) {
        ids->removeAll(open->first);
        ids->prepend(open->first);
    } else if (open) {
        ids->removeAll(open->first);
    }
    Steps steps(progress, static_cast<int>(ids->size()));
    qsizetype count = 0;
    for (const ArticleId &id : std::as_const(*ids)) {
        if (const auto goesOn = steps.next(); !goesOn)
            return goesOn.error();
        Article article;
        if (open && open->first == id) {
            article = open->second;
        } else if (auto stored = m_library.articles().load(id)) {
            article = stored->article;
        } else {
            continue; // deleted meanwhile, or damaged: opening it says so
        }
        const QList<ReplacementPlace> places = placesIn(article, *search);
        if (places.isEmpty())
            continue;
        if (count + places.size() > mostPlaces) {
            found.isComplete = false;
            break;
        }
        count += places.size();
        found.articles.append({id, workingTitle(article), places});
    }
    return found;
}

Result<ReplacedArticles> ArticleReplacement::replace(const QList<ReplacementArticle> &articles, const ReplacementWish &wish,
                                                     const Progress &progress)
{
    ReplacedArticles told;
    Steps steps(progress, static_cast<int>(articles.size()));
    for (const ReplacementArticle &wanted : articles) {
        const auto chosen = std::count_if(wanted.places.begin(), wanted.places.end(),
                                          [](const ReplacementPlace &place) { return place.isChosen; });
        if (chosen > 0) {
            auto draft = m_library.articles().load(wanted.id);
            const auto next = draft ? replaced(draft->article, wanted.places, wish.replacement) : std::nullopt;
            if (!next) {
                told.passedOver.append(wanted.title);
            } else {
                if (const auto kept = m_library.revisions().keep(wanted.id, Revision::Reason::Named, versionName(wish)); !kept)
                    return kept.error();
                const Article before = draft->article;
                draft->article = *next;
                if (const auto saved = m_library.articles().save(*draft); !saved)
                    return saved.error();
                told.changed.append({wanted.id, before, *next, static_cast<int>(chosen)});
            }
        }
        if (!steps.next())
            break;
    }
    return told;
}

Result<QStringList> ArticleReplacement::takeBack(const QList<ReplacedArticle> &changed)
{
    QStringList left;
    for (const ReplacedArticle &article : changed) {
        auto draft = m_library.articles().load(article.id);
        if (!draft)
            continue; // deleted since
        // Filing it elsewhere is no reason to leave its words as they are.
        if (draft->article.body != article.after.body || draft->article.headline != article.after.headline
            || draft->article.deck != article.after.deck) {
            left.append(workingTitle(draft->article));
            continue;
        }
        draft->article.body = article.before.body;
        draft->article.headline = article.before.headline;
        draft->article.deck = article.before.deck;
        if (const auto saved = m_library.articles().save(*draft); !saved)
            return saved.error();
    }
    return left;
}

} // namespace stet
