#include "app/store/authorstore.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace stet {

namespace {

QString key(const AuthorId &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString textOf(const AuthorProfile &profile)
{
    return QString::fromUtf8(QJsonDocument(toJson(profile)).toJson(QJsonDocument::Compact));
}

Error notThere(const AuthorId &id)
{
    return {Error::Kind::NotFound,
            QCoreApplication::translate("stet::AuthorStore", "This author is not in the library any more."), key(id)};
}

} // namespace

Result<QList<AuthorProfile>> AuthorStore::list()
{
    QList<AuthorProfile> profiles;
    const auto read = m_database.each(
        QStringLiteral("SELECT profile FROM author ORDER BY name COLLATE NOCASE, number"), {}, [&](const Row &row) {
            profiles.append(authorFromJson(QJsonDocument::fromJson(row.text(0).toUtf8()).object()));
            return true;
        });
    if (!read)
        return read.error();
    return profiles;
}

Result<QList<AuthorProfile>> AuthorStore::find(const QList<AuthorId> &ids)
{
    QList<AuthorProfile> profiles;
    for (const AuthorId &id : ids) {
        const auto read = m_database.each(
            QStringLiteral("SELECT profile FROM author WHERE id = ?"), {key(id)}, [&](const Row &row) {
                profiles.append(authorFromJson(QJsonDocument::fromJson(row.text(0).toUtf8()).object()));
                return false;
            });
        if (!read)
            return read.error();
    }
    return profiles;
}

Result<AuthorProfile> AuthorStore::add(AuthorProfile profile)
{
    if (profile.id.isNull())
        profile.id = QUuid::createUuid();
    const auto added = m_database.run(
        QStringLiteral("INSERT INTO author(id, name, profile) VALUES(?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
                       "name = excluded.name, profile = excluded.profile"),
        {key(profile.id), profile.name, textOf(profile)});
    if (!added)
        return added.error();
    return profile;
}

Result<void> AuthorStore::update(const AuthorProfile &profile)
{
    const auto updated = m_database.run(QStringLiteral("UPDATE author SET name = ?, profile = ? WHERE id = ?"),
                                        {profile.name, textOf(profile), key(profile.id)});
    if (updated && m_database.changedRows() == 0)
        return notThere(profile.id);
    return updated;
}

Result<void> AuthorStore::remove(const AuthorId &id)
{
    const auto removed = m_database.run(QStringLiteral("DELETE FROM author WHERE id = ?"), {key(id)});
    if (removed && m_database.changedRows() == 0)
        return notThere(id);
    return removed;
}

} // namespace stet
