#include "app/citations/styleindex.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace stet {

namespace {

constexpr quint32 mark = 0x53744931; // "StI1"; a new layout takes a new one
constexpr qint64 largestIndex = 32 * 1024 * 1024;
constexpr qint32 mostStyles = 200'000;
constexpr auto version = QDataStream::Qt_6_0;

} // namespace

QString StyleIndex::pathFor(const QString &styles) const
{
    const QByteArray hash = QCryptographicHash::hash(styles.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    return m_folder + QStringLiteral("/citation-styles-") + QString::fromLatin1(hash);
}

std::optional<QList<StyleInfo>> StyleIndex::read(const QString &styles, const QDateTime &changed) const
{
    QFile file(m_folder.isEmpty() ? QString() : pathFor(styles));
    if (m_folder.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > largestIndex)
        return {};
    const QByteArray bytes = file.readAll();
    // The checksum comes first: what follows is Stet's own writing or nothing.
    const QByteArray content = bytes.mid(20);
    if (QCryptographicHash::hash(content, QCryptographicHash::Sha1) != bytes.left(20))
        return {};
    QDataStream stream(content);
    stream.setVersion(version);
    quint32 kind = 0;
    QString folder;
    QDateTime time;
    qint32 count = 0;
    stream >> kind >> folder >> time >> count;
    if (kind != mark || folder != styles || time != changed || count < 0 || count > mostStyles)
        return {};
    QList<StyleInfo> infos;
    infos.reserve(count);
    for (qint32 i = 0; i < count; ++i) {
        StyleInfo info;
        quint8 citations = 0;
        stream >> info.name >> info.title >> info.shortTitle >> info.parent >> citations >> info.fields;
        info.kind = StyleInfo::Kind(qMin(citations, quint8(StyleInfo::Kind::Unknown)));
        infos.append(info);
    }
    return stream.status() == QDataStream::Ok ? std::optional(infos) : std::nullopt;
}

void StyleIndex::write(const QString &styles, const QDateTime &changed, const QList<StyleInfo> &infos) const
{
    if (m_folder.isEmpty() || infos.size() > mostStyles || !QDir().mkpath(m_folder))
        return;
    QByteArray content;
    QDataStream stream(&content, QIODevice::WriteOnly);
    stream.setVersion(version);
    stream << mark << styles << changed << qint32(infos.size());
    for (const StyleInfo &info : infos)
        stream << info.name << info.title << info.shortTitle << info.parent << quint8(info.kind) << info.fields;
    // Where it cannot be written, the heads are read anew next time.
    QSaveFile file(pathFor(styles));
    if (file.open(QIODevice::WriteOnly) && file.write(QCryptographicHash::hash(content, QCryptographicHash::Sha1) + content) > 0)
        file.commit();
}

} // namespace stet
