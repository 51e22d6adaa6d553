#include "app/sources/sourcecapture.h"

#include "app/import/docxtext.h"
#include "app/import/htmltree.h"
#include "app/import/importer.h"
#include "app/import/pdftext.h"
#include "app/sources/pagerecord.h"
#include "app/sources/webaddress.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace stet {

namespace {

constexpr qsizetype longestTitle = 160;
constexpr qint64 largestFile = 50 * 1024 * 1024;

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::SourceCapture", text);
}

QString endingOf(const QString &fileName)
{
    return QFileInfo(fileName).suffix().toLower();
}

bool isHtml(const QString &fileName)
{
    const QString ending = endingOf(fileName);
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
            translated("There are no words in it to save, so nothing was added; paste the text of the source instead."), {}};
}

/// What the text of an article file says of itself, and the name of the file where it says nothing.
Source sourceFrom(const ImportedArticle &imported)
{
    Source source;
    source.setText("type", QStringLiteral("document"));
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

/// A page knows its own headline best, and where its record says nothing, what is printed on it counts.
Source pageSource(const ImportedArticle &imported)
{
    const Source printed = sourceFrom(imported);
    const auto root = parseHtml(imported.fileText);
    Source source = root ? pageRecord(**root, imported.fileText) : printed;
    for (auto field = printed.item.begin(); field != printed.item.end(); ++field) {
        if (!source.item.contains(field.key()))
            source.item.insert(field.key(), field.value());
    }
    return source;
}

void read(Source &source, const QString &text, const QString &mediaType, const QDateTime &now)
{
    source.captures = {makeCapture(text, now, mediaType, source.text("URL"))};
    if (!source.text("URL").isEmpty() && source.date("accessed").isNull())
        source.setDate("accessed", cslDateFromText(now.date().toString(Qt::ISODate)));
}

/// A title in the properties of a document may be the name of the file it was made from.
bool isTitle(const QString &title)
{
    static const QRegularExpression leftover(QStringLiteral("^(microsoft word\\b.*|untitled|document\\d*|.*\\.(docx?|pdf|odt|rtf|tex|indd))$"),
                                             QRegularExpression::CaseInsensitiveOption);
    return !title.isEmpty() && !leftover.match(title).hasMatch();
}

Result<Source> wordSource(const QByteArray &bytes, const QString &fileName, const QDateTime &now)
{
    const auto document = docxText(bytes);
    if (!document)
        return document.error();
    if (document->text.trimmed().isEmpty())
        return noText();
    Source source;
    source.setText("type", QStringLiteral("document"));
    source.setText("title", isTitle(document->title) ? document->title : QFileInfo(fileName).completeBaseName());
    if (document->isCut)
        source.notes = translated("The file is damaged: its words were kept up to the place where they could be read no further.");
    if (!document->creator.isEmpty())
        source.setNames("author", {cslNameFromText(document->creator)});
    read(source, document->text, QStringLiteral("application/vnd.openxmlformats-officedocument.wordprocessingml.document"), now);
    return source;
}

Result<Source> pdfSource(const QString &path, const QDateTime &now)
{
    const auto text = pdfText(path);
    if (!text)
        return text.error();
    static const QRegularExpression doi(QStringLiteral("\\b10\\.\\d{4,9}/[-._;()/:A-Za-z0-9]+[A-Za-z0-9]"));
    Source source;
    source.setText("type", QStringLiteral("document"));
    source.setText("title", QFileInfo(path).completeBaseName());
    source.setText("DOI", doi.match(text->left(6000)).captured(0));
    read(source, *text, QStringLiteral("application/pdf"), now);
    return source;
}

void attach(Source &source, const QString &path)
{
    source.attachments.append({QFileInfo(path).absoluteFilePath(), {}, source.captures.first().mediaType});
}

bool isAddressLine(const QString &line)
{
    static const QRegularExpression form(QStringLiteral("^https?://[^\\s]+$"));
    return form.match(line).hasMatch();
}

} // namespace

Result<Source> capturedBytes(const QByteArray &bytes, const QString &fileName, const QDateTime &now)
{
    if (endingOf(fileName) == QLatin1String("docx"))
        return wordSource(bytes, fileName, now);
    const auto imported = importBytes(bytes, fileName);
    if (!imported)
        return imported.error();
    const bool isPage = isHtml(fileName);
    Source source = isPage ? pageSource(*imported) : sourceFrom(*imported);
    const QString text = isPage ? readableText(*imported) : imported->fileText;
    if (text.trimmed().isEmpty())
        return noText();
    if (source.title().isEmpty())
        source.setText("title", QFileInfo(fileName).completeBaseName());
    read(source, text, isPage ? QStringLiteral("text/html") : QStringLiteral("text/plain"), now);
    return source;
}

Result<Source> capturedFile(const QString &path, const QDateTime &now)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly)) {
        // The importer says what is wrong with a file that cannot be read.
        const auto refused = importFile(path);
        return refused ? noText() : refused.error();
    }
    if (file.size() > largestFile) {
        return Error{Error::Kind::TooLarge,
                     translated("“%1” is larger than 50 MB, so it was not added; save only the pages you quote from.")
                         .arg(QFileInfo(path).fileName()),
                     {}};
    }
    const bool isPdf = endingOf(path) == QLatin1String("pdf");
    auto source = isPdf ? pdfSource(path, now) : capturedBytes(file.readAll(), QFileInfo(path).fileName(), now);
    if (source && (isPdf || endingOf(path) == QLatin1String("docx")))
        attach(*source, path);
    return source;
}

Result<Source> capturedText(const QString &text, const QDateTime &now)
{
    QStringList lines = text.trimmed().split(QLatin1Char('\n'));
    QString address;
    for (const bool atStart : {true, false}) {
        const QString line = lines.isEmpty() ? QString() : (atStart ? lines.first() : lines.last()).trimmed();
        if (address.isEmpty() && isAddressLine(line)) {
            address = cleanedAddress(line);
            lines.removeAt(atStart ? 0 : lines.size() - 1);
        }
    }
    const QString words = address.isEmpty() ? text : lines.join(QLatin1Char('\n')).trimmed();
    Source source;
    source.setText("type", QStringLiteral("webpage"));
    source.setText("URL", address);
    if (words.trimmed().isEmpty())
        return address.isEmpty() ? Result<Source>(noText()) : source;
    const QString first = words.trimmed().section(QLatin1Char('\n'), 0, 0).simplified();
    const bool isTitleLine = first.size() <= longestTitle && words.trimmed().contains(QLatin1Char('\n'));
    source.setText("title", isTitleLine ? first : first.left(60) + QChar(0x2026));
    read(source, words, QStringLiteral("text/plain"), now);
    return source;
}

} // namespace stet
