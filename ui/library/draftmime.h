#pragma once

#include "app/article/article.h"

#include <QList>
#include <QMimeData>

namespace stet {

/// Drafts on their way by drag and drop, inside one window.
namespace draftmime {

QString type();
QMimeData *make(const QList<ArticleId> &ids);

/// Empty when the drag brings anything else.
QList<ArticleId> read(const QMimeData *data);

} // namespace draftmime

} // namespace stet
