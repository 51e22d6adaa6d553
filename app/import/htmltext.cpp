#include "app/import/htmltext.h"

#include "app/import/htmlblocks.h"
#include "app/import/htmlmetadata.h"
#include "app/import/htmltree.h"
#include "app/import/publishedpage.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace stet {

namespace {

bool isComment(const HtmlNode &node)
{
    const QString names = (node.attribute("class") + u' ' + node.attribute("id")).toLower();
    return names.contains(QLatin1String("comment"));
}

/// A box about the author, which many sites print outside the article's element.
bool isAuthorBox(const HtmlNode &node)
{
    static const QRegularExpression names(
        QStringLiteral("\\b(?:author-?(?:box|bio|info|card|profile)|about-(?:the-)?author|post-author|entry-author)\\b"));
    return names.match((node.attribute("class") + u' ' + node.attribute("id")).toLower()).hasMatch();
}

/// The elements that hold the article and what was said about it, in the order of the page. A page without article or
/// main is taken whole.
QList<const HtmlNode *> articleNodes(const HtmlNode &root)
{
    const HtmlNode *body = nullptr;
    const HtmlNode *main = nullptr;
    QList<const HtmlNode *> articles;
    QList<const HtmlNode *> chosen;
    root.walk([&](const HtmlNode &node) {
        if (node.name == "body")
            body = &node;
        else if (!main && (node.name == "main" || node.attribute("role") == QLatin1String("main")))
            main = &node;
        if (node.name == "article" && !isComment(node)) {
            articles.append(&node);
            chosen.append(&node);
            return false;
        }
        const QString id = node.attribute("id").toLower();
        if (id == QLatin1String("comments") || id == QLatin1String("respond") || isAuthorBox(node)) {
            chosen.append(&node);
            return false;
        }
        return true;
    });
    // Teasers of other pieces are articles too, but short ones.
    const HtmlNode *longest = nullptr;
    qsizetype most = 0;
    qsizetype all = 0;
    for (const HtmlNode *article : std::as_const(articles)) {
        const qsizetype size = article->allText().size();
        all += size;
        if (size > most) {
            most = size;
            longest = article;
        }
    }
    if (longest && most * 2 > all) {
        chosen.removeIf([&](const HtmlNode *node) { return node != longest && articles.contains(node); });
        return chosen;
    }
    if (main)
        return {main};
    return {body ? body : &root};
}

/// The lines of the page that are in none of the blocks, each as often as it is missing.
QStringList linesAround(const HtmlNode &root, const QList<TextBlock> &blocks)
{
    HtmlBlocks whole;
    whole.read(root);
    QHash<QString, int> taken;
    for (const TextBlock &block : blocks)
        ++taken[block.text.simplified()];
    QStringList around;
    for (const TextBlock &block : whole.blocks()) {
        const QString line = block.text.simplified();
        if (!line.isEmpty() && --taken[line] < 0)
            around.append(line);
    }
    return around;
}

/// Some lines and how many there are, for a remark.
QString shownLines(const QStringList &lines)
{
    constexpr qsizetype most = 12;
    constexpr qsizetype longest = 120;
    QStringList shown;
    for (const QString &line : lines.mid(0, most))
        shown.append(QStringLiteral("“%1”").arg(line.size() <= longest ? line : line.left(longest - 1) + QChar(0x2026)));
    const QString all = shown.join(QStringLiteral(", "));
    if (lines.size() <= most)
        return all;
    return QCoreApplication::translate("stet::HtmlText", "%1 and %2 more").arg(all, QString::number(lines.size() - most));
}

/// "Headline | The Herald" -> "Headline", when the page says that it is The Herald's.
QString withoutOutlet(QString headline, const QString &outlet)
{
    if (outlet.isEmpty())
        return headline;
    static const QRegularExpression separator(QStringLiteral("\\s+[|–—-]\\s+"));
    const QStringList parts = headline.split(separator);
    if (parts.size() > 1 && parts.last().compare(outlet, Qt::CaseInsensitive) == 0)
        headline.truncate(headline.lastIndexOf(parts[parts.size() - 2]) + parts[parts.size() - 2].size());
    return headline;
}

} // namespace

