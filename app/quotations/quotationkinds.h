#pragma once

#include "app/quotations/proposedspeaker.h"

namespace stet {

/// Tells speech from titles, terms and scare quotes by the shape of the words and what stands around the marks.
///
/// `shape` is of the words within, `proposed` what the sentence says about a speaker, `report` what it says when it names
/// none, `isSingleMark` whether the marks are single ones.
QuotationKind kindOf(const QuotationSetting &setting, const StretchShape &shape, const ProposedSpeaker &proposed,
                     UnsignedReport report, bool isSingleMark, const TokenizedParagraph &paragraph, const LanguageLexicon &lexicon);

} // namespace stet
