#include "app/store/searchphrase.h"

namespace stet::fts {

namespace {

constexpr QChar hitStart(1);
constexpr QChar hitEnd(2);

} // namespace

QString phrase(const SearchQuery::Term &term)
{
    QString text = term.text;
    return u'"' + text.replace(u'"', u' ') + u'"' + (term.isBeginning ? QStringLiteral("*") : QString());
}

QString expression(const SearchQuery &query, const QString &columns)
{
    if (query.wanted.isEmpty())
        return {};
    QStringList wanted;
    for (const SearchQuery::Term &term : query.wanted)
        wanted.append(columns + phrase(term));
    QString all = wanted.join(QStringLiteral(" AND "));
    QStringList unwanted;
    for (const SearchQuery::Term &term : query.unwanted)
        unwanted.append(columns + phrase(term));
    return unwanted.isEmpty() ? all : QStringLiteral("(%1) NOT (%2)").arg(all, unwanted.join(QStringLiteral(" OR ")));
}

QString snippetOf(const QString &table, int column, int words)
{
    return QStringLiteral("snippet(%1, %2, char(1), char(2), '\u2026', %3)").arg(table).arg(column).arg(words);
}

Snippet snippetFrom(const QString &marked)
{
    Snippet snippet;
    qsizetype start = -1;
    for (const QChar character : marked) {
        if (character == hitStart) {
            start = snippet.text.size();
        } else if (character == hitEnd && start >= 0) {
            snippet.hits.append({start, snippet.text.size()});
            start = -1;
        } else if (!character.isSpace()) {
            snippet.text += character;
        } else if (!snippet.text.endsWith(u' ')) { // paragraphs run on
            snippet.text += u' ';
        }
    }
    return snippet;
}

} // namespace stet::fts
