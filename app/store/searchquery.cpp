#include "app/store/searchquery.h"

#include <algorithm>

namespace stet {

namespace {

/// One stretch of the search field: `-name:"value"*`.
struct Piece
{
    bool without = false;
    QString name;
    QString value;
    bool isQuoted = false;
    bool isBeginning = false;
    bool isLast = false;
};

bool isMark(QChar character)
{
    return character == u'"' || character == u'\u201c' || character == u'\u201d';
}

QString takeValue(QStringView text, qsizetype &at, bool &isQuoted)
{
    isQuoted = at < text.size() && isMark(text[at]);
    if (isQuoted)
        ++at;
    const qsizetype start = at;
    while (at < text.size() && (isQuoted ? !isMark(text[at]) : !text[at].isSpace() && !isMark(text[at])))
        ++at;
    const QString value = text.mid(start, at - start).toString();
    if (isQuoted && at < text.size())
        ++at;
    return value;
}

QList<Piece> piecesOf(QStringView text)
{
    QList<Piece> pieces;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        Piece piece;
        if (text[at] == u'-' && at + 1 < text.size() && !text[at + 1].isSpace()) {
            piece.without = true;
            ++at;
        }
        piece.value = takeValue(text, at, piece.isQuoted);
        const qsizetype colon = piece.isQuoted ? -1 : piece.value.indexOf(u':');
        if (colon > 0) {
            piece.name = piece.value.left(colon).toLower();
            piece.value = piece.value.mid(colon + 1);
            if (piece.value.isEmpty() && at < text.size() && isMark(text[at]))
                piece.value = takeValue(text, at, piece.isQuoted);
        }
        if (at < text.size() && text[at] == u'*') {
            piece.isBeginning = true;
            ++at;
        } else if (piece.value.endsWith(u'*')) {
            piece.isBeginning = true;
            piece.value.chop(1);
        }
        piece.isLast = at >= text.size();
        pieces.append(piece);
    }
    return pieces;
}

/// "2026", "2026-03" or "2026-03-09".
QDate dateOf(const QString &text)
{
    for (const char *format : {"yyyy-M-d", "yyyy-M", "yyyy"}) {
        if (const QDate date = QDate::fromString(text, QLatin1String(format)); date.isValid())
            return date;
    }
    return {};
}

bool takeFilter(SearchQuery &query, const Piece &piece)
{
    if (piece.name.isEmpty() || piece.value.isEmpty())
        return false;
    if (piece.name == QLatin1String("tag")) {
        (piece.without ? query.unwantedTags : query.tags).append(piece.value);
        return true;
    }
    if (piece.without)
        return false;
    if (piece.name == QLatin1String("state")) {
        const ArticleState state = stateFromName(piece.value.toLower());
        if (stateName(state) != piece.value.toLower())
            return false;
        query.state = state;
    } else if (piece.name == QLatin1String("folder") || piece.name == QLatin1String("in")) {
        query.folder = piece.value;
    } else if (piece.name == QLatin1String("speaker")) {
        query.speaker = piece.value;
    } else if (piece.name == QLatin1String("by")) {
        query.writer = piece.value;
    } else if (piece.name == QLatin1String("before") || piece.name == QLatin1String("after")) {
        const QDate date = dateOf(piece.value);
        if (!date.isValid())
            return false;
        (piece.name == QLatin1String("before") ? query.before : query.after) = date;
    } else {
        return false;
    }
    return true;
}

} // namespace

SearchQuery parseSearch(const QString &text, bool isTyping)
{
    constexpr qsizetype longest = 2000; // units: nobody types more, and a pasted page is no question
    constexpr qsizetype mostTerms = 32;
    SearchQuery query;
    for (const Piece &piece : piecesOf(QStringView(text).left(longest))) {
        if (takeFilter(query, piece))
            continue;
        const QString words = piece.name.isEmpty() ? piece.value : piece.name + u' ' + piece.value;
        const bool hasWord = std::any_of(words.begin(), words.end(), [](QChar c) { return c.isLetterOrNumber(); });
        auto &terms = piece.without ? query.unwanted : query.wanted;
        if (hasWord && terms.size() < mostTerms)
            terms.append({words, piece.isBeginning || (isTyping && piece.isLast && !piece.isQuoted)});
    }
    return query;
}

} // namespace stet
