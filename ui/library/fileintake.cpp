#include "ui/library/fileintake.h"

#include "app/background.h"
#include "app/import/authormatch.h"
#include "app/store/library.h"
#include "ui/notices.h"
#include "ui/prompts.h"
#include "ui/session.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace stet {

namespace {

QByteArray markOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return hash.result().toHex();
}

QString settingOf(const QByteArray &mark)
{
    return QStringLiteral("imported/") + QString::fromLatin1(mark);
}

} // namespace

FileIntake::FileIntake(Library &library, Session &session, NoticeBar &notices, QObject *parent)
    : QObject(parent), m_library(library), m_session(session), m_notices(notices)
{
}

void FileIntake::take(const QStringList &paths)
{
    m_waiting += paths;
    if (!m_reading)
        readNext();
}

void FileIntake::choose(QWidget *window)
{
    take(prompts::openFiles(window, tr("Open files as new drafts"), {},
                            tr("Articles (*.md *.markdown *.mdown *.txt *.text *.html *.htm *.xhtml);;All files (*)")));
}

void FileIntake::readNext()
{
    if (m_waiting.isEmpty()) {
        report();
        return;
    }
    m_reading = true;
    runInBackground(
        this,
        [path = m_waiting.takeFirst()] {
            Result<ImportedArticle> imported = importFile(path);
            const QByteArray mark = imported ? markOf(path) : QByteArray();
            return Reading{path, mark, std::move(imported)};
        },
        [this](const Reading &reading) {
            m_reading = false;
            keep(reading);
            readNext();
        });
}

void FileIntake::keep(const Reading &reading)
{
    if (!reading.imported) {
        Error refused = reading.imported.error();
        if (const QString name = QFileInfo(reading.path).fileName(); !refused.message.contains(name))
            refused.message = tr("%1: %2").arg(name, refused.message);
        m_refused.append(refused);
        return;
    }
    if (const Result<ArticleId> known = knownDraft(reading.mark); known && !known->isNull()) {
        if (m_first.isNull())
            m_first = *known;
        m_remarks.append({QFileInfo(reading.path).fileName(), tr("This file is in the library already; its draft was opened.")});
        return;
    }
    ImportedArticle imported = *reading.imported;
    if (!imported.saysLanguage)
        imported.article.language = m_session.languageLike(imported.article.language);
    if (const Result<void> kept = keepAuthors(imported); !kept) {
        m_refused.append(kept.error());
        return;
    }
    const ArticleId id = m_session.keep(imported.article);
    if (id.isNull())
        return;
    if (m_first.isNull())
        m_first = id;
    ++m_kept;
    for (const QString &remark : std::as_const(imported.remarks))
        m_remarks.append({QFileInfo(reading.path).fileName(), remark});
    if (const Result<void> noted = m_library.settings().setValue(settingOf(reading.mark), id.toString()); !noted)
        qWarning("An import could not be noted: %s", qUtf8Printable(noted.error().detail));
}

Result<ArticleId> FileIntake::knownDraft(const QByteArray &mark)
{
    const Result<QString> noted = m_library.settings().value(settingOf(mark));
    if (!noted)
        return noted.error();
    const ArticleId id = ArticleId::fromString(*noted);
    if (id.isNull())
        return ArticleId();
    const Result<ArticleSummary> summary = m_library.articles().summary(id);
    return summary && !summary->trashed.isValid() ? id : ArticleId();
}

Result<void> FileIntake::keepAuthors(ImportedArticle &imported)
{
    const Result<QList<AuthorProfile>> known = m_library.authors().list();
    if (!known)
        return known.error();
    const QList<AuthorProfile> added = matchAuthors(imported, *known);
    for (const AuthorProfile &author : added) {
        if (const Result<AuthorProfile> kept = m_library.authors().add(author); !kept)
            return kept.error();
    }
    if (!added.isEmpty())
        Q_EMIT authorsChanged();
    return {};
}

/// What is to be said, under the names of the files when there are several.
QStringList FileIntake::remarks() const
{
    const bool several = m_kept > 1 || std::any_of(m_remarks.begin(), m_remarks.end(), [this](const auto &remark) {
        return remark.first != m_remarks.first().first;
    });
    QStringList sentences;
    QString before;
    for (const auto &[name, remark] : m_remarks) {
        const bool isNew = several && name != before;
        sentences.append(isNew ? tr("%1: %2").arg(name, remark) : remark);
        before = name;
    }
    return sentences;
}

void FileIntake::report()
{
    if (!m_first.isNull())
        m_session.open(m_first);
    else if (!m_session.draft())
        m_session.restore();
    QStringList sentences;
    if (m_kept > 1)
        sentences.append(tr("%Ln file(s) came in as new drafts.", nullptr, m_kept));
    sentences += remarks();
    for (const Error &error : std::as_const(m_refused))
        sentences.append(error.message);
    if (!m_refused.isEmpty())
        m_notices.sayError({m_refused.first().kind, sentences.join(QLatin1Char('\n')), m_refused.first().detail});
    else if (!sentences.isEmpty())
        m_notices.keepSaying(sentences.join(QLatin1Char('\n')));
    m_kept = 0;
    m_first = {};
    m_remarks.clear();
    m_refused.clear();
    Q_EMIT finished();
}

} // namespace stet
