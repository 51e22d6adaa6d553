#include "ui/look/markedwords.h"

#include <QPainter>
#include <QTextLayout>

namespace stet {

namespace {

/// Takes words away before the first mark until it can be seen.
void bringIntoView(QString &words, QList<TextRange> &marks, const QFontMetrics &metrics, int width)
{
    if (marks.isEmpty() || metrics.horizontalAdvance(words.left(marks.first().end)) <= width * 3 / 4)
        return;
    const qsizetype first = marks.first().start;
    qsizetype from = first;
    while (from > 0 && metrics.horizontalAdvance(words.mid(from - 1, first - from + 1)) < width / 4)
        --from;
    const qsizetype space = words.indexOf(QLatin1Char(' '), from);
    if (space >= 0 && space < first)
        from = space + 1;
    words = QChar(0x2026) + words.mid(from);
    for (TextRange &mark : marks)
        mark = {mark.start - from + 1, mark.end - from + 1};
}

} // namespace

void paintMarkedWords(QPainter *painter, const QRect &line, const QString &words, const QList<TextRange> &marks,
                      const QColor &ink)
{
    const QFontMetrics metrics = painter->fontMetrics();
    if (marks.isEmpty()) {
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(words, Qt::ElideRight, line.width()));
        return;
    }
    QString text = words;
    QList<TextRange> ranges = marks;
    bringIntoView(text, ranges, metrics, line.width());
    QFont heavy = painter->font();
    heavy.setWeight(QFont::DemiBold);
    int wider = 0; // heavier letters take more room than those that are measured
    for (const TextRange &range : std::as_const(ranges)) {
        const QString marked = text.mid(range.start, range.length());
        wider += QFontMetrics(heavy).horizontalAdvance(marked) - metrics.horizontalAdvance(marked);
    }
    text = metrics.elidedText(text, Qt::ElideRight, line.width() - wider);
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &range : std::as_const(ranges)) {
        if (range.start < 0 || range.start >= text.size())
            continue;
        QTextCharFormat format;
        format.setForeground(ink);
        format.setFontWeight(QFont::DemiBold);
        formats.append({int(range.start), int(qMin(range.end, text.size()) - range.start), format});
    }
    QTextLayout layout(text, painter->font(), painter->device());
    QTextOption oneLine(Qt::AlignLeft);
    oneLine.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(oneLine);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine only = layout.createLine();
    only.setLineWidth(line.width());
    layout.endLayout();
    layout.draw(painter, QPointF(line.left(), line.center().y() - only.height() / 2));
}

} // namespace stet
