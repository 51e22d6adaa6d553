#pragma once

#include "app/article/article.h"
#include "app/authors/authorprofile.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace stet {

/// One version of an article in its history: what a timeline shows. A plain value.
struct Revision
{
    enum class Reason {
        Written,   ///< kept by itself while the article was written
        Named,     ///< the writer asked for it
        Restore,   ///< how the article was before another version was brought back
        Shrink,    ///< how it was before most of its words went
        Conflict,  ///< what somebody else had saved, or another Stet had typed, at the same time
        Recovered, ///< what the library held before newer words came back from a journal
    };

    quint64 sequence = 0; ///< counts the versions of an article from 1; the order of the history, whatever clocks say
    Reason reason = Reason::Written;
    QString name;         ///< the writer's; empty: none
    QDateTime kept;       ///< by the clock of then, for people
    int words = 0;        ///< of the body
};

/// A version with its content.
struct RevisionContent
{
    Revision revision;
    Article article;
    QList<AuthorProfile> authors; ///< those of the byline, with their bios as they were
    QJsonObject rows;             ///< what other tables held about the article then: table name to list of rows
};

} // namespace stet
