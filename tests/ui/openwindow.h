#pragma once

#include "app/article/draft.h"
#include "app/store/library.h"
#include "tests/ui/testmain.h"
#include "ui/application.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/detailfield.h"
#include "ui/library/librarypane.h"
#include "ui/mainwindow.h"
#include "ui/session.h"

#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <tuple>

namespace stet {

/// The real window over a library of its own, for one test function. Settings, state and sockets lie in a folder with
/// the library, so that no function finds what another has left.
class OpenWindow
{
public:
    OpenWindow() = default;
    /// Over a library from outside, with the settings that the test has and no folder: another window, or process.
    explicit OpenWindow(const QString &libraryFolder) : m_libraryFolder(libraryFolder) {}

    /// Opens it with an empty draft; false when that did not come about.
    bool open() { return prepare() && openAgain(); }

    /// The same library once more, as after a new start of the program.
    bool openAgain()
    {
        if (!start() || !QTest::qWaitFor([this] { return session() && draft(); }))
            return false;
        window()->resize(1600, 1000);
        return true;
    }

    /// Makes the folder without opening anything, for a test that has a say in what the program finds there.
    bool prepare()
    {
        close();
        m_folder = std::make_unique<QTemporaryDir>();
        m_libraryFolder = path(QStringLiteral("library"));
        for (const char *variable : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
            const QString home = path(QString::fromLatin1(variable));
            if (!QDir().mkpath(home) || !QFile::setPermissions(home, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
                return false;
            qputenv(variable, home.toLocal8Bit());
        }
        return true;
    }

    /// Starts the program with files of its command line. There may be no draft yet, and no session where the library
    /// cannot be opened; false when there is no window either.
    bool start(const QStringList &files = {})
    {
        close();
        StartOptions options;
        options.library = m_libraryFolder;
        options.files = files;
        m_application = std::make_unique<Application>(qobject_cast<QApplication *>(qApp), options);
        if (!m_application->start())
            return false;
        window()->activateWindow();
        std::ignore = QTest::qWaitForWindowActive(window());
        return true;
    }

    void close() { m_application.reset(); }

    MainWindow *window() const { return m_application->window(); }
    Session *session() const { return m_application->session(); }
    Draft *draft() const { return session()->draft(); }
    Desk *desk() const { return window()->findChild<Desk *>(); }
    ArticleEditor *editor() const { return desk()->editor(); }
    LibraryPane *pane() const { return window()->findChild<LibraryPane *>(); }
    QString libraryFolder() const { return m_libraryFolder; }
    /// The folder, or a file in it.
    QString path(const QString &name = {}) const { return m_folder->filePath(name); }
    void run(const char *command) const { window()->commands()->action(command)->trigger(); }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return window()->findChild<Widget *>(QString::fromLatin1(name));
    }

    /// Writes into the article by keys.
    void type(const QString &headline, const QString &body) const
    {
        desk()->headline()->setFocus();
        QTest::keyClicks(desk()->headline(), headline);
        editor()->setFocus();
        QTest::keyClicks(editor(), body);
    }

    /// Writes at the caret of the body, all at once.
    void write(const QString &text) const
    {
        editor()->setFocus();
        editor()->textCursor().insertText(text);
    }

    /// A file in the folder; its path.
    QString makeFile(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return file.fileName();
    }

    /// Onto the panel of sources, as from a file manager or a browser; false when it does not take it.
    bool dropOnSources(const QMimeData &mime) const
    {
        QWidget *panel = find<QWidget>("findSource")->parentWidget()->parentWidget();
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(panel, &enter);
        QDropEvent dropped(QPointF(20, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        return enter.isAccepted() && QApplication::sendEvent(panel, &dropped);
    }

    /// The drafts as the library pane lists them.
    QStringList titles() const
    {
        QStringList titles;
        for (const ArticleSummary &draft : pane()->drafts()->drafts())
            titles.append(DraftList::titleOf(draft));
        return titles;
    }

    /// Another connection to the library, as another program would have it.
    std::unique_ptr<Library> library() const
    {
        Result<std::unique_ptr<Library>> library = Library::connect(libraryFolder());
        return library ? *std::move(library) : nullptr;
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_libraryFolder;
    std::unique_ptr<Application> m_application;
};

} // namespace stet
