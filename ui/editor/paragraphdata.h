#pragma once

#include "app/text/linesyntax.h"

#include <QTextBlock>
#include <QTextBlockUserData>

namespace stet {

/// What the editor knows about one paragraph of the body, kept with the paragraph itself so that an edit forgets
/// exactly what it must. Owned by its text block; window's thread.
class ParagraphData : public QTextBlockUserData
{
public:
    LineSyntax syntax;
    bool styled = false;         ///< `syntax` is of the paragraph's present words and is what the layout shows
    bool spellingKnown = false;  ///< `misspellings` is of the paragraph's present words
    QList<TextRange> misspellings;

    /// The block's data; null when nothing is known about it yet.
    static ParagraphData *of(const QTextBlock &block) { return static_cast<ParagraphData *>(block.userData()); }

    /// The block's data, made when there is none.
    static ParagraphData *made(QTextBlock block)
    {
        if (!block.userData())
            block.setUserData(new ParagraphData);
        return of(block);
    }
};

} // namespace stet
