#pragma once

#include "app/quotations/languagelexicon.h"
#include "app/quotations/speakerdetails.h"

namespace stet {

/// A speaker named within the marks, as French and Spanish have it: « Nous attendrons, a-t-elle dit, jusqu’au soir. »,
/// «No —dijo Ortega— y no». Ranges are in the paragraph's text; an empty `speaker` says that there is none.
///
/// `inner` is the stretch within the marks. Linear in its length.
SpeakerDetails attributionWithin(const ProseParagraph &paragraph, TextRange inner, const LanguageLexicon &lexicon);

} // namespace stet
