#pragma once

#include "app/quotations/languagelexicon.h"
#include "app/text/prose.h"

#include <vector>

namespace stet {

/// A stretch between outer quotation marks in one paragraph.
struct MarkedStretch
{
    TextRange range;               ///< marks included
    qsizetype openLength = 1;      ///< units of the opening mark: 2 for `` typed as two signs, 0 when there is none
    qsizetype closeLength = 1;     ///< 0 when the closing mark is missing
    char16_t glyph = 0;            ///< the opening mark
    std::vector<TextRange> nested; ///< marks included, outermost first

    TextRange inner() const { return {range.start + openLength, range.end - closeLength}; }
};

/// Pairs the quotation marks of one paragraph by the conventions of the language.
///
/// Curly, straight, low and angle marks, double and single; apostrophes, elisions ('tis, ’90s) and inches open nothing.
/// At most the last stretch lacks its closing mark because the paragraph ended, and then runs to that end. Linear.
std::vector<MarkedStretch> pairQuotationMarks(const ProseParagraph &paragraph, const LanguageLexicon &lexicon);

/// True when a paragraph begins with an opening mark of the kind that `glyph` opened with, as a quotation does that
/// runs over several paragraphs.
bool beginsWithMark(QStringView text, char16_t glyph);

} // namespace stet
