#pragma once

#include "app/article/draft.h"
#include "ui/application.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/library/librarypane.h"
#include "ui/mainwindow.h"
#include "ui/session.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace stet {

/// Settings, state and sockets of the programs of one test function lie in its own folder.
inline bool takeOwnHome(const QTemporaryDir &folder)
{
    for (const char *variable : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
        const QString path = folder.filePath(QString::fromLatin1(variable));
        if (!QDir().mkpath(path) || !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            return false;
        qputenv(variable, path.toLocal8Bit());
    }
    return true;
}

/// A Stet that runs in this process on a library in a folder of the test.
class Running
{
public:
    explicit Running(const QString &library, const QStringList &files = {})
    {
        StartOptions options;
        options.library = library;
        options.files = files;
        m_application = std::make_unique<Application>(qobject_cast<QApplication *>(qApp), options);
        started = m_application->start();
        if (!started)
            return;
        window().activateWindow();
        std::ignore = QTest::qWaitForWindowActive(&window());
    }

    MainWindow &window() const { return *m_application->window(); }
    Session *session() const { return m_application->session(); }
    Draft &draft() const { return *m_application->session()->draft(); }
    ArticleEditor *body() const { return window().findChild<ArticleEditor *>(); }
    QWidget *headline() const { return window().findChild<QWidget *>(QStringLiteral("headline")); }
    LibraryPane &pane() const { return *window().findChild<LibraryPane *>(); }
    QStringList titles() const
    {
        QStringList titles;
        for (const ArticleSummary &draft : pane().drafts()->drafts())
            titles.append(DraftList::titleOf(draft));
        return titles;
    }
    void run(const char *command) const { window().commands()->action(command)->trigger(); }
    void type(const QString &headlineText, const QString &bodyText) const
    {
        headline()->setFocus();
        QTest::keyClicks(headline(), headlineText);
        body()->setFocus();
        QTest::keyClicks(body(), bodyText);
    }

    bool started = false;

private:
    std::unique_ptr<Application> m_application;
};

} // namespace stet
