#pragma once

#include "app/article/article.h"
#include "app/result.h"
#include "app/store/database.h"

namespace stet {

/// What a library remembers about itself, by name: settings of the writer's machine are in app/settings.h instead.
///
/// Borrows the library's connection and belongs to its thread.
class SettingStore
{
public:
    explicit SettingStore(Database &database) : m_database(database) {}

    /// Empty when it was never set.
    Result<QString> value(const QString &name);
    Result<void> setValue(const QString &name, const QString &value);

    /// The draft to open at the next start; null: none. It may have been deleted since.
    Result<ArticleId> lastOpenDraft();
    Result<void> setLastOpenDraft(const ArticleId &id);

private:
    Database &m_database;
};

} // namespace stet
