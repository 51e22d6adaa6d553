#include "ui/firstinstance.h"

#include "app/store/librarylock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

#include <memory>
#include <tuple>

namespace stet {

namespace {

constexpr int patience = 1500; // milliseconds; the other one may be busy opening a long article
constexpr qsizetype longestCall = 256 * 1024;
const QByteArray taken = QByteArrayLiteral("taken\n");

} // namespace

FirstInstance::FirstInstance(const QString &libraryFolder, QObject *parent) : QObject(parent), m_folder(libraryFolder)
{
    const QString canonical = QFileInfo(libraryFolder).canonicalFilePath();
    const QByteArray folder = (canonical.isEmpty() ? QDir(libraryFolder).absolutePath() : canonical).toUtf8();
    const QByteArray mark = QCryptographicHash::hash(folder, QCryptographicHash::Sha256).toHex().left(20);
    // In the user's own runtime folder, where nobody else can put a socket of this name.
    m_name = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/stet-")
             + QLatin1String(mark);
}

FirstInstance::~FirstInstance() = default;

Result<void> FirstInstance::hold()
{
    if (m_lock)
        return {};
    auto lock = LibraryLock::take(m_folder, QStringLiteral("stet"));
    if (lock)
        m_lock = std::move(*lock);
    else if (lock.error().kind == Error::Kind::Conflict)
        return lock.error();
    return {};
}

bool FirstInstance::handOver(const QStringList &files) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patience))
        return false;
    socket.write(QJsonDocument(QJsonArray::fromStringList(files)).toJson(QJsonDocument::Compact) + '\n');
    socket.flush();
    QByteArray reply;
    while (!reply.endsWith('\n') && socket.waitForReadyRead(patience))
        reply += socket.readAll();
    return reply == taken;
}

void FirstInstance::listen()
{
    std::ignore = hold(); // of a library that was made only now
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &FirstInstance::answer);
    if (m_server->listen(m_name))
        return;
    // A socket that nobody answers is left over from a crash.
    QLocalServer::removeServer(m_name);
    if (!m_server->listen(m_name))
        qWarning("A second Stet will not find this one: %s", qUtf8Printable(m_server->errorString()));
}

void FirstInstance::answer()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        auto received = std::make_shared<QByteArray>();
        const auto read = [this, socket, received] {
            *received += socket->readAll();
            if (received->size() > longestCall) {
                socket->abort();
                return;
            }
            if (!received->endsWith('\n'))
                return;
            QStringList files;
            for (const QJsonValue file : QJsonDocument::fromJson(*received).array())
                files.append(file.toString());
            socket->write(taken);
            socket->flush();
            socket->disconnectFromServer();
            Q_EMIT called(files);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        if (socket->bytesAvailable() > 0)
            read();
    }
}

} // namespace stet
