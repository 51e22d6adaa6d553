#pragma once

#include "app/sources/sourcefile.h"

namespace stet {

/// What the bytes of a file hold; nothing, where it could not be read.
inline ReadSources read(const QByteArray &bytes, SourceFormat format)
{
    const Result<ReadSources> result = readSources(bytes, format);
    return result ? *result : ReadSources();
}

/// The one source of a file.
inline Source only(const QByteArray &bytes, SourceFormat format)
{
    const ReadSources result = read(bytes, format);
    return result.sources.size() == 1 ? result.sources[0] : Source();
}

/// What RIS, EndNote and BibTeX can all hold.
inline Source plainSource(const QString &type)
{
    Source source;
    source.key = "key-" + type;
    source.item = {{"type", type}};
    source.setText("title", "A title, with “marks” & 5 % of $x_1$ {braces} ~ and #");
    source.setText("title-short", "A title");
    source.setText("container-title", "The Example Post");
    source.setNames("author", {cslNameFromText("Price, Ned"), cslNameFromText("van der Berg, Jan"), cslNameFromText("Müller, Jr., Eva")});
    source.setNames("editor", {cslNameFromText("Kredo, Adam")});
    source.setDate("issued", cslDateFromText("2021-09-04"));
    source.setDate("accessed", cslDateFromText("2021-10"));
    source.setText("volume", "12");
    source.setText("page", "17-23");
    source.setText("publisher", "House & Sons");
    source.setText("publisher-place", "Kabul");
    source.setText("URL", "https://a.example/x_y?a=1&b=%20#top");
    source.setText("DOI", "10.1000/a_b(c)");
    source.setText("abstract", "First line. Second line.");
    source.setText("language", "en-GB");
    source.tags = QStringList{"kabul", "press freedom"};
    source.notes = "Check the date.";
    return source;
}

} // namespace stet
