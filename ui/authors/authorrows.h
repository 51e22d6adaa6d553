#pragma once

#include "app/authors/authorprofile.h"

class QListWidget;
class QListWidgetItem;
class QPushButton;
class QString;
class QVBoxLayout;
class QWidget;

/// What the pages of the side panel "Byline" are made of: rows with authors, and the frame around them.
namespace stet::authorrows {

/// Pixels.
constexpr int rowHeight = 36;

/// A row for an author; `profile` is null when it was deleted meanwhile.
QListWidgetItem *add(QListWidget *list, const AuthorId &id, const AuthorProfile *profile);
AuthorId idOf(const QListWidgetItem *item);
/// Makes the author's row the current one, if there is one.
void select(QListWidget *list, const AuthorId &id);

QVBoxLayout *pageLayout(QWidget *page);
QPushButton *makeBack(const QString &name, const QString &text);

} // namespace stet::authorrows
