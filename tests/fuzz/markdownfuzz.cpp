#include "app/page/pagecomposer.h"
#include "app/text/citationmark.h"
#include "app/text/htmlwriter.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"
#include "app/text/wordcount.h"

#include <cstdlib>

using namespace stet;

/// Any text: it is read, written, counted and composed twice, and what is remembered must not show.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static PageComposer remembering;
    const QString body = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const Document document = parseMarkdown(body);
    (void)renderHtml(document);
    const QList<ProseParagraph> paragraphs = proseOf(document);
    (void)countWords(paragraphs);
    for (const ProseParagraph &paragraph : paragraphs) {
        for (const ProseParagraph::Piece &piece : paragraph.pieces) {
            if (body.mid(piece.sourceStart, piece.length) != paragraph.text.mid(piece.textStart, piece.length))
                std::abort();
        }
    }
    PageMaterial material;
    material.article.body = body;
    if (remembering.compose(material).html() != PageComposer().compose(material).html())
        std::abort();
    return 0;
}
