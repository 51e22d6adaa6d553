#include "ui/citations/citationmarks.h"

#include "app/article/draft.h"
#include "ui/citations/articlecitations.h"
#include "ui/editor/articleeditor.h"
#include "ui/look/colours.h"
#include "ui/look/icons.h"

#include <algorithm>

namespace stet {

CitationMarks::CitationMarks(const ArticleCitations *citations, ArticleEditor *editor, QObject *parent)
    : QObject(parent), m_citations(citations), m_editor(editor)
{
    connect(citations, &ArticleCitations::answered, this, &CitationMarks::lay);
    connect(editor, &QPlainTextEdit::cursorPositionChanged, this, &CitationMarks::takeCaret);
}

qsizetype CitationMarks::markAtCaret() const
{
    qsizetype index = -1;
    return m_citations->markAt(m_editor->textCursor().position(), &index) ? index : -1;
}

void CitationMarks::takeCaret()
{
    // The caret matters only where something could be said about the mark that it is in or has left.
    const QStringList &unknown = m_citations->answer().citations.formatted.unknownKeys;
    if (!unknown.isEmpty() && markAtCaret() != m_atCaret)
        lay();
}

void CitationMarks::lay()
{
    const CitationAnswer &answer = m_citations->answer();
    const Draft *draft = m_citations->draft();
    if (draft && answer.revision != draft->revision())
        return; // the marks have moved along with the edit; the answer to these words is on its way
    const QStringList &unknown = answer.citations.formatted.unknownKeys;
    const QColor colour = coloursOf(m_editor->palette()).wrong;
    const QIcon sign = icon(QStringLiteral("warning"));
    m_atCaret = m_editor->hasFocus() ? markAtCaret() : -1;
    QStringList told;
    QList<TextMark> marks;
    for (qsizetype i = 0; draft && i < answer.reading.marks.size(); ++i) {
        TextMark mark;
        mark.range = answer.reading.marks[i].range;
        mark.tip = answer.tips.value(i);
        for (const CitedSource &source : answer.reading.marks[i].sources) {
            if (i == m_atCaret || !unknown.contains(source.key))
                continue;
            mark.line = TextMark::Line::Dotted;
            mark.colour = colour;
            mark.sign = sign;
            if (!told.contains(source.key))
                told.append(source.key);
        }
        marks.append(mark);
    }
    if (!marks.isEmpty() || m_hasMarks)
        m_editor->setMarks("citations", marks);
    m_hasMarks = !marks.isEmpty();
    if (told == m_unknown)
        return;
    m_unknown = told;
    Q_EMIT unknownKeysChanged(told);
}

} // namespace stet
