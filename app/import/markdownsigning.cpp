#include "app/import/markdownsigning.h"

#include "app/import/pageshapes.h"
#include "app/import/signing.h"

#include <QRegularExpression>

#include <algorithm>

namespace stet {

namespace {

constexpr qsizetype longestDeck = 400;
constexpr qsizetype longestBio = 700;

/// A paragraph of one line, without the stars or lines around all of it.
struct Paragraph
{
    qsizetype start = 0;
    qsizetype end = 0; ///< behind the blank lines that follow
    QString words;
    bool emphasised = false;
};

Paragraph readParagraph(const QString &body, qsizetype start, qsizetype end)
{
    Paragraph paragraph{start, end, body.mid(start, end - start).trimmed(), false};
    static const QRegularExpression emphasis(
        QStringLiteral("^(\\*{1,3}|_{1,3})(?=\\S)([^*_]|[*_](?=[\\p{L}\\d])|\\\\[*_])+(?<=\\S)\\1$"));
    if (const auto found = emphasis.match(paragraph.words); found.hasMatch()) {
        const qsizetype marks = found.capturedLength(1);
        paragraph.words = paragraph.words.mid(marks, paragraph.words.size() - 2 * marks);
        paragraph.emphasised = true;
    }
    return paragraph;
}

Paragraph firstParagraph(const QString &body, qsizetype from)
{
    qsizetype end = body.indexOf(QLatin1String("\n\n"), from);
    end = end < 0 ? body.size() : end;
    while (end < body.size() && body[end] == u'\n')
        ++end;
    return readParagraph(body, from, end);
}

Paragraph lastParagraph(const QString &body)
{
    qsizetype end = body.size();
    while (end > 0 && body[end - 1].isSpace())
        --end;
    const qsizetype before = body.left(end).lastIndexOf(QLatin1String("\n\n"));
    return readParagraph(body, before < 0 ? 0 : before + 2, body.size());
}

AuthorProfile &authorNamed(ImportedArticle &imported, const QString &name)
{
    for (AuthorProfile &author : imported.authors) {
        if (author.name.compare(name, Qt::CaseInsensitive) == 0)
            return author;
    }
    AuthorProfile author;
    author.id = QUuid::createUuid();
    author.name = name;
    imported.authors.append(author);
    imported.article.byline.authors.append(author.id);
    return imported.authors.last();
}

/// Byline, date or deck; false when it is none of them.
bool takeTopLine(ImportedArticle &imported, const Paragraph &paragraph)
{
    Article &article = imported.article;
    if (const auto line = shapes::byline(paragraph.words)) {
        for (const QString &name : line->names)
            authorNamed(imported, name).role = line->role;
        article.byline.text = line->text;
        if (const auto date = shapes::dateIn(paragraph.words); date && !article.date.isValid())
            article.date = *date;
        return true;
    }
    if (const auto date = shapes::dateline(paragraph.words)) {
        if (!article.date.isValid())
            article.date = *date;
        return true;
    }
    if (!paragraph.emphasised || !article.deck.isEmpty() || paragraph.words.size() > longestDeck)
        return false;
    article.deck = paragraph.words.simplified();
    return true;
}

/// The bio of whoever signs, and the rule above it.
void takeBio(ImportedArticle &imported)
{
    QString &body = imported.article.body;
    const Paragraph last = lastParagraph(body);
    if (last.start == 0 || last.words.size() > longestBio || (!last.emphasised && imported.authors.isEmpty()))
        return;
    const QStringList names = signing::subjectsOfBio(last.words, imported.authors);
    const bool known = !names.isEmpty()
        && std::all_of(names.begin(), names.end(), [&](const QString &name) {
               return std::any_of(imported.authors.begin(), imported.authors.end(), [&](const AuthorProfile &author) {
                   return author.name.compare(name, Qt::CaseInsensitive) == 0 && author.bio.isEmpty();
               });
           });
    const bool alone = imported.authors.isEmpty() && !names.isEmpty() && names.first().contains(u' ');
    if (!known && !alone)
        return;
    for (const QString &name : names)
        authorNamed(imported, name).bio = last.words;
    body.truncate(last.start);
    static const QRegularExpression rule(QStringLiteral("(?:\\n|^)[ ]{0,3}(?:(?:-[ ]?){3,}|(?:\\*[ ]?){3,}|(?:_[ ]?){3,})\\s*$"));
    body.remove(rule);
    while (body.endsWith(u'\n'))
        body.chop(1);
}

} // namespace

qsizetype takeSigning(ImportedArticle &imported)
{
    const QString body = imported.article.body;
    constexpr int mostLines = 4;
    qsizetype start = 0;
    for (int i = 0; i < mostLines && start < body.size(); ++i) {
        const Paragraph paragraph = firstParagraph(body, start);
        if (paragraph.words.contains(u'\n') || paragraph.end >= body.size() || !takeTopLine(imported, paragraph))
            break;
        start = paragraph.end;
    }
    imported.article.body = body.mid(start);
    takeBio(imported);
    return start;
}

} // namespace stet
