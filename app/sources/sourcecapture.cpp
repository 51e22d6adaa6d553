#include "app/sources/sourcecapture.h"

#include "app/import/htmltext.h"
#include "app/import/importer.h"
#include "app/sources/webaddress.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace stet {

namespace {

constexpr qsizetype longestTitle = 160;

bool isHtml(const QString &fileName)
{
    const QString ending = QFileInfo(fileName).suffix().toLower();
    return ending == QLatin1String("html") || ending == QLatin1String("htm") || ending == QLatin1String("xhtml");
}

/// The words as the reader of the page sees them, paragraphs parted by an empty line.
QString readableText(const ImportedArticle &imported)
{
    QStringList paragraphs;
    for (const ProseParagraph &paragraph : imported.prose) {
        const bool ofThePiece = paragraph.part == ArticlePart::Headline || paragraph.part == ArticlePart::Deck
                                || paragraph.part == ArticlePart::Body;
        if (ofThePiece && !paragraph.text.trimmed().isEmpty())
            paragraphs.append(paragraph.text);
    }
    return paragraphs.join(QStringLiteral("\n\n"));
}

Error noText()
{
    return {Error::Kind::Unreadable,
            QCoreApplication::translate("stet::SourceCapture",
                                        "There are no words in it to save, so nothing was added; paste the text of "
                                        "the source instead."),
            {}};
}

Source sourceFrom(const ImportedArticle &imported)
{
    Source source;
    source.setText("type", QStringLiteral("webpage"));
    source.setText("title", imported.article.headline);
    source.setText("container-title", imported.article.outlet);
    QList<CslName> writers;
    for (const AuthorProfile &author : imported.authors)
        writers.append(cslNameFromText(author.name));
    source.setNames("author", writers);
    if (imported.article.date.isValid())
        source.setDate("issued", cslDateFromText(imported.article.date.toString(Qt::ISODate)));
    return source;
}

} // namespace

Result<Source> capturedBytes(const QByteArray &bytes, const QString &fileName, const QDateTime &now)
{
    const auto imported = importBytes(bytes, fileName);
    if (!imported)
        return imported.error();
    Source source = sourceFrom(*imported);
    QString text = imported->fileText;
    QString address;
    if (isHtml(fileName)) {
        text = readableText(*imported);
        if (const auto page = htmlArticle(imported->fileText))
            address = cleanedAddress(page->metadata.address);
    }
    if (text.trimmed().isEmpty())
        return noText();
    if (source.title().isEmpty())
        source.setText("title", QFileInfo(fileName).completeBaseName());
    source.setText("URL", address);
    const QString mediaType = isHtml(fileName) ? QStringLiteral("text/html") : QStringLiteral("text/plain");
    source.captures = {makeCapture(text, now, mediaType, address)};
    return source;
}

Result<Source> capturedFile(const QString &path, const QDateTime &now)
{
    // The importer says what is wrong with a file that cannot be read, so it is asked even when this fails.
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || QFileInfo(path).isDir()) {
        const auto refused = importFile(path);
        return refused ? noText() : refused.error();
    }
    constexpr qint64 largest = 50 * 1024 * 1024;
    if (file.size() > largest) {
        return Error{Error::Kind::TooLarge,
                     QCoreApplication::translate("stet::SourceCapture",
                                                 "“%1” is larger than 50 MB, so it was not added; save only the pages "
                                                 "you quote from.")
                         .arg(QFileInfo(path).fileName()),
                     {}};
    }
    return capturedBytes(file.readAll(), QFileInfo(path).fileName(), now);
}

Result<Source> capturedText(const QString &text, const QDateTime &now)
{
    if (text.trimmed().isEmpty())
        return noText();
    Source source;
    source.setText("type", QStringLiteral("webpage"));
    const QString first = text.trimmed().section(QLatin1Char('\n'), 0, 0).simplified();
    const bool isTitle = first.size() <= longestTitle && text.trimmed().contains(QLatin1Char('\n'));
    source.setText("title", isTitle ? first : first.left(60) + QChar(0x2026));
    source.captures = {makeCapture(text, now, QStringLiteral("text/plain"))};
    return source;
}

} // namespace stet
