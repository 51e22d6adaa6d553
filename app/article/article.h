#pragma once

#include "app/article/byline.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace stet {

using ArticleId = QUuid;

/// How far an article has come. The order is the order of the work.
enum class ArticleState { Idea, Draft, InReview, Ready, Published };

/// A comment by a reader, as the site printed it.
struct ReaderComment
{
    QString name; ///< empty when the page named nobody
    QString text; ///< Markdown

    bool operator==(const ReaderComment &) const = default;
};

/// What a site prints around an article and that belongs to the page, not to the piece: kept, so that the preview can
/// show the page as its readers see it.
struct PageNotice
{
    QString notice;            ///< sign-up or disclosure notice under the author box, Markdown
    bool replyForm = false;    ///< the page invites comments ("Leave a Reply")
    QString replyNotice;       ///< the small print of that form
    int announcedComments = 0; ///< how many comments the page says it has, which may be more than `comments` holds
    QList<ReaderComment> comments;

    bool operator==(const PageNotice &) const = default;
    bool isEmpty() const { return *this == PageNotice(); }
};

/// The piece itself: a plain value that may be copied to any thread.
///
/// The body is Markdown (CommonMark with tables, strikethrough, footnotes and pandoc's citation marks). Everything
/// that a writer can change about an article is here; what Stet knows about it (identity, revision, times) is in Draft
/// and Revision.
struct Article
{
    QString headline;
    QString deck;
    QString body;
    Byline byline;
    QStringList tags;
    QString language = QStringLiteral("en-US"); ///< BCP 47; chooses dictionary, quotation marks and locale
    QString outlet;
    QString slug;
    QDate date;                                 ///< the dateline's date; null when the writer gave none
    QString theme;                              ///< folder name under themes/; empty: the default theme
    QString citationStyle;                      ///< as formName() writes it; empty: what the outlet uses
    QString citationLocale;                     ///< BCP 47, of dates and words in citations; empty: `language`
    ArticleState state = ArticleState::Draft;
    PageNotice page;
    QString otherFrontMatter; ///< YAML lines that another program wrote and Stet does not know, kept as they came

    bool operator==(const Article &) const = default;
};

/// Everything but the body as JSON, for the store and the journal. Unknown members are ignored when read.
QJsonObject detailsToJson(const Article &article);

/// The reverse; members that are missing keep their default. The body of the answer is empty.
Article articleFromDetails(const QJsonObject &details);

/// "idea", "draft", "in-review", "ready", "published": the words in files and on the command line.
QString stateName(ArticleState state);
ArticleState stateFromName(QStringView name, ArticleState otherwise = ArticleState::Draft);

/// A name for lists: the headline, else the first words of the body, else empty.
QString workingTitle(const Article &article);

} // namespace stet
