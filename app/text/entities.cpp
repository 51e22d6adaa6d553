#include "app/text/entities.h"

#include "app/resources.h"

#include <QFile>
#include <QHash>
#include <QString>

namespace stet {

namespace {

QHash<QByteArray, QByteArray> readNames()
{
    loadResources();
    QFile file(QStringLiteral(":/text/entities.txt"));
    QHash<QByteArray, QByteArray> names;
    if (!file.open(QIODevice::ReadOnly))
        return names;
    const QByteArray all = file.readAll();
    for (const QByteArray &line : all.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        QString text;
        for (qsizetype i = 1; i < words.size(); ++i)
            text += QChar::fromUcs4(words[i].toUInt(nullptr, 16));
        names.insert(words[0], text.toUtf8());
    }
    return names;
}

QByteArray numbered(QByteArrayView digits, int base)
{
    bool isNumber = false;
    const uint number = digits.toByteArray().toUInt(&isNumber, base);
    const bool isSurrogate = number >= 0xD800 && number <= 0xDFFF;
    if (!isNumber || number == 0 || number > 0x10FFFF || isSurrogate)
        return QByteArrayLiteral("\xEF\xBF\xBD");
    const char32_t character = number;
    return QString::fromUcs4(&character, 1).toUtf8();
}

} // namespace

QByteArray entityText(QByteArrayView entity)
{
    if (entity.size() < 3 || !entity.startsWith('&') || !entity.endsWith(';'))
        return {};
    const QByteArrayView name = entity.sliced(1, entity.size() - 2);
    if (name.startsWith("#x") || name.startsWith("#X"))
        return numbered(name.sliced(2), 16);
    if (name.startsWith('#'))
        return numbered(name.sliced(1), 10);
    static const QHash<QByteArray, QByteArray> names = readNames();
    return names.value(name.toByteArray());
}

} // namespace stet
