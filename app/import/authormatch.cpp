#include "app/import/authormatch.h"

#include <QCoreApplication>

#include <algorithm>

namespace stet {

QList<AuthorProfile> matchAuthors(ImportedArticle &imported, const QList<AuthorProfile> &known)
{
    QList<AuthorProfile> added;
    for (AuthorProfile &author : imported.authors) {
        const QString name = author.name.simplified();
        const auto match = std::find_if(known.begin(), known.end(), [&name](const AuthorProfile &other) {
            return !name.isEmpty() && other.name.simplified().compare(name, Qt::CaseInsensitive) == 0;
        });
        if (match == known.end()) {
            added.append(author);
            continue;
        }
        std::replace(imported.article.byline.authors.begin(), imported.article.byline.authors.end(), author.id, match->id);
        if (!author.bio.isEmpty() && author.bio != match->bio)
            imported.remarks.append(
                QCoreApplication::translate("stet::AuthorMatch",
                                            "%1 is in the library with another bio, which was kept; the file says: “%2”")
                    .arg(match->name, author.bio));
        author = *match;
    }
    return added;
}

} // namespace stet
