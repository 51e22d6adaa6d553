#include "app/store/wordstore.h"

namespace stet {

namespace {

QString key(const ArticleId &id)
{
    return id.toString(QUuid::WithoutBraces);
}

} // namespace

Result<QStringList> WordStore::read(const QString &sql, const QString &of)
{
    QStringList words;
    const auto read = m_database.each(sql, {of}, [&words](const Row &row) {
        words.append(row.text(0));
        return true;
    });
    if (!read)
        return read.error();
    return words;
}

Result<QStringList> WordStore::words(const QString &language)
{
    return read(QStringLiteral("SELECT word FROM word WHERE language = ? ORDER BY word"), language);
}

Result<void> WordStore::add(const QString &language, const QString &word)
{
    return m_database.run(QStringLiteral("INSERT OR IGNORE INTO word(language, word) VALUES(?, ?)"), {language, word});
}

Result<void> WordStore::remove(const QString &language, const QString &word)
{
    return m_database.run(QStringLiteral("DELETE FROM word WHERE language = ? AND word = ?"), {language, word});
}

Result<QStringList> WordStore::ignored(const ArticleId &article)
{
    return read(QStringLiteral("SELECT word FROM ignored_word WHERE article = ? ORDER BY word"), key(article));
}

Result<void> WordStore::ignore(const ArticleId &article, const QString &word)
{
    return m_database.run(QStringLiteral("INSERT OR IGNORE INTO ignored_word(article, word) VALUES(?, ?)"),
                          {key(article), word});
}

Result<void> WordStore::unignore(const ArticleId &article, const QString &word)
{
    return m_database.run(QStringLiteral("DELETE FROM ignored_word WHERE article = ? AND word = ?"),
                          {key(article), word});
}

} // namespace stet
