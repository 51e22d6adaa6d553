#pragma once

#include "app/result.h"

#include <QObject>
#include <QStringList>

#include <memory>

class QLocalServer;

namespace stet {

class LibraryLock;

/// One window for one library: a Stet that is started a second time hands its files to the first and goes.
///
/// Owned by Application; window's thread. Only programs of the same user can reach it.
class FirstInstance : public QObject
{
    Q_OBJECT

public:
    explicit FirstInstance(const QString &libraryFolder, QObject *parent = nullptr);
    ~FirstInstance() override;

    /// Hands the files (absolute paths) to a Stet that has this library open already. False: there is none.
    bool handOver(const QStringList &files) const;

    /// Holds the library for this window until this is gone. Conflict, and who has it, when another one holds it and
    /// did not answer; what cannot be held for any other reason is no reason not to write.
    Result<void> hold();

    /// Listens for others from now on. Where that is not possible, two windows are all that happens.
    void listen();

Q_SIGNALS:
    /// Somebody started Stet again: come to the front and take these files.
    void called(const QStringList &files);

private:
    void answer();

    QString m_folder;
    QString m_name;
    std::unique_ptr<LibraryLock> m_lock;
    QLocalServer *m_server = nullptr;
};

} // namespace stet
