#pragma once

#include "app/text/linesyntax.h"

#include <QHash>
#include <QObject>
#include <QPalette>
#include <QPointer>
#include <QTextBlock>
#include <QTextCharFormat>

class QTextDocument;

namespace stet {

/// Shows Markdown in the body as quietly as it can: marks dimmed, headings larger, emphasis and links as such.
///
/// Unlike QSyntaxHighlighter it styles no paragraph before it is seen or changed, so that a text of a million words
/// opens like a short one. An edit costs its own lines, and those after it only as far as a fence or a list opened
/// or closed. Owned by the editor; window's thread.
class ArticleHighlighter : public QObject
{
    Q_OBJECT

public:
    explicit ArticleHighlighter(QObject *parent);

    void setDocument(QTextDocument *document);

    /// New colours or letters: everything is styled anew when it is next seen.
    void setLook(const QPalette &palette, const QFont &font);

    /// Styles the paragraph if it is not yet. True when that changed how it shows.
    bool ensureStyled(const QTextBlock &block);

private:
    void takeChange(int position, int removed, int added);
    bool readOn(QTextBlock block, int state);
    void knowStatesBefore(int blockNumber);
    int stateBefore(const QTextBlock &block) const;
    void forget(const QTextBlock &block);
    LineSyntax syntaxOf(const QTextBlock &block) const;
    void style(const QTextBlock &block);
    const QTextCharFormat &formatOf(quint16 styles, const LineSyntax &syntax);

    QPointer<QTextDocument> m_document;
    QPalette m_palette;
    QFont m_font;
    QHash<quint32, QTextCharFormat> m_formats;
    int m_blockCount = 0;
    int m_known = 0; ///< so many paragraphs from the start have a true state
};

} // namespace stet
