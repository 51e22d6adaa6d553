#include "app/store/schema.h"

#include "app/store/migrations/0001-articles.h"
#include "app/store/migrations/0002-sources.h"
#include "app/store/migrations/0003-history.h"
#include "app/store/migrations/0004-quotations.h"
#include "app/store/migrations/0005-shelves.h"
#include "app/store/tablerows.h"

#include <QCoreApplication>

namespace stet {

const QList<Migration> &migrations()
{
    static const QList<Migration> rows{
        {1, "Articles, authors and words", articleTables},
        {2, "Sources and their captures", sourceTables},
        {3, "History, and what the second copy has to take up", historyTables},
        {4, "The ledger of quotations", quotationTables},
        {5, "Folders, smart lists, and quotations in the search", shelfTables},
    };
    return rows;
}

int schemaVersion()
{
    return migrations().last().version;
}

Result<int> schemaVersionOf(Database &database)
{
    const auto version = database.number(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    return static_cast<int>(*version);
}

Error tooNewError(int version)
{
    return {Error::Kind::TooNew,
            QCoreApplication::translate("stet::Library",
                                        "This library was last used with a newer Stet (library version %1, this Stet "
                                        "knows %2); it was left as it is, so update Stet to open it.")
                .arg(version)
                .arg(schemaVersion()),
            {}};
}

Result<void> migrate(Database &database)
{
    Transaction change(database);
    if (!change.begun())
        return change.begun();
    const auto version = schemaVersionOf(database); // asked inside, since another program may just have done it
    if (!version)
        return version.error();
    if (*version > schemaVersion())
        return tooNewError(*version);
    for (const Migration &step : migrations()) {
        if (step.version <= *version)
            continue;
        for (const char *statement : step.statements) {
            if (auto done = database.run(QString::fromUtf8(statement)); !done)
                return done;
        }
    }
    if (*version < schemaVersion()) {
        const auto numbered = database.run(QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion()));
        if (!numbered)
            return numbered;
        if (auto watched = TableRows(database).watchTables(); !watched)
            return watched;
    }
    return change.commit();
}

} // namespace stet
