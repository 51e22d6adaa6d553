#pragma once

#include "app/article/draft.h"
#include "app/result.h"
#include "app/store/database.h"

#include <QDateTime>

namespace stet {

/// How an article's identity is spelled in the library's tables.
QString articleKey(const ArticleId &id);
Error articleNotThere(const ArticleId &id);

/// A column of milliseconds; invalid when it is empty.
QDateTime timeOf(const Row &row, int column);

/// The rows that an article is made of, and its words in the search index: the steps of which the article stores make
/// their transactions.
///
/// Borrows a connection and belongs to its thread. No call begins a transaction; each has to be part of one.
class ArticleRows
{
public:
    struct Place
    {
        qint64 number = 0;
        quint64 change = 0;
        bool trashed = false;
        QString folder;
    };

    explicit ArticleRows(Database &database) : m_database(database) {}

    /// NotFound when the article is not in the library.
    Result<Place> find(const ArticleId &id);

    /// Raises the library's count of saves.
    Result<quint64> nextChange();

    /// Takes an article's words out of the search index; before they change, since the index needs them once more.
    Result<void> unindex(quint64 change);
    Result<void> index(quint64 change);

    /// Makes the search index anew from the articles.
    Result<void> rebuildIndex();

    Result<void> writeText(qint64 number, const QString &folder, const Article &article, quint64 sequence);

    /// What filing changes of an article whose words stay as they are.
    Result<void> writeFiling(qint64 number, const QString &folder, const Article &article);
    Result<void> writePlace(qint64 number, const WritingPlace &place);

private:
    Result<void> writeTags(qint64 number, const QStringList &tags);

    Database &m_database;
};

} // namespace stet
