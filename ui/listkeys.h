#pragma once

#include <QObject>

class QAbstractItemView;
class QWidget;

namespace stet {

/// Lets a list go on with the arrows and page keys while one types in the search field above it.
///
/// Owned by the field; window's thread.
class ListKeys : public QObject
{
    Q_OBJECT

public:
    ListKeys(QWidget *field, QAbstractItemView *list);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAbstractItemView *m_list;
};

} // namespace stet
