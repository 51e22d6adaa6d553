#pragma once

#include "app/store/libraryexchange.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace stet {

class MainWindow;
class WorkDialog;

/// Leaving with the whole library and arriving with one: asks for the folder, works in a thread of its own, says what came
/// of it. Owned by Application; borrows window and library; window's thread.
class ExchangeRoom : public QObject
{
    Q_OBJECT

public:
    explicit ExchangeRoom(MainWindow *window, QObject *parent = nullptr);
    ~ExchangeRoom() override;

    /// `keepAll` puts what was just typed into the library, and answers whether it is there.
    void setLibrary(Library *library, std::function<bool()> keepAll);

    /// Where an export goes when this folder was chosen: into it when it is empty, else into a new one inside it.
    static QString exportFolderIn(const QString &chosen, const QDate &today);

Q_SIGNALS:
    /// Something came into the library.
    void imported();

private:
    void exportLibrary();
    void importLibrary();
    void tell(const Result<ExchangedLibrary> &told, const QString &folder, bool exports);

    MainWindow *m_window;
    WorkDialog *m_work;
    Library *m_library = nullptr;
    std::function<bool()> m_keepAll;
    QThreadPool m_worker; ///< of one thread
};

} // namespace stet
