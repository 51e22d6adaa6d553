#pragma once

#include "app/article/article.h"
#include "app/result.h"

#include <QList>
#include <QStringList>

namespace stet {

/// An article as it stands in a Markdown file, with the names that its byline gives; which profiles they belong to is
/// for the importer to say.
struct MarkdownArticle
{
    Article article;
    QStringList authorNames;
    bool saysLanguage = false; ///< the article's language stood in the file
};

/// Reads Markdown with or without front matter (YAML between two lines of `---` at the very beginning, or what
/// foreignFrontMatter reads, which becomes YAML).
///
/// A leading `---` is front matter only when it closes and holds at least one `key: value`; else it is a thematic
/// break, and the file is all body. Keys of Hugo, Jekyll and pandoc are known by their common names; what Stet does
/// not know stays in Article::otherFrontMatter as it came. Without front matter a first line `# Headline` is the
/// headline. Refuses front matter over 256 kB, nested deeper than 32 or with aliases.
Result<MarkdownArticle> articleFromMarkdown(const QString &text);

/// A key of front matter with its lines, "key: value" and what belongs to it, line feeds included.
struct FrontMatterKey
{
    QString key;
    QString lines;
};

/// The reverse: front matter with what is known, then `more`, then the lines of otherFrontMatter but for the keys that
/// were written already, then the body. Ends in a line feed.
QString markdownWithFrontMatter(const Article &article, const QStringList &authorNames, const QList<FrontMatterKey> &more = {});

/// The keys of otherFrontMatter at its top level.
QStringList otherFrontMatterKeys(const Article &article);

} // namespace stet
