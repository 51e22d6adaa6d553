#include "ui/library/rescueroom.h"

#include "app/background.h"
#include "ui/library/exchangeroom.h"
#include "ui/library/libraryproblem.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/prompts.h"
#include "ui/workdialog.h"

#include <QDate>
#include <QDir>
#include <QProcess>

namespace stet {

RescueRoom::RescueRoom(MainWindow *window, QWidget *desk)
    : QObject(window), m_window(window), m_work(new WorkDialog(window)), m_problem(new LibraryProblem(desk))
{
    m_worker.setMaxThreadCount(1);
    connect(m_problem, &LibraryProblem::tryAgainAsked, this, &RescueRoom::tryAgainAsked);
    connect(m_problem, &LibraryProblem::anotherAsked, this, &RescueRoom::anotherAsked);
    connect(m_problem, &LibraryProblem::copyAsked, this, &RescueRoom::copyLibrary);
    connect(m_problem, &LibraryProblem::exportAsked, this, &RescueRoom::exportTexts);
}

RescueRoom::~RescueRoom()
{
    m_work->reject();
    m_worker.waitForDone();
}

void RescueRoom::showPage(const QString &sentence, const QString &folder)
{
    m_library = folder;
    m_problem->showPage(sentence, folder);
}

void RescueRoom::showBanner(const QString &sentence, const QString &folder)
{
    m_library = folder;
    m_problem->showBanner(sentence);
}

void RescueRoom::clear()
{
    m_problem->clear();
}

void RescueRoom::openCopy(const QString &folder)
{
    if (m_problem->isPage())
        Q_EMIT libraryReady(folder);
    else // beside the one that can only be read
        QProcess::startDetached(QCoreApplication::applicationFilePath(), {QStringLiteral("--library"), folder});
}

void RescueRoom::exportTexts()
{
    const QString chosen = prompts::openFolder(m_window, tr("Export the texts of the library into a folder"), QDir::homePath());
    if (chosen.isEmpty() || m_work->isRunning())
        return;
    const QString folder = ExchangeRoom::exportFolderIn(chosen, QDate::currentDate());
    const Progress progress = m_work->begin(tr("Export the texts"), tr("Writing what can be read…"));
    runInBackground(
        &m_worker, this, [library = m_library, folder, progress] { return rescue::exportTexts(library, folder, progress); },
        [this, folder](const Result<RescuedTexts> &told) {
            m_work->end();
            if (!told) {
                m_window->notices()->sayError(told.error());
                return;
            }
            QStringList sentences{tr("%Ln article(s) are in %1 as Markdown.", nullptr, told->articles).arg(folder)};
            m_window->notices()->keepSaying((sentences + told->remarks).join(QLatin1Char('\n')));
        });
}

void RescueRoom::copyLibrary()
{
    const QString chosen = prompts::openFolder(m_window, tr("Copy the library into a folder"), QDir::homePath());
    if (chosen.isEmpty() || m_work->isRunning())
        return;
    const QString folder = ExchangeRoom::exportFolderIn(chosen, QDate::currentDate());
    const Progress progress = m_work->begin(tr("Copy the library"), tr("Copying what can be read…"));
    runInBackground(
        &m_worker, this, [library = m_library, folder, progress] { return rescue::copyLibrary(library, folder, progress); },
        [this, folder](const Result<void> &copied) {
            m_work->end();
            if (copied)
                openCopy(folder);
            else
                m_window->notices()->sayError(copied.error());
        });
}

} // namespace stet
