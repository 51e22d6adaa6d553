#include "ui/look/filterbox.h"

#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>

namespace stet {

QComboBox *makeFilterBox(const QString &objectName, const QString &accessibleName)
{
    auto *box = new QComboBox;
    box->setObjectName(objectName);
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMaximumWidth(200);
    return box;
}

void fillFilterBox(QComboBox *box, const QString &all, const QList<QPair<QString, QString>> &values)
{
    const QString chosen = box->currentData().toString();
    {
        const QSignalBlocker quiet(box);
        box->clear();
        box->addItem(all, QString());
        for (const auto &[label, value] : values)
            box->addItem(label, value);
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    }
    if (box->currentData().toString() != chosen)
        Q_EMIT box->currentIndexChanged(box->currentIndex());
}

} // namespace stet
