#pragma once

#include "app/text/document.h"
#include "app/text/prose.h"

#include <QList>

namespace stet {

/// The paragraphs of a Markdown text as a reader sees them, in the order of the source: paragraphs, headings, list
/// items, table cells, code blocks, and footnotes at the place of their definition. Places count UTF-16 units of the
/// text that was parsed.
QList<ProseParagraph> proseOf(const Document &document, ArticlePart part = ArticlePart::Body);

/// The same for text without markup (headlines, plain fields). A line feed ends a paragraph.
QList<ProseParagraph> proseOfPlainText(const QString &text, ArticlePart part);

/// The words under pictures: alternative text and title of each, a paragraph of its own. Places as in proseOf; those of
/// a title are the whole picture's.
QList<ProseParagraph> captionsOf(const Document &document);

} // namespace stet
