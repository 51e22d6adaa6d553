#include "ui/editor/accessiblecolumn.h"

#include "ui/editor/columntext.h"
#include "ui/editor/paragraphdata.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace stet {

namespace {

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *column = qobject_cast<ColumnText *>(object);
    return column ? new AccessibleColumn(column) : nullptr;
}

/// Narrows a run to the part around `place` over which a mark from `from` to `to` does not change; true inside of it.
bool narrow(int from, int to, int place, int *start, int *end)
{
    if (from <= place && place < to) {
        *start = std::max(*start, from);
        *end = std::min(*end, to);
        return true;
    }
    if (to <= place)
        *start = std::max(*start, to);
    else
        *end = std::min(*end, from);
    return false;
}

} // namespace

AccessibleColumn::AccessibleColumn(ColumnText *column) : QAccessibleWidget(column, QAccessible::EditableText) {}

void AccessibleColumn::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed)
}

ColumnText *AccessibleColumn::column() const
{
    return static_cast<ColumnText *>(widget());
}

QTextCursor AccessibleColumn::cursorAt(int start, int end) const
{
    const int last = characterCount();
    QTextCursor cursor(column()->document());
    cursor.setPosition(std::clamp(start, 0, last));
    cursor.setPosition(end < 0 ? last : std::clamp(end, 0, last), QTextCursor::KeepAnchor);
    return cursor;
}

void *AccessibleColumn::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    if (type == QAccessible::EditableTextInterface)
        return static_cast<QAccessibleEditableTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QString AccessibleColumn::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? column()->toPlainText() : QAccessibleWidget::text(kind);
}

void AccessibleColumn::setText(QAccessible::Text kind, const QString &words)
{
    if (kind == QAccessible::Value)
        replaceText(0, -1, words);
    else
        QAccessibleWidget::setText(kind, words);
}

QAccessible::State AccessibleColumn::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.multiLine = true;
    state.selectableText = true;
    state.readOnly = column()->isReadOnly();
    state.editable = !column()->isReadOnly();
    return state;
}

// --- Words, caret and selection

void AccessibleColumn::selection(int index, int *start, int *end) const
{
    const QTextCursor cursor = column()->textCursor();
    *start = index == 0 && cursor.hasSelection() ? cursor.selectionStart() : 0;
    *end = index == 0 && cursor.hasSelection() ? cursor.selectionEnd() : 0;
}

int AccessibleColumn::selectionCount() const
{
    return column()->textCursor().hasSelection() ? 1 : 0;
}

void AccessibleColumn::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void AccessibleColumn::removeSelection(int index)
{
    if (index == 0)
        setCursorPosition(cursorPosition());
}

void AccessibleColumn::setSelection(int index, int start, int end)
{
    if (index == 0)
        column()->setTextCursor(cursorAt(start, end));
}

int AccessibleColumn::cursorPosition() const
{
    return column()->textCursor().position();
}

void AccessibleColumn::setCursorPosition(int position)
{
    column()->setTextCursor(cursorAt(position, position));
}

QString AccessibleColumn::text(int start, int end) const
{
    QString words = cursorAt(start, end).selectedText();
    return words.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
}

int AccessibleColumn::characterCount() const
{
    return column()->document()->characterCount() - 1; // Qt counts the end of the last paragraph
}

QRect AccessibleColumn::characterRect(int offset) const
{
    const QTextCursor cursor = cursorAt(offset, offset);
    QRect place = column()->cursorRect(cursor);
    const QTextBlock block = cursor.block();
    const int inBlock = cursor.positionInBlock();
    const QTextLine line = block.layout()->lineForTextPosition(inBlock);
    if (line.isValid())
        place.setWidth(std::max(1, int(line.cursorToX(inBlock + 1) - line.cursorToX(inBlock))));
    return place.translated(column()->viewport()->mapToGlobal(QPoint(0, 0)));
}

int AccessibleColumn::offsetAtPoint(const QPoint &point) const
{
    return column()->cursorForPosition(column()->viewport()->mapFromGlobal(point)).position();
}

void AccessibleColumn::scrollToSubstring(int start, int end)
{
    // The caret stays where it is: a reader looks around in the text without going there.
    const QTextCursor before = column()->textCursor();
    column()->setTextCursor(cursorAt(end, end));
    column()->setTextCursor(cursorAt(start, start));
    column()->ensureCursorVisible();
    column()->setTextCursor(before);
}

QString AccessibleColumn::attributes(int offset, int *start, int *end) const
{
    const QTextBlock block = column()->document()->findBlock(std::clamp(offset, 0, characterCount()));
    const int place = offset - block.position();
    *start = 0;
    *end = std::max(1, block.length() - 1);
    bool misspelt = false;
    bool bold = false;
    bool italic = false;
    if (const ParagraphData *paragraph = ParagraphData::of(block)) {
        for (const TextRange &word : paragraph->misspellings)
            misspelt = narrow(int(word.start), int(word.end), place, start, end) || misspelt;
    }
    for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
        if (!narrow(range.start, range.start + range.length, place, start, end))
            continue;
        bold = bold || range.format.fontWeight() >= QFont::Bold;
        italic = italic || range.format.fontItalic();
    }
    *start += block.position();
    *end += block.position();
    QString attributes;
    if (misspelt)
        attributes += QStringLiteral("invalid:spelling;");
    if (bold)
        attributes += QStringLiteral("font-weight:bold;");
    if (italic)
        attributes += QStringLiteral("font-style:italic;");
    return attributes;
}

// --- Writing

void AccessibleColumn::deleteText(int start, int end)
{
    replaceText(start, end, {});
}

void AccessibleColumn::insertText(int offset, const QString &words)
{
    replaceText(offset, offset, words);
}

void AccessibleColumn::replaceText(int start, int end, const QString &words)
{
    if (!column()->isReadOnly())
        cursorAt(start, end).insertText(words);
}

} // namespace stet
