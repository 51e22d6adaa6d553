#include "ui/panesteps.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace stet {

namespace {

bool takesKeyboard(const QWidget *widget, const QWidget *pane)
{
    return pane->isAncestorOf(widget) && widget->isVisible() && widget->isEnabled()
        && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

/// The control of a pane that had the keyboard last, or its first one.
QWidget *entryOf(QWidget *pane)
{
    QWidget *last = pane->focusWidget();
    if (last && last != pane && last->isVisible() && last->isEnabled())
        return last;
    QWidget *next = pane->nextInFocusChain();
    while (next != pane && !takesKeyboard(next, pane))
        next = next->nextInFocusChain();
    return next == pane ? nullptr : next;
}

} // namespace

void stepToPane(const QList<QWidget *> &panes, bool back)
{
    const QWidget *focus = QApplication::focusWidget();
    const auto present = std::find_if(panes.begin(), panes.end(), [focus](const QWidget *pane) {
        return focus && (pane == focus || pane->isAncestorOf(focus));
    });
    const qsizetype count = panes.size();
    const qsizetype start = present == panes.end() ? (back ? 0 : -1) : present - panes.begin();
    for (qsizetype step = 1; step <= count; ++step) {
        QWidget *pane = panes[((back ? start - step : start + step) % count + count) % count];
        QWidget *entry = pane->isVisible() ? entryOf(pane) : nullptr;
        if (entry) {
            entry->setFocus(back ? Qt::BacktabFocusReason : Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace stet
