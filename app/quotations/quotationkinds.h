#pragma once

#include "app/quotations/speakerrules.h"

namespace stet {

/// Tells speech from titles, terms and scare quotes by the shape of the words and what stands around the marks.
///
/// `shape` is of the words within, `proposed` what the sentence says about a speaker, `isSingleMark` whether the marks
/// are single ones.
QuotationKind kindOf(const QuotationSetting &setting, const StretchShape &shape, const ProposedSpeaker &proposed,
                     bool isSingleMark, const TokenizedParagraph &paragraph, const LanguageLexicon &lexicon);

} // namespace stet
