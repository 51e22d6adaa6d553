#pragma once

#include "app/import/importer.h"
#include "app/import/textblock.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

namespace stet {

/// What HTML became: Markdown that holds nothing but words, emphasis, links, headings, lists, quotations, code, tables
/// and pictures, and a list of what could not be taken along.
struct HtmlText
{
    QString markdown;
    QString plainText;
    QStringList dropped; ///< "3 scripts", "1 form": for a sentence to the writer
};

/// Reads pasted HTML, of browsers and of word processors. Addresses lose their tracking parameters and redirections.
/// Any thread; fails only with TooLarge.
Result<HtmlText> pastedHtml(const QString &html);

/// What a page says about itself in its head: JSON-LD, meta tags, Open Graph, its title.
struct HtmlMetadata
{
    QString headline;
    QString deck;
    QStringList authors;
    QDate date;
    QString outlet;
    QString language;
    QStringList tags;
    QString address; ///< canonical
};

/// A page's article and what the page says about it.
struct HtmlArticle
{
    HtmlMetadata metadata;
    QList<TextBlock> blocks;
    QStringList dropped;
    QStringList around;  ///< lines of the page outside the article
};

/// Finds the article in a whole page (article, main, or the body without its navigation).
Result<HtmlArticle> htmlArticle(const QString &html);

/// A whole page as an article, for importFile().
Result<ImportedArticle> readHtmlPage(const QString &html);

/// The character set that HTML names in its first kilobyte; empty when it names none.
QByteArray declaredCharacterSet(const QByteArray &html);

} // namespace stet
