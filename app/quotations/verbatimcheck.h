#pragma once

#include "app/quotations/sourcetext.h"
#include "app/quotations/verification.h"

namespace stet {

/// Holds a quotation to the text of its source, word for word.
///
/// `quotation` is what stands between the outer marks. Folded are Unicode form (NFKC), glyphs of quotation marks,
/// dashes and ellipses, white space and soft hyphens; nothing else: case, digits and punctuation within count. An
/// ellipsis (… or three dots, also in brackets) splits the quotation into fragments that must follow in order; a
/// bracket stands for at most eight words of the source. Linear in the quotation and its hits; a source of 100,000
/// words costs less than 10 ms once it is indexed. An empty source answers CannotCheck.
Verification verify(QStringView quotation, const SourceText &source);

} // namespace stet
