#pragma once

#include "app/article/article.h"
#include "app/result.h"

#include <QDateTime>

#include <optional>

namespace stet {

class Database;

/// What lists show of an article.
struct ArticleSummary
{
    ArticleId id;
    QString title; ///< headline, else the first words; empty for an empty draft
    ArticleState state = ArticleState::Draft;
    int words = 0; ///< of the body
    QDateTime changed;
    QDateTime trashed; ///< invalid: not in the trash
    QStringList tags;
    QString folder;    ///< "Elections/2024"; empty: in none
};

/// Which articles a list shows, and in which order.
struct ArticleFilter
{
    enum class Order { NewestChange, Title, State, Words };

    std::optional<ArticleState> state = {};
    QString tag = {};
    QString folder = {}; ///< with everything below it
    Order order = Order::NewestChange;
    int limit = -1; ///< -1: all
    int offset = 0;
};

/// Lists of articles as they are kept; no list reads a body.
///
/// Borrows a connection and belongs to its thread.
class ArticleLists
{
public:
    explicit ArticleLists(Database &database) : m_database(database) {}

    Result<QList<ArticleSummary>> list(const ArticleFilter &filter = {});
    Result<int> count(const ArticleFilter &filter = {});

    /// What was thrown away last comes first.
    Result<QList<ArticleSummary>> trash();

    /// NotFound when the article is not in the library.
    Result<ArticleSummary> summary(const ArticleId &id);

private:
    Result<QList<ArticleSummary>> summaries(const QString &rest, const QVariantList &values);

    Database &m_database;
};

} // namespace stet
