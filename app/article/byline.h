#pragma once

#include <QList>
#include <QString>
#include <QUuid>

namespace stet {

using AuthorId = QUuid;

/// Who signs an article, in the order in which they sign.
///
/// Most bylines are made from the names of the authors ("By A, B and C"). `text` replaces that line when it is not
/// empty ("By A and B, as told to C"); the authors stay linked, and their boxes stay under the article.
struct Byline
{
    QList<AuthorId> authors;
    QString text;

    bool operator==(const Byline &) const = default;
};

/// The line that is printed: `byline.text` if there is one, else "By " and the names with commas and "and".
/// Empty when nobody signs. `names` are the names of `byline.authors`, in their order.
QString bylineLine(const Byline &byline, const QStringList &names);

} // namespace stet
