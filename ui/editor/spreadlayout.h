#pragma once

#include <QPlainTextDocumentLayout>

namespace stet {

/// The layout of QPlainTextEdit with air between the lines.
///
/// Qt's own layout sets lines solid and ignores a block's line height. This one lets it break the lines and then moves
/// them apart, half of the air above and half below each line, so that it costs nothing but a few additions for each
/// paragraph on the screen. Owned by its document; window's thread.
class SpreadLayout : public QPlainTextDocumentLayout
{
    Q_OBJECT

public:
    /// `leading` is the distance of two baselines, in heights of the letters' body (em).
    SpreadLayout(QTextDocument *document, qreal leading);

    /// Takes up the document's font; call before it is changed, so that everything is laid out anew only once.
    void setFont(const QFont &font);

    /// Pixels of air above a line of this height; as much or one more is below it.
    qreal airAbove(qreal lineHeight) const;
    qreal airBelow(qreal lineHeight) const;

    QRectF blockBoundingRect(const QTextBlock &block) const override;

private:
    qreal m_leading;
    qreal m_air = 0; ///< in heights of a line
};

} // namespace stet
