#pragma once

#include "app/article/article.h"
#include "app/authors/authorprofile.h"
#include "app/result.h"
#include "app/text/prose.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace stet {

/// An article as it was read from a file: plain values, not yet in any library.
struct ImportedArticle
{
    Article article;              ///< its byline names the authors below by their ids
    QList<AuthorProfile> authors; ///< in byline order, with new ids; whoever keeps them may merge them by name
    bool saysLanguage = false;    ///< the file says the article's language; else it is a guess
    QStringList remarks;          ///< what could not be placed or had to be guessed, one sentence each

    /// The file's text as it was decoded, without a byte order mark, and its prose with `source` places in that text.
    /// For those who report places in the file; the library keeps neither.
    QString fileText;
    QList<ProseParagraph> prose;
};

/// Reads a file of any kind that Stet knows (Markdown, published page text, plain text, HTML) and changes nothing.
///
/// Pure, may run in any thread, and ends within a second or two: files over the limit of their kind, folders, binary,
/// empty and undecodable ones are refused with one sentence.
Result<ImportedArticle> importFile(const QString &path);

/// The same for bytes; the ending of `fileName` tells the kind, and the bytes where it does not.
Result<ImportedArticle> importBytes(const QByteArray &bytes, const QString &fileName);

/// How an import treats what it has to guess, and what belongs to whom in a Markdown file.
struct ImportOptions
{
    bool guessEncoding = true;    ///< false: text that is not Unicode is refused
    bool headlineFromBody = true; ///< a Markdown text that begins with "# Heading" has it as its headline
};
Result<ImportedArticle> importBytes(const QByteArray &bytes, const QString &fileName, const ImportOptions &options);

} // namespace stet
