#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

/// A ZIP archive whose members are stored as they are, for tests of those who read archives.
inline QByteArray storedZip(const QList<QPair<QByteArray, QByteArray>> &members)
{
    const auto crc = [](const QByteArray &bytes) {
        quint32 value = 0xffffffff;
        for (const char byte : bytes) {
            value ^= static_cast<unsigned char>(byte);
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1) ^ (value & 1 ? 0xedb88320 : 0);
        }
        return ~value;
    };
    const auto number = [](quint32 value, int bytes) {
        QByteArray result;
        for (int i = 0; i < bytes; ++i)
            result.append(char((value >> (8 * i)) & 0xff));
        return result;
    };
    QByteArray archive;
    QByteArray directory;
    for (const auto &[name, bytes] : members) {
        const QByteArray common = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + number(crc(bytes), 4)
                                  + number(quint32(bytes.size()), 4) + number(quint32(bytes.size()), 4) + number(quint32(name.size()), 2) + number(0, 2);
        directory += QByteArray("PK\x01\x02") + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
                     + number(quint32(archive.size()), 4) + name;
        archive += QByteArray("PK\x03\x04") + common + name + bytes;
    }
    return archive + directory + QByteArray("PK\x05\x06") + number(0, 4) + number(quint32(members.size()), 2) + number(quint32(members.size()), 2)
           + number(quint32(directory.size()), 4) + number(quint32(archive.size()), 4) + number(0, 2);
}
