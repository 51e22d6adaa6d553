#include "app/import/htmltext.h"
#include "app/text/markdown.h"

#include <cstdint>

/// Bytes as pasted HTML and as a page; what comes out is read as Markdown again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QString html = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto pasted = stet::pastedHtml(html))
        stet::parseMarkdown(pasted->markdown);
    (void)stet::htmlArticle(html).has_value();
    return 0;
}
