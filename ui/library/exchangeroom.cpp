#include "ui/library/exchangeroom.h"

#include "app/background.h"
#include "ui/commands.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/prompts.h"
#include "ui/workdialog.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QUrl>

namespace stet {

ExchangeRoom::ExchangeRoom(MainWindow *window, QObject *parent) : QObject(parent), m_window(window), m_work(new WorkDialog(window))
{
    m_worker.setMaxThreadCount(1);
    window->commands()->connect("library.export", this, &ExchangeRoom::exportLibrary);
    window->commands()->connect("library.import", this, &ExchangeRoom::importLibrary);
}

ExchangeRoom::~ExchangeRoom()
{
    m_work->reject(); // a half export is taken away again, and a half import can be gone on with
    m_worker.waitForDone();
}

void ExchangeRoom::setLibrary(Library *library, std::function<bool()> keepAll)
{
    m_library = library;
    m_keepAll = std::move(keepAll);
}

QString ExchangeRoom::exportFolderIn(const QString &chosen, const QDate &today)
{
    const QDir folder(chosen);
    if (!folder.exists() || folder.isEmpty())
        return chosen;
    const QString name = tr("Stet library %1", "name of a folder").arg(today.toString(Qt::ISODate));
    QString path = folder.filePath(name);
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = folder.filePath(QStringLiteral("%1 (%2)").arg(name).arg(i));
    return path;
}

void ExchangeRoom::exportLibrary()
{
    if (!m_library || m_work->isRunning())
        return;
    const QString chosen = prompts::openFolder(m_window, tr("Export the whole library into a folder"), QDir::homePath());
    if (chosen.isEmpty() || !m_keepAll())
        return;
    const QString folder = exportFolderIn(chosen, QDate::currentDate());
    const Progress progress = m_work->begin(tr("Export the whole library"), tr("Writing everything…"));
    runInBackground(
        &m_worker, this,
        [library = m_library->folder(), folder, progress]() -> Result<ExchangedLibrary> {
            const auto from = Library::connect(library);
            if (!from)
                return from.error();
            return exchange::exportLibrary(**from, folder, progress);
        },
        [this, folder](const Result<ExchangedLibrary> &told) { tell(told, folder, true); });
}

void ExchangeRoom::importLibrary()
{
    if (!m_library || m_work->isRunning())
        return;
    const QString folder = prompts::openFolder(m_window, tr("Import a library that was exported"), QDir::homePath());
    if (folder.isEmpty() || !m_keepAll())
        return;
    const Progress progress = m_work->begin(tr("Import a library"), tr("Taking everything in…"));
    runInBackground(
        &m_worker, this,
        [library = m_library->folder(), folder, progress]() -> Result<ExchangedLibrary> {
            const auto into = Library::connect(library);
            if (!into)
                return into.error();
            return exchange::importLibrary(**into, folder, progress);
        },
        [this, folder](const Result<ExchangedLibrary> &told) { tell(told, folder, false); });
}

void ExchangeRoom::tell(const Result<ExchangedLibrary> &told, const QString &folder, bool exports)
{
    m_work->end();
    NoticeBar *notices = m_window->notices();
    if (!exports)
        Q_EMIT imported();
    if (!told && told.error().kind == Error::Kind::Stopped) {
        notices->say(exports ? tr("Stopped; nothing was left in %1.").arg(folder)
                             : tr("Stopped; what had come in stays, and importing again brings the rest."));
        return;
    }
    if (!told) {
        notices->sayError(told.error());
        return;
    }
    QStringList sentences;
    if (exports)
        sentences.append(tr("The whole library is in %1: %Ln draft(s) with their versions.", nullptr, told->articles).arg(folder));
    else if (told->articles == 0 && told->rows == 0 && told->versions == 0)
        sentences.append(tr("Everything in %1 was in the library already.").arg(folder));
    else
        sentences.append(tr("%Ln draft(s) came in, with all that belongs to them.", nullptr, told->articles));
    sentences += told->remarks;
    if (exports)
        notices->keepSaying(sentences.join(QLatin1Char('\n')), tr("Show the folder"),
                            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    else
        notices->keepSaying(sentences.join(QLatin1Char('\n')));
}

} // namespace stet
