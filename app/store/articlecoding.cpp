#include "app/store/articlecoding.h"

#include "app/text/markdown.h"
#include "app/text/prosereader.h"
#include "app/text/wordcount.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <array>

namespace stet {

QString detailsText(const Article &article)
{
    return QString::fromUtf8(QJsonDocument(detailsToJson(article)).toJson(QJsonDocument::Compact));
}

Article articleFromText(const QString &details, const QString &body)
{
    Article article = articleFromDetails(QJsonDocument::fromJson(details.toUtf8()).object());
    article.body = body;
    return article;
}

QString wholeCharacters(const QString &text)
{
    return QString::fromUtf8(text.toUtf8());
}

QByteArray articleChecksum(const QString &details, const QString &body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(details.toUtf8());
    hash.addData(QByteArray(1, '\0'));
    hash.addData(body.toUtf8());
    return hash.result().left(16);
}

QString tagsText(const QStringList &tags)
{
    return tags.join(u'\n');
}

QStringList tagsFromText(const QString &text)
{
    return text.split(u'\n', Qt::SkipEmptyParts);
}

QString commentsText(const Article &article)
{
    QStringList comments;
    for (const ReaderComment &comment : article.page.comments)
        comments.append(comment.name + QStringLiteral(": ") + comment.text);
    return wholeCharacters(comments.join(u'\n'));
}

int wordsIn(const QString &body)
{
    return int(countWords(proseOf(parseMarkdown(body))));
}

QString searchMark(SearchMark kind, const QString &value)
{
    constexpr std::array letters{'s', 't', 'f', 'a'};
    const QByteArray hex = value.toCaseFolded().toUtf8().toHex();
    return QLatin1Char(letters.at(static_cast<std::size_t>(kind))) + QLatin1String("x") + QString::fromLatin1(hex);
}

QString searchMarks(const Article &article, const QString &folder)
{
    QStringList marks{searchMark(SearchMark::State, stateName(article.state))};
    for (const QString &tag : article.tags)
        marks.append(searchMark(SearchMark::Tag, tag));
    for (const AuthorId &author : article.byline.authors)
        marks.append(searchMark(SearchMark::Author, author.toString(QUuid::WithoutBraces)));
    for (qsizetype end = folder.indexOf(u'/'); end >= 0; end = folder.indexOf(u'/', end + 1))
        marks.append(searchMark(SearchMark::Folder, folder.left(end)));
    if (!folder.isEmpty())
        marks.append(searchMark(SearchMark::Folder, folder));
    return marks.join(u' ');
}

} // namespace stet
