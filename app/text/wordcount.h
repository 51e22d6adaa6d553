#pragma once

#include "app/text/prose.h"

#include <QList>
#include <QStringView>

namespace stet {

/// How many words a reader would count: runs without white space that hold a letter or a digit. A compound
/// ("socio-economic"), an abbreviation ("U.S."), a number ("$1.15") and a contraction are one word each; a dash that
/// stands closed between two words ("peace—or war") parts them. In scripts without spaces each character counts.
qsizetype countWords(QStringView text);

/// Words of the body alone: headings, lists, quotations and tables count; footnotes, code blocks, citation marks and
/// other parts of the article do not.
qsizetype countWords(const QList<ProseParagraph> &paragraphs);

} // namespace stet
