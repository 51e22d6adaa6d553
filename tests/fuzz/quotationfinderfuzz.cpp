#include "app/quotations/quotationwatch.h"

#include <cstdint>
#include <cstdlib>

using namespace stet;

/// Any text, in any language: places stay within the text, and looking again at what changed finds the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const char *languages[] = {"en", "de", "fr", "es", "it"};
    const QString language = QLatin1String(languages[data[0] % 5]);
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    QList<ProseParagraph> paragraphs;
    for (const QString &line : text.split(u'\n')) {
        ProseParagraph paragraph;
        paragraph.quoteDepth = line.startsWith(u'>') ? 1 : 0;
        paragraph.text = line;
        paragraphs.append(paragraph);
    }
    const QuotationFinder finder(language);
    const QList<Quotation> found = finder.find(paragraphs);
    for (const Quotation &quotation : found) {
        for (const ProsePlace &stretch : quotation.stretches) {
            if (stretch.range.start < 0 || stretch.range.end > paragraphs[stretch.paragraph].text.size()
                || stretch.range.start > stretch.range.end)
                std::abort();
        }
        wordsAt(quotation.attribution.speaker, paragraphs);
    }
    QuotationWatch watch(language);
    watch.update(paragraphs.mid(paragraphs.size() / 2));
    if (watch.update(paragraphs) != found)
        std::abort();
    return 0;
}
