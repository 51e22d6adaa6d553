#include "app/store/librarycheck.h"

#include "app/store/damage.h"
#include "app/store/draftcopy.h"
#include "app/store/libraryexchange.h"
#include "app/store/plainfile.h"

#include <QCoreApplication>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::LibraryCheck", text);
}

/// What is not noted as copied is copied again when there is time.
void noteCopy(Library &library, const QString &id, CheckedLibrary &checked)
{
    const auto noted = library.isReadOnly()
                           ? Result<void>(Error{})
                           : library.database().run(QStringLiteral("UPDATE article SET copied = 0 WHERE id = ?"), {id});
    checked.problems.append(noted ? tr("The second copy of article %1 is missing or differs; it is made anew.").arg(id)
                                  : tr("The second copy of article %1 is missing or differs.").arg(id));
}

void checkArticle(Library &library, const QString &id, bool isCopied, CheckedLibrary &checked)
{
    const ArticleId article = QUuid::fromString(id);
    const auto draft = library.articles().load(article);
    const auto whole = library.articles().isWhole(article);
    if (!draft || !whole || !*whole) {
        checked.problems.append(tr("Article %1 is damaged in the library file.").arg(id));
        return;
    }
    const auto bytes = readPlainFile(LibraryFolder{library.folder()}.copy(article), largestDraftCopy);
    const auto copy = bytes ? readDraftCopy(*bytes, article) : std::nullopt;
    if (isCopied && (!copy || copy->changed || copy->draft.article != draft->article))
        noteCopy(library, id, checked);
}

} // namespace

Result<CheckedLibrary> checkWholeLibrary(Library &library)
{
    CheckedLibrary checked;
    Database &database = library.database();
    if (const QString wrong = damage::foundByReadingAll(database); !wrong.isEmpty())
        checked.problems.append(tr("The library file is damaged: %1").arg(wrong));
    if (!library.isReadOnly()) {
        const auto index = database.run(
            QStringLiteral("INSERT INTO article_search(article_search, rank) VALUES('integrity-check', 0)"));
        if (!index)
            checked.problems.append(tr("The search index is damaged; it will be made anew."));
    }
    QList<std::pair<QString, bool>> ids;
    const auto read = database.each(QStringLiteral("SELECT id, copied = change FROM article ORDER BY number"), {},
                                    [&ids](const Row &row) {
                                        ids.append({row.text(0), row.number(1) != 0});
                                        return true;
                                    });
    if (!read)
        return read.error();
    for (const auto &[id, isCopied] : ids) {
        ++checked.articles;
        checkArticle(library, id, isCopied, checked);
        const auto versions = library.revisions().list(QUuid::fromString(id));
        if (!versions)
            return versions.error();
        for (const Revision &version : *versions) {
            ++checked.versions;
            if (!library.revisions().load(QUuid::fromString(id), version.sequence))
                checked.problems.append(tr("Version %1 of article %2 is damaged.").arg(version.sequence).arg(id));
        }
    }
    auto hash = exchange::contentHash(library);
    if (!hash)
        return hash.error();
    checked.hash = *hash;
    return checked;
}

} // namespace stet
