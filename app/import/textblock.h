#pragma once

#include "app/text/prose.h"

#include <QList>
#include <QString>

namespace stet {

/// One block of a text that is being imported, before it is known what it is: words, Markdown, and the way back to the
/// file. Plain text, HTML and Word files all become these; PublishedPage then tells the parts of the page apart.
struct TextBlock
{
    enum class Kind {
        Paragraph,
        Heading,
        Other, ///< list, quotation, code, table, image, rule: belongs to the body wherever it stands there
    };

    Kind kind = Kind::Paragraph;
    int level = 0;               ///< of a heading
    QString text;                ///< as a reader sees it, line feeds between the lines
    QString markdown;
    QList<ProseParagraph> prose; ///< with places in the file's text
    TextRange source;            ///< the whole block in the file's text
};

} // namespace stet
