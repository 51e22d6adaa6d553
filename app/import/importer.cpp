#include "app/import/importer.h"

#include "app/import/decodedtext.h"
#include "app/import/htmltext.h"
#include "app/import/markdownfile.h"
#include "app/import/plaintext.h"
#include "app/import/publishedpage.h"
#include "app/text/languageguess.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stet {

namespace {

enum class Kind { Markdown, Html, PlainText };

Kind kindOf(const QString &text, const QString &fileName)
{
    const QString ending = QFileInfo(fileName).suffix().toLower();
    if (ending == QLatin1String("md") || ending == QLatin1String("markdown") || ending == QLatin1String("mdown")
        || ending == QLatin1String("mkd"))
        return Kind::Markdown;
    if (ending == QLatin1String("html") || ending == QLatin1String("htm") || ending == QLatin1String("xhtml"))
        return Kind::Html;
    if (ending == QLatin1String("txt") || ending == QLatin1String("text"))
        return Kind::PlainText;
    const QString start = text.left(400).trimmed().toLower();
    if (start.startsWith(QLatin1String("<!doctype html")) || start.startsWith(QLatin1String("<html")))
        return Kind::Html;
    return start.startsWith(QLatin1String("---\n")) || start.startsWith(QLatin1String("+++\n")) || start.startsWith(QLatin1String("# ")) ? Kind::Markdown
                                                                                         : Kind::PlainText;
}

/// Formats of word processors that begin like text or that people try.
std::optional<Error> foreignFormat(const QByteArray &bytes, const QString &fileName)
{
    const char *name = nullptr;
    if (bytes.startsWith("{\\rtf"))
        name = QT_TRANSLATE_NOOP("stet::Importer", "a rich-text file");
    else if (bytes.startsWith("%PDF-"))
        name = QT_TRANSLATE_NOOP("stet::Importer", "a PDF file");
    else if (bytes.startsWith("PK\x03\x04"))
        name = QT_TRANSLATE_NOOP("stet::Importer", "a word processor's file or an archive");
    if (!name)
        return std::nullopt;
    return Error{Error::Kind::Unreadable,
                 QCoreApplication::translate("stet::Importer",
                                             "“%1” is %2, which Stet does not read; save it as text or HTML and try again.")
                     .arg(QFileInfo(fileName).fileName(), QCoreApplication::translate("stet::Importer", name)),
                 {}};
}

Result<ImportedArticle> readText(const QString &text, const QString &fileName, const ImportOptions &options)
{
    switch (kindOf(text, fileName)) {
    case Kind::Markdown:
        return readMarkdownFile(text, options);
    case Kind::Html:
        return readHtmlPage(text);
    case Kind::PlainText:
        break;
    }
    return PublishedPage(blocksOfPlainText(text)).read();
}

} // namespace

Result<ImportedArticle> importBytes(const QByteArray &bytes, const QString &fileName, const ImportOptions &options)
{
    if (const auto foreign = foreignFormat(bytes, fileName))
        return *foreign;
    const QByteArray named = declaredCharacterSet(bytes);
    const Result<DecodedText> decoded
        = decodeText(bytes, fileName, options.guessEncoding ? EncodingGuess::Allow : EncodingGuess::Refuse, named);
    if (!decoded)
        return decoded.error();
    Result<ImportedArticle> imported = readText(decoded->text, fileName, options);
    if (!imported)
        return imported;
    imported->fileText = decoded->text;
    if (!imported->saysLanguage) {
        const Article &article = imported->article;
        const QString guess = guessedLanguage(article.headline + u'\n' + article.body);
        if (!guess.isEmpty())
            imported->article.language = guess;
    }
    if (!decoded->remark.isEmpty())
        imported->remarks.prepend(decoded->remark);
    return imported;
}

Result<ImportedArticle> importBytes(const QByteArray &bytes, const QString &fileName)
{
    return importBytes(bytes, fileName, ImportOptions());
}

Result<ImportedArticle> importFile(const QString &path)
{
    const Result<QByteArray> bytes = readWholeFile(path);
    if (!bytes)
        return bytes.error();
    return importBytes(*bytes, path);
}

} // namespace stet
