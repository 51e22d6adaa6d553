#pragma once

#include "app/article/draft.h"

#include <QTextDocument>
#include <functional>
#include <list>
#include <memory>

namespace stet {

/// The three texts of one draft, as the fields of the desk show them.
struct DraftTexts
{
    ArticleId id;
    std::unique_ptr<QTextDocument> headline;
    std::unique_ptr<QTextDocument> deck;
    std::unique_ptr<QTextDocument> body;
};

/// Remembers the texts of the drafts that were open lately, so that going back to one need not lay it out anew.
///
/// Bounded in number and in characters; the oldest is given up first. Owned by the desk; window's thread.
class DraftTextsShelf
{
public:
    /// `newTexts` makes three empty texts for the fields of the desk.
    explicit DraftTextsShelf(std::function<DraftTexts()> newTexts);

    /// The texts of `draft`. Made from the draft's words when there are none, or when the draft has been changed
    /// elsewhere since.
    DraftTexts &textsOf(const Draft &draft);

private:
    std::function<DraftTexts()> m_newTexts;
    std::list<DraftTexts> m_texts; ///< the latest first
};

/// True when the text is word for word what `body` holds.
bool holds(const QTextDocument &text, const BodyText &body);

} // namespace stet
