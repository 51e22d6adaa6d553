#pragma once

#include "app/article/article.h"
#include "app/import/importer.h"
#include "app/result.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace stet {

class Library;
class NoticeBar;
class Session;

/// Brings files into the library as new drafts and opens the first of them: from the command line, by drag and drop,
/// from a second start.
///
/// Files are read away from the window's thread, one after the other. The same bytes twice are one draft: the second
/// time it is opened, not made again. Authors whose names are known already are those. What could not be placed is
/// said. Owned by Application; borrows library, session and notices; window's thread.
class FileIntake : public QObject
{
    Q_OBJECT

public:
    FileIntake(Library &library, Session &session, NoticeBar &notices, QObject *parent = nullptr);

    /// Absolute paths. Comes back at once.
    void take(const QStringList &paths);
    /// Asks over `window` which files, and takes them.
    void choose(QWidget *window);

Q_SIGNALS:
    /// Profiles came into the library.
    void authorsChanged();
    /// All files that were given so far are in the library, or it was said why not.
    void finished();

private:
    struct Reading
    {
        QString path;
        QByteArray mark; ///< of the file's bytes
        Result<ImportedArticle> imported;
    };

    void readNext();
    QStringList remarks() const;
    void keep(const Reading &reading);
    Result<ArticleId> knownDraft(const QByteArray &mark);
    Result<void> keepAuthors(ImportedArticle &imported);
    void report();

    Library &m_library;
    Session &m_session;
    NoticeBar &m_notices;
    QStringList m_waiting;
    bool m_reading = false;
    int m_kept = 0;
    ArticleId m_first;
    QList<std::pair<QString, QString>> m_remarks; ///< the name of a file, and what is to be said of it
    QList<Error> m_refused;
};

} // namespace stet
