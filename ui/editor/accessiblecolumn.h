#pragma once

#include <QAccessible>
#include <QAccessibleWidget>

namespace stet {

class ColumnText;

/// What a screen reader is told of a field of text: its words, caret and selection as any text field tells them, and
/// which words are misspelt, bold or italic, as IAccessible2 names it ("invalid:spelling").
///
/// Made and owned by Qt, one for each field, once a screen reader asks; window's thread.
class AccessibleColumn : public QAccessibleWidget, public QAccessibleTextInterface, public QAccessibleEditableTextInterface
{
public:
    explicit AccessibleColumn(ColumnText *column);

    /// Makes Qt use this class for every ColumnText; more calls do nothing.
    static void install();

    void *interface_cast(QAccessible::InterfaceType type) override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text kind, const QString &words) override;
    QAccessible::State state() const override;
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *child(int) const override { return nullptr; }

    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int *start, int *end) const override;

    void deleteText(int start, int end) override;
    void insertText(int offset, const QString &words) override;
    void replaceText(int start, int end, const QString &words) override;

private:
    ColumnText *column() const;
    QTextCursor cursorAt(int start, int end) const;
};

} // namespace stet
