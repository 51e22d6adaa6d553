#include "ui/library/draftmime.h"

namespace stet::draftmime {

QString type()
{
    return QStringLiteral("application/x-stet-drafts");
}

QMimeData *make(const QList<ArticleId> &ids)
{
    QByteArray bytes;
    for (const ArticleId &id : ids)
        bytes += id.toRfc4122();
    auto *data = new QMimeData;
    data->setData(type(), bytes);
    return data;
}

QList<ArticleId> read(const QMimeData *data)
{
    constexpr qsizetype idBytes = 16;
    QList<ArticleId> ids;
    const QByteArray bytes = data->data(type());
    for (qsizetype at = 0; at + idBytes <= bytes.size(); at += idBytes)
        ids.append(QUuid::fromRfc4122(bytes.mid(at, idBytes)));
    return ids;
}

} // namespace stet::draftmime
