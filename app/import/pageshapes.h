#pragma once

#include "app/import/pagedates.h"

#include <QString>
#include <QStringList>
#include <optional>

/// The shapes that sites print around an article, recognised from a line's words alone: "Published by", "By A and B",
/// "3 Comments". Each function looks at one paragraph and answers what it says, or nothing. Pure and thread-safe.
namespace stet::shapes {

/// "ANA RUIZ" -> "Ana Ruiz": capitals of a byline are its dress, not the name's spelling.
QString asName(const QString &printed);

/// "By Ana Ruiz and Tom Weller, Staff Writers", "Written by …", "Posted on May 3, 2024 by …".
struct BylineShape
{
    QStringList names;
    QString role; ///< "Staff Writer"
    QString text; ///< the whole line, when names and "and" do not say it all ("as told to …")
};
std::optional<BylineShape> byline(const QString &text);

/// "Published by", "About the author", "Written by Ana Ruiz": what opens the author's box, with the name if it is told.
std::optional<QString> authorBox(const QString &text);

/// Who a bio is about: "Ana is a …" -> {"Ana"}, "Ana Ruiz and Tom Weller are …" -> both. Empty when it does not say.
QStringList namesInBio(const QString &text);

/// "2 thoughts on “…”", "3 Comments", "Comments (3)", "One response to …": how many; -1 for a bare "Comments".
std::optional<int> commentsHeading(const QString &text);

/// "Leave a Reply", "Post a comment", "Join the discussion".
bool replyHeading(const QString &text);

/// A label or button of a comment form: "Comment *", "Save my name, email…", "Post Comment".
bool formLabel(const QString &text);

/// The small print of a comment form: "Your email address will not be published."
bool formNotice(const QString &text);

/// "Ana Ruiz says:", "Ana Ruiz on May 3, 2024 at 5:12 pm": who a comment is by. The name may be followed by a date.
std::optional<QString> commenter(const QString &text);

/// Sign-up, disclosure and rights notices: what a site says in its own voice under an article.
bool notice(const QString &text);

/// "Filed under: Politics, War", "Tags: …": the tags.
std::optional<QStringList> tags(const QString &text);

/// "Topics", "Tags:" alone, over a list of them.
bool tagsHeading(const QString &text);

/// Lines that belong to the site's furniture: "Share this:", "Advertisement", "5 min read", "Skip to content".
bool furniture(const QString &text);

/// A heading over links to other pieces: "Related posts", "Read next", "More from the Herald".
bool relatedHeading(const QString &text);

} // namespace stet::shapes
