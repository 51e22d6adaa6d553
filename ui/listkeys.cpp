#include "ui/listkeys.h"

#include <QAbstractItemView>
#include <QKeyEvent>

#include <algorithm>

namespace stet {

namespace {

constexpr int page = 8;

} // namespace

ListKeys::ListKeys(QWidget *field, QAbstractItemView *list) : QObject(field), m_list(list)
{
    field->installEventFilter(this);
}

bool ListKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    int step = 0;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down: step = 1; break;
    case Qt::Key_Up: step = -1; break;
    case Qt::Key_PageDown: step = page; break;
    case Qt::Key_PageUp: step = -page; break;
    default: return QObject::eventFilter(watched, event);
    }
    const int rows = m_list->model()->rowCount();
    if (rows > 0)
        m_list->setCurrentIndex(m_list->model()->index(std::clamp(m_list->currentIndex().row() + step, 0, rows - 1), 0));
    return true;
}

} // namespace stet
