#pragma once

#include "app/quotations/paragraphreading.h"
#include "app/quotations/quotation.h"

#include <memory>
#include <vector>

namespace stet {

/// Puts what the paragraphs tell together: quotations that run on, block quotations, speakers named in the paragraph
/// before, and the mention that a pronoun or a short name stands for.
///
/// Costs as much as there are quotations and names, not as there are words.
QList<Quotation> linkQuotations(const QList<ProseParagraph> &paragraphs,
                                const std::vector<std::shared_ptr<const ParagraphReading>> &readings,
                                const LanguageLexicon &lexicon);

} // namespace stet
