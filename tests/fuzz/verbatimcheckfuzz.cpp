#include "app/quotations/verbatimcheck.h"

#include <cstdint>
#include <cstdlib>

using namespace stet;

/// Any quotation against any source, parted by a line feed: places stay within both texts.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype feed = text.indexOf(u'\n');
    if (feed < 0)
        return 0;
    const QString quotation = text.left(feed);
    const SourceText source(text.mid(feed + 1));
    const Verification found = verify(quotation, source);
    const auto within = [](TextRange range, qsizetype length) {
        if (range.start < 0 || range.start > range.end || range.end > length)
            std::abort();
    };
    for (const TextRange &place : found.places)
        within(place, source.text().size());
    for (const ElidedGap &gap : found.gaps) {
        within(gap.quoted, quotation.size());
        within(gap.source, source.text().size());
    }
    for (const BracketChange &bracket : found.brackets) {
        within(bracket.quoted, quotation.size());
        within(bracket.source, source.text().size());
    }
    // The words of the source itself are always faithful, unless they stand there twice or are no words.
    if (found.verdict == Verdict::Exact && !source.text().contains(quotation))
        std::abort();
    return 0;
}
