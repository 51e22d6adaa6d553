#include "app/citations/citationhtml.h"
#include "app/citations/citationreading.h"
#include "app/citations/stylecatalogue.h"
#include "app/citations/stylecheck.h"

#include <cstddef>
#include <cstdint>

// Marks in a body, the HTML of an engine, and the XML of a style, all from one text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > 100'000)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString text = QString::fromUtf8(bytes);
    for (const stet::CitationMark &mark : stet::readCitations(text).marks) {
        if (mark.range.start < 0 || mark.range.end > text.size() || mark.range.start >= mark.range.end)
            __builtin_trap();
    }
    const QString safe = stet::safeCitationHtml(text);
    if (stet::safeCitationHtml(safe) != safe)
        __builtin_trap();
    static_cast<void>(stet::plainCitation(text));
    static_cast<void>(stet::checkStyle(bytes));
    static_cast<void>(stet::readStyleHead(QStringLiteral("x"), bytes));
    return 0;
}
