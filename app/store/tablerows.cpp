#include "app/store/tablerows.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace stet {

namespace {

QJsonValue jsonOf(const QVariant &value)
{
    if (value.isNull())
        return QJsonValue::Null;
    switch (value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
        return value.toLongLong();
    case QMetaType::Double:
        return value.toDouble();
    case QMetaType::QByteArray:
        return QJsonObject{{QStringLiteral("base64"), QString::fromLatin1(value.toByteArray().toBase64())}};
    default:
        return value.toString();
    }
}

QVariant variantOf(const QJsonValue &value)
{
    if (value.isObject())
        return QByteArray::fromBase64(value[QStringLiteral("base64")].toString().toLatin1());
    if (value.isDouble()) {
        const qint64 whole = value.toInteger();
        return static_cast<double>(whole) == value.toDouble() ? QVariant(whole) : QVariant(value.toDouble());
    }
    return value.isNull() ? QVariant() : QVariant(value.toString());
}

/// Names come from the database's own list of tables and columns; quoted nevertheless.
QString quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

Result<QStringList> TableRows::tables()
{
    QStringList tables;
    const auto read = m_database.each(
        QStringLiteral("SELECT name FROM sqlite_schema AS t WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                       "AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name NOT IN ('article', 'article_text', "
                       "'article_place', 'article_tag', 'revision', 'counter', 'removed_article', 'copy_queue') "
                       "AND EXISTS(SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.name = 'number') "
                       "ORDER BY name"),
        {}, [&tables](const Row &row) {
            tables.append(row.text(0));
            return true;
        });
    if (!read)
        return read.error();
    return tables;
}

Result<QStringList> TableRows::tablesWith(const QStringList &wanted)
{
    const auto all = tables();
    if (!all)
        return all.error();
    QStringList having;
    for (const QString &table : *all) {
        const auto names = columns(table);
        if (!names)
            return names.error();
        if (std::all_of(wanted.begin(), wanted.end(), [&](const QString &name) { return names->contains(name); }))
            having.append(table);
    }
    return having;
}

Result<QStringList> TableRows::columns(const QString &table)
{
    QStringList names;
    const auto read =
        m_database.each(QStringLiteral("SELECT name FROM pragma_table_info(?)"), {table}, [&names](const Row &row) {
            if (row.text(0) != QLatin1String("number"))
                names.append(row.text(0));
            return true;
        });
    if (!read)
        return read.error();
    return names;
}

QJsonObject TableRows::objectFrom(const Row &row, const QStringList &names) const
{
    QJsonObject object;
    for (int i = 0; i < names.size(); ++i)
        object.insert(names[i], jsonOf(row.value(i + 1)));
    return object;
}

namespace {

QString selectFrom(const QString &table, const QStringList &names)
{
    QString sql = QStringLiteral("SELECT number");
    for (const QString &name : names)
        sql += QStringLiteral(", ") + quoted(name);
    return sql + QStringLiteral(" FROM ") + quoted(table);
}

} // namespace

Result<void> TableRows::eachQueued(const QString &table, int most, const std::function<bool(qint64, const QJsonObject &)> &take)
{
    const auto names = columns(table);
    if (!names)
        return names.error();
    QString sql = QStringLiteral("SELECT copy_queue.row");
    for (const QString &name : *names)
        sql += QStringLiteral(", t.") + quoted(name);
    sql += QStringLiteral(", t.number FROM copy_queue LEFT JOIN %1 AS t ON t.number = copy_queue.row "
                          "WHERE copy_queue.name = ? ORDER BY copy_queue.row LIMIT ?").arg(quoted(table));
    const int numberOfRow = static_cast<int>(names->size()) + 1;
    return m_database.each(sql, {table, most}, [&](const Row &row) {
        return take(row.number(0), row.isNull(numberOfRow) ? QJsonObject() : objectFrom(row, *names));
    });
}

Result<void> TableRows::each(const QString &table, const std::function<Result<void>(qint64, const QJsonObject &)> &take)
{
    const auto names = columns(table);
    if (!names)
        return names.error();
    Result<void> taken;
    const auto read = m_database.each(selectFrom(table, *names) + QStringLiteral(" ORDER BY number"), {},
                                      [&](const Row &row) {
                                          taken = take(row.number(0), objectFrom(row, *names));
                                          return taken.has_value();
                                      });
    return read ? taken : read;
}

Result<qint64> TableRows::bytes(const QString &table)
{
    const auto names = columns(table);
    if (!names)
        return names.error();
    qint64 ofNames = 40; // "table", "number", "row" and what stands around them
    QString sql = QStringLiteral("SELECT sum(0");
    for (const QString &name : *names) {
        ofNames += name.size() + 6;
        sql += QStringLiteral(" + ifnull(length(CAST(%1 AS BLOB)), 4)").arg(quoted(name));
    }
    return m_database.number(sql + QStringLiteral(" + %1) FROM %2").arg(ofNames).arg(quoted(table)));
}

Result<QList<QJsonObject>> TableRows::rowsOf(const QString &table, const QString &article)
{
    const auto names = columns(table);
    if (!names)
        return names.error();
    QList<QJsonObject> rows;
    const auto read = m_database.each(
        selectFrom(table, *names) + QStringLiteral(" WHERE article = ? ORDER BY number"), {article},
        [&](const Row &row) {
            rows.append(objectFrom(row, *names));
            return true;
        });
    if (!read)
        return read.error();
    return rows;
}

Result<void> TableRows::put(const QString &table, qint64 number, const QJsonObject &row)
{
    return insert(table, number, row, true);
}

Result<bool> TableRows::add(const QString &table, qint64 number, const QJsonObject &row)
{
    const auto taken =
        m_database.number(QStringLiteral("SELECT count(*) FROM %1 WHERE number = ?").arg(quoted(table)), {number});
    if (!taken)
        return taken.error();
    const auto inserted = insert(table, *taken > 0 ? 0 : number, row, false);
    if (!inserted)
        return inserted.error();
    return m_database.changedRows() > 0;
}

Result<void> TableRows::insert(const QString &table, qint64 number, const QJsonObject &row, bool replacing)
{
    const auto names = columns(table);
    if (!names)
        return names.error();
    QString sql = QStringLiteral("INSERT OR %1 INTO %2(number")
                      .arg(replacing ? QLatin1String("REPLACE") : QLatin1String("IGNORE"), quoted(table));
    QString marks = QStringLiteral("?");
    // Rows that point at this one must not go with the one it replaces, hence an update where the number is taken.
    QString update = QStringLiteral(" ON CONFLICT(number) DO UPDATE SET number = excluded.number");
    QVariantList values{number > 0 ? QVariant(number) : QVariant()};
    for (const QString &name : *names) {
        if (!row.contains(name))
            continue;
        sql += QStringLiteral(", ") + quoted(name);
        marks += QStringLiteral(", ?");
        update += QStringLiteral(", %1 = excluded.%1").arg(quoted(name));
        values.append(variantOf(row[name]));
    }
    return m_database.run(sql + QStringLiteral(") VALUES(") + marks + u')' + (replacing ? update : QString()), values);
}

QByteArray TableRows::fingerprint(const QJsonObject &row)
{
    return QCryptographicHash::hash(QJsonDocument(row).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
}

Result<QSet<QByteArray>> TableRows::fingerprints(const QString &table)
{
    QSet<QByteArray> all;
    const auto read = each(table, [&all](qint64, const QJsonObject &row) {
        all.insert(fingerprint(row));
        return Result<void>();
    });
    if (!read)
        return read.error();
    return all;
}

Result<void> TableRows::remove(const QString &table, qint64 number)
{
    return m_database.run(QStringLiteral("DELETE FROM %1 WHERE number = ?").arg(quoted(table)), {number});
}

Result<void> TableRows::removeOf(const QString &table, const QString &article)
{
    return m_database.run(QStringLiteral("DELETE FROM %1 WHERE article = ?").arg(quoted(table)), {article});
}

Result<void> TableRows::queueTable(const QString &table)
{
    return m_database.run(
        QStringLiteral("INSERT OR REPLACE INTO copy_queue(name, row) SELECT ?, number FROM %1").arg(quoted(table)),
        {table});
}

Result<void> TableRows::queueEverything()
{
    const auto all = tables();
    if (!all)
        return all.error();
    for (const QString &table : *all) {
        if (auto queued = queueTable(table); !queued)
            return queued;
    }
    return {};
}

Result<void> TableRows::indexAnew()
{
    QStringList indexes;
    const auto read = m_database.each(
        QStringLiteral("SELECT name FROM sqlite_schema WHERE name LIKE '%\\_search' ESCAPE '\\' "
                       "AND sql LIKE 'CREATE VIRTUAL TABLE%' AND name <> 'article_search'"),
        {}, [&indexes](const Row &row) {
            indexes.append(row.text(0));
            return true;
        });
    if (!read)
        return read;
    for (const QString &index : indexes) {
        const QString name = quoted(index);
        if (auto done = m_database.run(QStringLiteral("INSERT INTO %1(%1) VALUES('rebuild')").arg(name)); !done)
            return done;
    }
    return {};
}

Result<void> TableRows::watchTables()
{
    const auto all = tables();
    if (!all)
        return all.error();
    for (const QString &table : *all) {
        const auto watched = m_database.number(
            QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = ?"),
            {table + QStringLiteral("_copied_insert")});
        if (!watched)
            return watched.error();
        if (*watched > 0)
            continue;
        // No OR REPLACE: inside a trigger the conflict rule of the statement that set it off counts instead.
        const QString note = QStringLiteral("INSERT INTO copy_queue(name, row) SELECT '%1', %2.number WHERE NOT EXISTS("
                                            "SELECT 1 FROM copy_queue WHERE name = '%1' AND row = %2.number); ");
        const QString name = QString(table).replace(u'\'', QStringLiteral("''"));
        const auto trigger = [&](const char *event, const QString &body) {
            return m_database.run(QStringLiteral("CREATE TRIGGER %1 AFTER %2 ON %3 BEGIN %4 END")
                                      .arg(quoted(table + QStringLiteral("_copied_") + QString::fromLatin1(event).toLower()),
                                           QLatin1String(event), quoted(table), body));
        };
        const QString ofOld = note.arg(name, QStringLiteral("old"));
        const QString ofNew = note.arg(name, QStringLiteral("new"));
        for (const auto &[event, body] : {std::pair{"INSERT", ofNew}, {"UPDATE", ofOld + ofNew}, {"DELETE", ofOld}}) {
            if (auto made = trigger(event, body); !made)
                return made;
        }
        if (auto queued = queueTable(table); !queued)
            return queued;
    }
    return {};
}

} // namespace stet
