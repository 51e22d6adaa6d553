#include "app/cli/openlibrary.h"

#include <QCoreApplication>

#include <cstdio>

namespace stet {

Result<std::unique_ptr<Library>> openLibrary()
{
    auto library = Library::open(defaultLibraryFolder());
    // Told once, by whatever command comes first: the next one finds everything in order.
    for (const QString &notice : library ? (*library)->notices() : QStringList())
        std::fprintf(stderr, "stet-cli: %s\n", qUtf8Printable(notice));
    return library;
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
