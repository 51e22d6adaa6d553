#include "app/sources/sourcefile.h"

#include <cstddef>
#include <cstdint>

// The first byte chooses the format. What was read is written in every format and read again; CSL-JSON must lose no entry.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1 || size > 100'000)
        return 0;
    const auto format = stet::SourceFormat(data[0] % 4);
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const auto read = stet::readSources(bytes, format);
    if (!read)
        return 0;
    for (const auto to : {stet::SourceFormat::CslJson, stet::SourceFormat::BibTeX, stet::SourceFormat::Ris, stet::SourceFormat::EndNote})
        static_cast<void>(stet::readSources(stet::writeSources(read->sources, to), to));
    const auto again = stet::readSources(stet::writeSources(read->sources, stet::SourceFormat::CslJson), stet::SourceFormat::CslJson);
    if (!again || again->sources.size() != read->sources.size())
        __builtin_trap();
    return 0;
}
