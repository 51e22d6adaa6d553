#include "app/store/searchphrase.h"

#include <cstddef>
#include <cstdint>

using namespace stet;

// Whatever is typed into the search field becomes a question with bounds, and snippets keep to their text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > 100'000)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const SearchQuery query = parseSearch(text, size % 2 == 0);
    if (query.wanted.size() > 32 || query.unwanted.size() > 32)
        __builtin_trap();
    for (const SearchQuery::Term &term : query.wanted) {
        const QString phrase = fts::phrase(term);
        if (phrase.count(u'"') != 2) // a mark inside would end the string, and the rest be read as syntax
            __builtin_trap();
    }
    const Snippet snippet = fts::snippetFrom(text);
    for (const TextRange &hit : snippet.hits) {
        if (hit.start < 0 || hit.end < hit.start || hit.end > snippet.text.size())
            __builtin_trap();
    }
    return 0;
}
