#include "ui/editor/marklayers.h"

#include <algorithm>

namespace stet {

void MarkLayers::set(const QByteArray &layer, const QList<TextMark> &marks)
{
    if (marks.isEmpty())
        m_layers.remove(layer);
    else
        m_layers.insert(layer, marks);
}

void MarkLayers::takeChange(qsizetype position, qsizetype removed, qsizetype added)
{
    const qsizetype shift = added - removed;
    const qsizetype end = position + removed;
    for (QList<TextMark> &marks : m_layers) {
        for (TextMark &mark : marks) {
            if (mark.range.end <= position)
                continue;
            if (mark.range.start >= end) {
                mark.range.start += shift;
                mark.range.end += shift;
            } else {
                mark.range.start = std::min(mark.range.start, position);
                mark.range.end = std::max(mark.range.end, end) + shift;
            }
        }
    }
}

QList<TextMark> MarkLayers::in(TextRange range) const
{
    QList<TextMark> touching;
    for (const QList<TextMark> &marks : m_layers) {
        // Marks of one layer may hold one another, so that only their starts are in order.
        const auto last = std::lower_bound(marks.begin(), marks.end(), range.end,
                                           [](const TextMark &mark, qsizetype end) { return mark.range.start < end; });
        for (auto mark = marks.begin(); mark != last; ++mark) {
            if (mark->range.end > range.start)
                touching.append(*mark);
        }
    }
    return touching;
}

bool MarkLayers::touches(const QByteArray &layer, TextRange range) const
{
    const QList<TextMark> marks = m_layers.value(layer);
    return std::any_of(marks.begin(), marks.end(), [range](const TextMark &mark) {
        return mark.range.start < range.end && range.start < mark.range.end;
    });
}

bool MarkLayers::keeps(qsizetype position) const
{
    return std::any_of(m_layers.begin(), m_layers.end(), [position](const QList<TextMark> &marks) {
        return std::any_of(marks.begin(), marks.end(), [position](const TextMark &mark) {
            return mark.kept && mark.range.start < position && position < mark.range.end;
        });
    });
}

} // namespace stet
