#include "app/import/markdownfile.h"

#include "app/import/lineends.h"
#include "app/import/markdownsigning.h"
#include "app/text/frontmatter.h"
#include "app/text/frontmattersplit.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace stet {

namespace {

/// The words of a field that stand in the front matter, with their place there. Where YAML wrote them in another way
/// (escapes, folded lines), the place is that of its key.
QList<ProseParagraph> proseOfField(const QString &words, const QStringList &keys, const QString &front, ArticlePart part)
{
    QList<ProseParagraph> prose = proseOfPlainText(words, part);
    for (ProseParagraph &paragraph : prose) {
        qsizetype key = -1;
        for (qsizetype i = 0; i < keys.size() && key < 0; ++i)
            key = front.indexOf(u'\n' + keys[i] + u':');
        const qsizetype found = front.indexOf(paragraph.text, std::max<qsizetype>(key, 0));
        if (found >= 0) {
            paragraph.pieces = {{0, found, paragraph.text.size()}};
            paragraph.source = {found, found + paragraph.text.size()};
        } else {
            if (key < 0 && part == ArticlePart::Headline)
                key = front.indexOf(QLatin1String("\n# "));
            // `front` begins one unit before the file.
            const qsizetype start = std::max<qsizetype>(key + 1, 1);
            paragraph.pieces.clear();
            paragraph.source = {start, std::max(start, front.indexOf(u'\n', start))};
        }
    }
    return prose;
}

/// Takes "# Headline" off the body's beginning. Answers how many units went.
qsizetype takeHeadline(Article &article)
{
    const QString &body = article.body;
    qsizetype start = 0;
    while (start < body.size() && (body[start] == u'\n' || body[start] == u' '))
        ++start;
    if (!body.mid(start, 2).startsWith(QLatin1String("# ")))
        return 0;
    qsizetype end = body.indexOf(u'\n', start);
    if (end < 0)
        end = body.size();
    const QList<ProseParagraph> prose = proseOf(parseMarkdown(body.mid(start, end - start)));
    if (prose.isEmpty() || (!article.headline.isEmpty() && prose.first().text != article.headline))
        return 0;
    article.headline = prose.first().text;
    while (end < body.size() && body[end] == u'\n')
        ++end;
    article.body = body.mid(end);
    return end;
}

/// Quotations and lists within each other deeper than any article has them: such a file is an attack or an accident.
std::optional<Error> nestedTooDeeply(const QString &text)
{
    constexpr int deepest = 256;
    for (qsizetype start = 0; start < text.size();) {
        int signs = 0;
        qsizetype at = start;
        while (at < text.size() && QStringView(u"> \t-+*").contains(text[at]) && signs <= deepest) {
            const bool bullet = text[at] != u'>' && text[at] != u' ' && text[at] != u'\t';
            // A bullet needs a space behind it, or else it is a rule or words.
            if (bullet && at + 1 < text.size() && text[at + 1] != u' ')
                break;
            signs += text[at] == u'>' || bullet;
            ++at;
        }
        if (signs > deepest)
            return Error{Error::Kind::TooLarge,
                         QCoreApplication::translate("stet::MarkdownFile",
                                                     "The Markdown is nested too deeply to be read; it was not changed."),
                         {}};
        const qsizetype end = text.indexOf(u'\n', at);
        start = end < 0 ? text.size() : end + 1;
    }
    return std::nullopt;
}

} // namespace

Result<QString> markdownBody(const QString &text)
{
    if (const auto refused = nestedTooDeeply(text))
        return *refused;
    if (text.isEmpty() || !QStringView(u"-+%").contains(text.front()))
        return text;
    const Result<MarkdownArticle> read = articleFromMarkdown(LineEnds(text).text());
    if (!read)
        return read.error();
    return read->article.body;
}

Result<ImportedArticle> readMarkdownFile(const QString &text, const ImportOptions &options)
{
    if (const auto refused = nestedTooDeeply(text))
        return *refused;
    const LineEnds lines(text);
    const Result<MarkdownArticle> read = articleFromMarkdown(lines.text());
    if (!read)
        return read.error();
    ImportedArticle imported;
    imported.article = read->article;
    imported.saysLanguage = read->saysLanguage;
    for (const QString &name : read->authorNames) {
        AuthorProfile author;
        author.id = QUuid::createUuid();
        author.name = name;
        imported.authors.append(author);
        imported.article.byline.authors.append(author.id);
    }
    // The body is the end of the file but for blank lines.
    const qsizetype bodyStart = std::max<qsizetype>(lines.text().lastIndexOf(imported.article.body), 0);
    const QString before = lines.text().left(bodyStart);
    qsizetype taken = 0;
    if (options.headlineFromBody)
        taken = takeHeadline(imported.article);
    // What front matter does not say is not guessed: the file says what it wants to.
    if (options.headlineFromBody && !imported.article.headline.isEmpty() && splitFrontMatter(lines.text()).bodyStart == 0)
        taken += takeSigning(imported);
    QList<ProseParagraph> prose;
    const QString &headline = imported.article.headline;
    // A headline that stood in the text as "# …" is found there; all else comes from the front matter.
    const QString front = u'\n' + before + lines.text().mid(bodyStart, taken);
    for (ProseParagraph &paragraph :
         proseOfField(headline, {QStringLiteral("title"), QStringLiteral("headline")}, front, ArticlePart::Headline)
             + proseOfField(imported.article.deck,
                            {QStringLiteral("deck"), QStringLiteral("description"), QStringLiteral("subtitle"),
                             QStringLiteral("summary")},
                            front, ArticlePart::Deck))
        prose.append(lines.original(std::move(paragraph), -1));
    for (ProseParagraph &paragraph : proseOf(parseMarkdown(imported.article.body)))
        prose.append(lines.original(std::move(paragraph), bodyStart + taken));
    QStringList bios;
    for (const AuthorProfile &author : std::as_const(imported.authors))
        bios.append(author.bio);
    bios.removeDuplicates(); // two authors may share one
    for (const QString &bio : std::as_const(bios)) {
        for (ProseParagraph &paragraph : proseOf(parseMarkdown(bio), ArticlePart::Bio))
            prose.append(lines.original(std::move(paragraph), lines.text().lastIndexOf(bio)));
    }
    imported.prose = prose;
    imported.fileText = text;
    return imported;
}

} // namespace stet
