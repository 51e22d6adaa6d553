#include "app/store/settingstore.h"

namespace stet {

namespace {

QString lastOpenDraftName()
{
    return QStringLiteral("lastOpenDraft");
}

} // namespace

Result<QString> SettingStore::value(const QString &name)
{
    QString value;
    const auto read =
        m_database.each(QStringLiteral("SELECT value FROM setting WHERE name = ?"), {name}, [&value](const Row &row) {
            value = row.text(0);
            return false;
        });
    if (!read)
        return read.error();
    return value;
}

Result<void> SettingStore::setValue(const QString &name, const QString &value)
{
    return m_database.run(QStringLiteral("INSERT INTO setting(name, value) VALUES(?, ?) "
                                         "ON CONFLICT(name) DO UPDATE SET value = excluded.value"),
                          {name, value});
}

Result<ArticleId> SettingStore::lastOpenDraft()
{
    const auto id = value(lastOpenDraftName());
    if (!id)
        return id.error();
    return QUuid::fromString(*id);
}

Result<void> SettingStore::setLastOpenDraft(const ArticleId &id)
{
    return setValue(lastOpenDraftName(), id.toString(QUuid::WithoutBraces));
}

} // namespace stet
