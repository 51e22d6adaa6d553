#include "app/import/docxtext.h"

#include <cstdint>

/// Bytes as a Word document: as the archive, and as the XML inside, which an archive that was changed at random rarely holds.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)stet::docxText(bytes).has_value();
    (void)stet::wordXmlText(bytes).has_value();
    return 0;
}
