#include "app/import/importer.h"

#include <cstdint>
#include <cstdlib>

/// Bytes as a file of any kind: the first byte chooses the ending. Places in the prose have to lie inside the text.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    static const QStringList endings{"a.txt", "a.md", "a.html", "a"};
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const auto imported = stet::importBytes(bytes, endings[data[0] % endings.size()]);
    if (!imported)
        return 0;
    for (const stet::ProseParagraph &paragraph : imported->prose) {
        const stet::TextRange source = paragraph.sourceRange({0, paragraph.text.size()});
        if (source.start < 0 || source.end > imported->fileText.size())
            std::abort();
    }
    return 0;
}
