#include "app/store/jsonlines.h"

#include <QJsonDocument>

namespace stet {

namespace {

/// The next line, or nothing of one that is too long. QIODevice::readLine with a limit makes room for the whole limit at
/// every line, without one it has no bound.
QByteArray nextLine(QFile &file, QByteArray &room)
{
    QByteArray line;
    while (!file.atEnd()) {
        const qint64 count = file.readLine(room.data(), room.size());
        if (count <= 0)
            break;
        if (line.size() <= longestJsonLine)
            line.append(room.constData(), count);
        if (room[count - 1] == '\n')
            break;
    }
    return line.size() <= longestJsonLine ? line : QByteArray();
}

} // namespace

Result<void> eachJsonLine(QFile &file, const std::function<Result<void>(int number, const QJsonObject &object)> &take)
{
    constexpr qsizetype atOnce = 64 * 1024;
    QByteArray room(atOnce, Qt::Uninitialized);
    for (int number = 1; !file.atEnd(); ++number) {
        if (auto taken = take(number, QJsonDocument::fromJson(nextLine(file, room)).object()); !taken)
            return taken;
    }
    return {};
}

} // namespace stet
