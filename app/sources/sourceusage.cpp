#include "app/sources/sourceusage.h"

#include "app/text/citationmark.h"

#include <QSet>

#include <algorithm>

namespace stet {

namespace {

int marksNaming(const QString &key, const QString &body)
{
    int marks = 0;
    for (const CitationMark &mark : citationMarks(body)) {
        marks += int(std::count_if(mark.sources.begin(), mark.sources.end(),
                                   [&key](const CitedSource &cited) { return cited.key == key; }));
    }
    return marks;
}

} // namespace

Result<QStringList> SourceUsage::titles(const QString &key)
{
    const auto citing = usedIn(key);
    if (!citing)
        return citing.error();
    QStringList titles;
    QSet<ArticleId> counted;
    for (const CitingArticle &article : *citing) {
        titles.append(article.title);
        counted.insert(article.id);
    }
    const auto quoting = m_database.each(
        QStringLiteral("SELECT DISTINCT article.id, article.title FROM quotation JOIN article ON article.id = quotation.article WHERE quotation.source = ?"),
        {key}, [&](const Row &row) {
            if (!counted.contains(QUuid::fromString(row.text(0))))
                titles.append(row.text(1));
            return true;
        });
    if (!quoting)
        return quoting.error();
    return titles;
}

Result<QList<CitingArticle>> SourceUsage::usedIn(const QString &key)
{
    QList<CitingArticle> articles;
    // The search narrows it down, the marks decide.
    const auto read = m_database.each(
        QStringLiteral("SELECT article.id, article.title, article_text.body FROM article JOIN article_text USING(number) "
                       "WHERE instr(article_text.body, ?) > 0 ORDER BY article.change DESC"),
        {key}, [&](const Row &row) {
            const int marks = marksNaming(key, row.text(2));
            if (marks > 0)
                articles.append({QUuid::fromString(row.text(0)), row.text(1), marks});
            return true;
        });
    if (!read)
        return read.error();
    return articles;
}

Result<SourceUses> SourceUsage::all()
{
    SourceUses uses;
    const auto citing = m_database.each(
        QStringLiteral("SELECT article.id, article.title, article_text.body FROM article JOIN article_text USING(number) "
                       "WHERE instr(article_text.body, '@') > 0 ORDER BY article.change DESC"), {}, [&uses](const Row &row) {
            QHash<QString, int> marks;
            for (const CitationMark &mark : citationMarks(row.text(2))) {
                for (const CitedSource &cited : mark.sources)
                    ++marks[cited.key];
            }
            for (auto named = marks.begin(); named != marks.end(); ++named)
                uses.citing[named.key()].append({QUuid::fromString(row.text(0)), row.text(1), named.value()});
            return true;
        });
    if (!citing)
        return citing.error();
    const auto quoting = m_database.each(
        QStringLiteral("SELECT article.id, article.title, quotation.source, count(*) FROM quotation JOIN article ON article.id = quotation.article "
                       "WHERE quotation.source <> '' GROUP BY quotation.source, article.id ORDER BY article.change DESC"), {}, [&uses](const Row &row) {
            uses.quoting[row.text(2)].append({QUuid::fromString(row.text(0)), row.text(1), int(row.number(3))});
            return true;
        });
    if (!quoting)
        return quoting.error();
    return uses;
}

Result<QHash<QString, QStringList>> SourceUsage::quotedWords()
{
    QHash<QString, QStringList> words;
    const auto read = m_database.each(QStringLiteral("SELECT source, words FROM quotation WHERE source <> '' ORDER BY number"), {}, [&words](const Row &row) {
        words[row.text(0)].append(row.text(1));
        return true;
    });
    if (!read)
        return read.error();
    return words;
}

} // namespace stet
