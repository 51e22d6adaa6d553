#include "app/store/articlerows.h"

#include "app/store/articlecoding.h"

#include <QCoreApplication>

#include <optional>

namespace stet {

QString articleKey(const ArticleId &id)
{
    return id.toString(QUuid::WithoutBraces);
}

Error articleNotThere(const ArticleId &id)
{
    return {Error::Kind::NotFound,
            QCoreApplication::translate("stet::ArticleStore", "This article is not in the library any more."),
            articleKey(id)};
}

QDateTime timeOf(const Row &row, int column)
{
    return row.isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(row.number(column));
}

Result<ArticleRows::Place> ArticleRows::find(const ArticleId &id)
{
    std::optional<Place> place;
    const auto read = m_database.each(
        QStringLiteral("SELECT number, change, trashed IS NOT NULL, folder FROM article WHERE id = ?"), {articleKey(id)},
        [&place](const Row &row) {
            place = Place{row.number(0), static_cast<quint64>(row.number(1)), row.number(2) != 0, row.text(3)};
            return false;
        });
    if (!read)
        return read.error();
    if (!place)
        return articleNotThere(id);
    return *place;
}

Result<quint64> ArticleRows::nextChange()
{
    if (auto raised = m_database.run(QStringLiteral(
            "UPDATE counter SET value = max(value, coalesce((SELECT max(change) FROM article), 0)) + 1 "
            "WHERE name = 'change'"));
        !raised)
        return raised.error();
    const auto change = m_database.number(QStringLiteral("SELECT value FROM counter WHERE name = 'change'"));
    if (!change)
        return change.error();
    return static_cast<quint64>(*change);
}

Result<void> ArticleRows::unindex(quint64 change)
{
    return m_database.run(
        QStringLiteral("INSERT INTO article_search(article_search, rowid, title, deck, body, comments, marks) "
                       "SELECT 'delete', change, title, deck, body, comments, marks FROM article_words WHERE change = ?"),
        {change});
}

Result<void> ArticleRows::index(quint64 change)
{
    return m_database.run(QStringLiteral("INSERT INTO article_search(rowid, title, deck, body, comments, marks) "
                                         "SELECT change, title, deck, body, comments, marks FROM article_words WHERE change = ?"),
                          {change});
}

Result<void> ArticleRows::writeText(qint64 number, const QString &folder, const Article &article, quint64 sequence)
{
    const QString details = detailsText(article);
    const QString body = wholeCharacters(article.body);
    if (auto done = m_database.run(
            QStringLiteral("INSERT INTO article_text(number, details, body, comments, checksum, sequence) "
                           "VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(number) DO UPDATE SET details = excluded.details, "
                           "body = excluded.body, comments = excluded.comments, checksum = excluded.checksum, "
                           "sequence = excluded.sequence"),
            {number, details, body, commentsText(article), articleChecksum(details, body), sequence});
        !done)
        return done;
    if (auto done = m_database.run(
            QStringLiteral("UPDATE article SET title = ?, state = ?, tags = ?, words = ?, marks = ? WHERE number = ?"),
            {workingTitle(article), stateName(article.state), tagsText(article.tags), wordsIn(article.body),
             searchMarks(article, folder), number});
        !done)
        return done;
    return writeTags(number, article.tags);
}

Result<void> ArticleRows::writeFiling(qint64 number, const QString &folder, const Article &article)
{
    const QString details = detailsText(article);
    if (auto done = m_database.run(QStringLiteral("UPDATE article_text SET details = ?, checksum = ? WHERE number = ?"),
                                   {details, articleChecksum(details, wholeCharacters(article.body)), number});
        !done)
        return done;
    if (auto done = m_database.run(QStringLiteral("UPDATE article SET state = ?, tags = ?, marks = ?, folder = ?, copied = 0 "
                                                  "WHERE number = ?"),
                                   {stateName(article.state), tagsText(article.tags), searchMarks(article, folder), folder, number});
        !done)
        return done;
    return writeTags(number, article.tags);
}

Result<void> ArticleRows::writePlace(qint64 number, const WritingPlace &place)
{
    return m_database.run(
        QStringLiteral("INSERT INTO article_place(number, caret, anchor, scroll) VALUES(?, ?, ?, ?) ON CONFLICT(number) "
                       "DO UPDATE SET caret = excluded.caret, anchor = excluded.anchor, scroll = excluded.scroll"),
        {number, place.caret, place.anchor, place.scroll});
}

Result<void> ArticleRows::writeTags(qint64 number, const QStringList &tags)
{
    if (auto done = m_database.run(QStringLiteral("DELETE FROM article_tag WHERE number = ?"), {number}); !done)
        return done;
    for (const QString &tag : tags) {
        if (auto done = m_database.run(QStringLiteral("INSERT OR IGNORE INTO article_tag(number, tag) VALUES(?, ?)"), {number, tag});
            !done)
            return done;
    }
    return {};
}

Result<void> ArticleRows::rebuildIndex()
{
    for (const char *sql :
         {"INSERT INTO article_search(article_search) VALUES('delete-all')",
          "INSERT INTO article_search(rowid, title, deck, body, comments, marks) SELECT article_words.change, article_words.title, "
          "article_words.deck, article_words.body, article_words.comments, article_words.marks FROM article_words JOIN article "
          "ON article.change = article_words.change WHERE article.trashed IS NULL"}) {
        if (auto done = m_database.run(QString::fromUtf8(sql)); !done)
            return done;
    }
    return {};
}

} // namespace stet
