#pragma once

#include "app/store/libraryrescue.h"

#include <QObject>
#include <QThreadPool>

namespace stet {

class LibraryProblem;
class MainWindow;
class WorkDialog;

/// The ways on with a library that cannot be opened or only be read: says so beside the desk, tries again, takes another
/// folder, writes its texts as files or a copy elsewhere. Works in a thread of its own; the library's folder is not
/// touched. Owned by Application; window's thread.
class RescueRoom : public QObject
{
    Q_OBJECT

public:
    RescueRoom(MainWindow *window, QWidget *desk);
    ~RescueRoom() override;

    /// The library in this folder cannot be opened, and why.
    void showPage(const QString &sentence, const QString &folder);

    /// It is open, and can only be read.
    void showBanner(const QString &sentence, const QString &folder);
    void clear();

Q_SIGNALS:
    void tryAgainAsked();
    void anotherAsked();
    /// There is a library in this folder that can be opened, and none is open yet.
    void libraryReady(const QString &folder);

private:
    void exportTexts();
    void copyLibrary();
    void openCopy(const QString &folder);

    MainWindow *m_window;
    WorkDialog *m_work;
    LibraryProblem *m_problem;
    QString m_library; ///< its folder
    QThreadPool m_worker; ///< of one thread
};

} // namespace stet
