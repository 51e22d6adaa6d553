#pragma once

#include "app/article/article.h"

#include <QDate>
#include <QStringList>

#include <optional>

namespace stet {

/// What a writer asks for in the search field. A plain value.
///
/// Words have to be there all; `"words in this order"`, `begin*`, `-without`, `-"not this"`, and filters: `tag:climate`,
/// `tag:"two words"`, `-tag:climate`, `state:ready`, `folder:Elections` or `in:Elections`, `speaker:price`, `by:brown`,
/// `before:2026-01-31` and `after:2026` (days of the last change; a year or a month stands for its first day). Anything
/// else with a colon is a word. Capitals, accents and punctuation make no difference.
struct SearchQuery
{
    /// One or more words in order; the last may be the beginning of a word.
    struct Term
    {
        QString text;
        bool isBeginning = false;

        bool operator==(const Term &) const = default;
    };

    QList<Term> wanted;
    QList<Term> unwanted;
    QStringList tags;
    QStringList unwantedTags;
    std::optional<ArticleState> state;
    QString folder;
    QString speaker; ///< part of the name of somebody quoted
    QString writer;  ///< part of the name of somebody who signs
    QDate before;
    QDate after;

    bool isEmpty() const { return *this == SearchQuery(); }

    /// Whether it asks for anything that only an article can have.
    bool hasFilters() const
    {
        return !tags.isEmpty() || !unwantedTags.isEmpty() || state || !folder.isEmpty() || !speaker.isEmpty()
               || !writer.isEmpty() || before.isValid() || after.isValid();
    }
    bool operator==(const SearchQuery &) const = default;
};

/// Reads the search field. `isTyping`: the last word may not be finished, so that its beginning is enough.
SearchQuery parseSearch(const QString &text, bool isTyping = false);

} // namespace stet
