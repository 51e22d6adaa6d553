#pragma once

#include "app/text/prose.h"

#include <QByteArray>
#include <QColor>
#include <QHash>
#include <QIcon>
#include <QList>
#include <QMap>

namespace stet {

/// A quiet mark that another room lays on words of the body: what was found, what a quotation's verdict is.
struct TextMark
{
    enum class Line { None, Wash, Solid, Dotted, Dashed, Wave };

    TextRange range; ///< in the body
    Line line = Line::None;
    QIcon sign;      ///< in the margin beside the mark's first line; its shape says what its colour says. Null: none
    QColor colour;   ///< of the line
    QString tip;     ///< shown when the pointer rests on it; empty: nothing
    bool kept = false; ///< words that were held to their source: only the writer's own keys change them
};

/// The marks on the body by layer ("find", "quotations"…). They move along with edits until their room sets new ones.
///
/// Owned by the editor; window's thread.
class MarkLayers
{
public:
    /// `marks` in the order of their starts. An empty list takes the layer away.
    void set(const QByteArray &layer, const QList<TextMark> &marks);

    /// Moves marks behind an edit and cuts those that it touches.
    void takeChange(qsizetype position, qsizetype removed, qsizetype added);

    /// The marks that touch a stretch of the body, lowest layer first.
    QList<TextMark> in(TextRange range) const;

    /// True when a mark of this layer touches the stretch.
    bool touches(const QByteArray &layer, TextRange range) const;

    /// True between the first and the last sign of words that are kept as they are.
    bool keeps(qsizetype position) const;

    bool isEmpty() const { return m_layers.isEmpty(); }

private:
    QMap<QByteArray, QList<TextMark>> m_layers;
};

} // namespace stet
