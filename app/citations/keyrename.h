#pragma once

#include "app/article/article.h"
#include "app/citations/citationreading.h"
#include "app/result.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QUuid>

namespace stet {

class Library;

/// A key of a source that became another one, and where that changed something: enough to take it back.
struct KeyRename
{
    struct Text
    {
        ArticleId article;
        QString before;
        QString after;
    };

    QString from;
    QString to;
    QList<Text> texts;                        ///< of the articles that cited it
    QHash<ArticleId, QSet<QUuid>> records;    ///< records of quotations that were tied to it, by article
};

/// Makes every article of the library but `open` say `to` where its marks and the records of its quotations said `from`:
/// all of them or none. The open article is the editor's business. Takes as long as there are articles that cite it.
Result<KeyRename> renameKeyInArticles(Library &library, const QString &from, const QString &to, const ArticleId &open);

/// Takes it back in every article but `open`. A text that was written on since keeps what was written; where the text
/// cited both keys before, what was written on cannot be told apart any more and stays.
Result<void> takeBackRename(Library &library, const KeyRename &rename, const ArticleId &open);

/// The edits that take a rename back in a text as it is now, last place first; none where they cannot be told.
QList<TextEdit> takeBackEdits(const KeyRename::Text &text, const QString &now, const QString &from, const QString &to);

/// The records of one article's quotations that are tied to `from` are tied to `to`: all, or those that are named.
/// Answers which.
Result<QSet<QUuid>> renameKeyInRecords(Library &library, const ArticleId &article, const QString &from, const QString &to,
                                       const QSet<QUuid> *only = nullptr);

} // namespace stet