Result<HtmlText> pastedHtml(const QString &html)
{
    const auto root = parseHtml(html);
    if (!root)
        return root.error();
    HtmlBlocks reader;
    reader.read(**root);
    HtmlText text;
    QStringList markdown;
    QStringList plain;
    for (const TextBlock &block : reader.blocks()) {
        markdown.append(block.markdown);
        if (!block.text.isEmpty())
            plain.append(block.text);
    }
    text.markdown = markdown.join(QStringLiteral("\n\n"));
    text.plainText = plain.join(QStringLiteral("\n\n"));
    text.dropped = reader.dropped();
    return text;
}

Result<HtmlArticle> htmlArticle(const QString &html)
{
    const auto root = parseHtml(html);
    if (!root)
        return root.error();
    HtmlArticle article;
    article.metadata = htmlMetadata(**root);
    article.metadata.headline = withoutOutlet(article.metadata.headline, article.metadata.outlet);
    HtmlBlocks reader(HtmlBlocks::Take::Article);
    for (const HtmlNode *node : articleNodes(**root))
        reader.read(*node);
    article.blocks = reader.blocks();
    article.dropped = reader.dropped();
    article.around = linesAround(**root, article.blocks);
    return article;
}

Result<ImportedArticle> readHtmlPage(const QString &html)
{
    Result<HtmlArticle> article = htmlArticle(html);
    if (!article)
        return article.error();
    const auto isWords = [](const TextBlock &block) { return !block.text.trimmed().isEmpty(); };
    if (std::none_of(article->blocks.begin(), article->blocks.end(), isWords))
        return Error{Error::Kind::Unreadable,
                     QCoreApplication::translate("stet::HtmlText", "The HTML holds no words to import."), {}};
    // The page's own heading is the headline as it was printed; what the head says stands in for it.
    const HtmlMetadata &said = article->metadata;
    PublishedPage::Known known{said.headline, said.deck, said.authors, said.date, said.tags, said.outlet, said.language};
    qsizetype heading = 0;
    while (heading < article->blocks.size() && heading < 12
           && !(article->blocks[heading].kind == TextBlock::Kind::Heading && article->blocks[heading].level == 1))
        ++heading;
    if (heading < article->blocks.size() && heading < 12) {
        known.headline = article->blocks[heading].text.simplified();
        article->blocks.move(heading, 0);
    }
    ImportedArticle imported = PublishedPage(std::move(article->blocks), known).read();
    if (!article->dropped.isEmpty())
        imported.remarks.append(QCoreApplication::translate("stet::HtmlText", "Left out of the HTML: %1.")
                                    .arg(article->dropped.join(QStringLiteral(", "))));
    if (!article->around.isEmpty())
        imported.remarks.append(QCoreApplication::translate("stet::HtmlText", "Left out around the article: %1.")
                                    .arg(shownLines(article->around)));
    return imported;
}

QByteArray declaredCharacterSet(const QByteArray &html)
{
    const QByteArray start = html.left(2048).toLower();
    const qsizetype html5 = start.indexOf("<meta");
    if (html5 < 0 && !start.startsWith("<?xml"))
        return {};
    for (const char *word : {"charset=", "encoding="}) {
        qsizetype at = start.indexOf(word);
        if (at < 0)
            continue;
        at += qsizetype(qstrlen(word));
        while (at < start.size() && (start[at] == '"' || start[at] == '\''))
            ++at;
        qsizetype end = at;
        while (end < start.size() && (isalnum(static_cast<unsigned char>(start[end])) || start[end] == '-' || start[end] == '_'))
            ++end;
        return start.mid(at, end - at);
    }
    return {};
}

} // namespace stet
