#pragma once

#include "app/article/article.h"
#include "app/result.h"

#include <QList>

namespace stet {

class Library;

/// Gives a ledger to articles that have none: those that were imported and never opened, so that they are compared
/// with later ones and stand in the library's ledger.
///
/// Borrows a library connection and belongs to its thread; meant for a worker's. A ledger that is there is never
/// touched, not even when the window writes it at the same time. The library remembers how far it has been looked
/// through, so that each save of an article costs one look at most.
class FirstLedgers
{
public:
    explicit FirstLedgers(Library &library) : m_library(library) {}

    /// What one step has done.
    struct Step
    {
        int looked = 0; ///< at articles; 0: all have been looked at
        int filled = 0; ///< that have got a ledger
    };

    /// Looks at the next articles, oldest save first: one transaction for all of them.
    Result<Step> step(int mostArticles = 40);

    /// Looks at these now, whatever has been looked at before. Answers how many have got a ledger.
    Result<int> fill(const QList<ArticleId> &articles);

private:
    Library &m_library;
};

} // namespace stet
