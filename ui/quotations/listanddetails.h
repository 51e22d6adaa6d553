#pragma once

#include <QString>

class QAbstractItemModel;
class QListView;
class QWidget;

namespace stet {

/// The list of a page of the quotations panel: what a QuotationDelegate paints, as wide as the panel.
QListView *makeQuotationList(const QString &objectName, const QString &accessibleName, QAbstractItemModel *model);

/// The list above, and below it the details of the chosen row, which scroll.
QWidget *makeListAndDetails(QListView *list, QWidget *details);

} // namespace stet
