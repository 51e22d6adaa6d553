#include "app/cli/openlibrary.h"

#include <QCoreApplication>

namespace stet {

Result<std::unique_ptr<Library>> openLibrary()
{
    return Library::open(defaultLibraryFolder());
}

Result<ArticleId> findArticle(Library &library, const QString &typed)
{
    const Result<QList<ArticleSummary>> articles = library.articles().list();
    if (!articles)
        return articles.error();
    QList<ArticleId> found;
    const QString wanted = QString(typed).remove(u'{').remove(u'}').toLower();
    for (const ArticleSummary &article : *articles) {
        const QString id = article.id.toString(QUuid::WithoutBraces);
        if (id == wanted)
            return article.id;
        if (wanted.size() >= 4 && id.startsWith(wanted))
            found.append(article.id);
    }
    if (found.size() == 1)
        return found.first();
    const char *sentence = found.isEmpty()
                               ? QT_TRANSLATE_NOOP("stet-cli", "The library has no article “%1”; see stet-cli list.")
                               : QT_TRANSLATE_NOOP("stet-cli", "More than one article's id begins with “%1”.");
    return Error{found.isEmpty() ? Error::Kind::NotFound : Error::Kind::Conflict,
                 QCoreApplication::translate("stet-cli", sentence).arg(typed), {}};
}

} // namespace stet
