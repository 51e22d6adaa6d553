#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace stet {

/// What JSON-LD in the words of schema.org says about the work on a page.
struct SchemaOrgRecord
{
    QString type; ///< CSL's
    QString title;
    QStringList writers;
    QString published; ///< as it is written, mostly ISO 8601
    QString outlet;
    QString description;
    QString language;
    QString address;
    QString identifier;
};

/// The first work in a JSON-LD text, looked for in lists, graphs and what a page is about. Nothing when it names none.
std::optional<SchemaOrgRecord> schemaOrgRecord(const QString &json);

} // namespace stet
