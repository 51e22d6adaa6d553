#include "app/text/frontmatter.h"

#include <cstdlib>

using namespace stet;

/// Any file: it is read or refused, and what was read is the same after it was written and read again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<MarkdownArticle> read = articleFromMarkdown(text);
    if (!read)
        return 0;
    const Result<MarkdownArticle> again = articleFromMarkdown(markdownWithFrontMatter(read->article, read->authorNames));
    if (!again || again->article.body != read->article.body || again->article.headline != read->article.headline
        || again->authorNames != read->authorNames)
        std::abort();
    return 0;
}
