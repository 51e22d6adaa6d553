#include "ui/authors/authorrows.h"

#include "ui/look/icons.h"

#include <QCoreApplication>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace stet::authorrows {

namespace {

constexpr int idRole = Qt::UserRole;

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::BylinePanel", text);
}

QString textOf(const AuthorProfile *profile)
{
    if (profile == nullptr)
        return tr("A profile that was deleted");
    const QString name = profile->name.trimmed().isEmpty() ? tr("No name yet") : profile->name;
    return profile->role.trimmed().isEmpty() ? name : name + QStringLiteral(" · ") + profile->role;
}

} // namespace

QListWidgetItem *add(QListWidget *list, const AuthorId &id, const AuthorProfile *profile)
{
    auto *item = new QListWidgetItem(textOf(profile), list);
    item->setData(idRole, id);
    item->setSizeHint({0, rowHeight});
    return item;
}

AuthorId idOf(const QListWidgetItem *item)
{
    return item == nullptr ? AuthorId() : item->data(idRole).toUuid();
}

void select(QListWidget *list, const AuthorId &id)
{
    for (int row = 0; row < list->count(); ++row) {
        if (idOf(list->item(row)) == id)
            list->setCurrentRow(row);
    }
}

QVBoxLayout *pageLayout(QWidget *page)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(8);
    return layout;
}

QPushButton *makeBack(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setIcon(icon(QStringLiteral("chevron-left")));
    button->setFlat(true);
    return button;
}

} // namespace stet::authorrows
