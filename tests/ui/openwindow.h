#pragma once

#include "app/store/library.h"
#include "ui/application.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/mainwindow.h"
#include "ui/session.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace stet {

/// The real window over a library of its own, for one test function.
class OpenWindow
{
public:
    /// Opens it with an empty draft; false when that did not come about.
    bool open()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        return openAgain();
    }

    /// The same library once more, as after a new start of the program.
    bool openAgain()
    {
        close();
        StartOptions options;
        options.library = libraryFolder();
        m_application = std::make_unique<Application>(qobject_cast<QApplication *>(qApp), options);
        if (!m_application->start()
            || !QTest::qWaitFor([this] { return m_application->session() && m_application->session()->draft(); }))
            return false;
        window()->resize(1600, 1000);
        return true;
    }

    void close() { m_application.reset(); }

    MainWindow *window() const { return m_application->window(); }
    Session *session() const { return m_application->session(); }
    Draft *draft() const { return session()->draft(); }
    Desk *desk() const { return window()->findChild<Desk *>(); }
    ArticleEditor *editor() const { return desk()->editor(); }
    QString libraryFolder() const { return path(QStringLiteral("library")); }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void run(const char *command) const { window()->commands()->action(command)->trigger(); }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return window()->findChild<Widget *>(QString::fromLatin1(name));
    }

    /// Another connection to the library, as another program would have it.
    std::unique_ptr<Library> library() const
    {
        Result<std::unique_ptr<Library>> library = Library::connect(libraryFolder());
        return library ? *std::move(library) : nullptr;
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_application;
};

} // namespace stet
