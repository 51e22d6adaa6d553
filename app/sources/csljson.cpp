#include "app/sources/csljson.h"

#include "app/sources/citationkey.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace stet {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::CslJson", text);
}

struct ItemBytes
{
    QByteArray bytes;
    int line = 1;
};

/// Finds the objects of the outermost list without understanding them.
///
/// QJsonDocument says no to a whole file for one missing comma; cut into items first, only that one is lost.
QList<ItemBytes> itemsOf(const QByteArray &json)
{
    QList<ItemBytes> items;
    int depth = 0;
    int wanted = -1; // the depth at which an item opens
    qsizetype start = -1;
    int startLine = 1;
    int line = 1;
    bool inText = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char character = json[i];
        if (character == '\n')
            ++line;
        if (inText) {
            if (character == '\\')
                ++i;
            else if (character == '"')
                inText = false;
        } else if (character == '"') {
            inText = true;
        } else if (character == '[' || character == '{') {
            if (wanted < 0 && character == '[')
                wanted = depth + 1;
            if (character == '{' && depth == wanted && start < 0) {
                start = i;
                startLine = line;
            }
            ++depth;
        } else if (character == ']' || character == '}') {
            --depth;
            if (start >= 0 && depth == wanted) {
                items.append({json.mid(start, i + 1 - start), startLine});
                start = -1;
                // One more than is read tells that there are more.
                if (items.size() > mostSourcesOfFile)
                    return items;
            }
        }
    }
    if (start >= 0)
        items.append({json.mid(start), startLine});
    return items;
}

bool isSingleItem(const QByteArray &json)
{
    const QByteArray trimmed = json.trimmed();
    if (!trimmed.startsWith('{'))
        return false;
    const QJsonObject object = QJsonDocument::fromJson(trimmed).object();
    return !object.isEmpty() && !object.value(QLatin1String("items")).isArray()
        && !object.value(QLatin1String("references")).isArray();
}

Source sourceFromItem(const QJsonObject &json)
{
    Source source;
    source.item = json;
    const QJsonValue id = source.item.take(QStringLiteral("id"));
    source.key = id.isDouble() ? QString::number(id.toDouble(), 'g', 15) : id.toString();
    const QString ownKey = source.item.take(QStringLiteral("citation-key")).toString();
    if (!ownKey.isEmpty())
        source.key = ownKey;
    const QString keywords = source.item.take(QStringLiteral("keyword")).toString();
    for (const QString &tag : keywords.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!tag.trimmed().isEmpty())
            source.tags.append(tag.trimmed());
    }
    QJsonObject custom = source.item.value(QLatin1String("custom")).toObject();
    if (custom.contains(QLatin1String("stet-notes"))) {
        source.notes = custom.take(QStringLiteral("stet-notes")).toString();
        if (custom.isEmpty())
            source.item.remove(QStringLiteral("custom"));
        else
            source.item.insert(QStringLiteral("custom"), custom);
    }
    return source;
}

} // namespace

ReadSources readCslJson(const QByteArray &bytes)
{
    ReadSources result;
    const QList<ItemBytes> items = isSingleItem(bytes) ? QList<ItemBytes>{{bytes.trimmed(), 1}} : itemsOf(bytes);
    if (items.isEmpty() && QJsonDocument::fromJson(bytes).isNull())
        result.problems.append({1, tr("This file holds no list of CSL-JSON items.")});
    KeyMaker keys;
    for (const ItemBytes &item : items) {
        if (result.sources.size() >= mostSourcesOfFile) {
            result.cut = tooManyEntries(item.line);
            break;
        }
        QJsonParseError error;
        const QJsonObject json = QJsonDocument::fromJson(item.bytes, &error).object();
        if (json.isEmpty()) {
            result.problems.append({item.line, error.error == QJsonParseError::NoError
                ? tr("This entry was left out: it is empty.") : tr("This entry was left out: it is not proper JSON.")});
            continue;
        }
        Source source = sourceFromItem(json);
        if (source.text("type").isEmpty()) {
            source.item.insert(QStringLiteral("type"), QStringLiteral("document"));
            result.problems.append({item.line, tr("This entry has no type; it was read as a document.")});
        }
        const QString wanted = citableKey(source.key);
        source.key = wanted.isEmpty() ? keys.keyFor(source) : keys.freeKey(wanted);
        if (!wanted.isEmpty() && source.key != wanted) {
            result.problems.append({item.line,
                tr("The key “%1” is used twice in this file; this entry is called “%2”.").arg(wanted, source.key)});
        }
        result.sources.append(source);
    }
    return result;
}

QByteArray writeCslJson(const QList<Source> &sources)
{
    QJsonArray items;
    for (const Source &source : sources) {
        QJsonObject item = cslItem(source);
        if (!source.tags.isEmpty())
            item.insert(QStringLiteral("keyword"), source.tags.join(QStringLiteral(", ")));
        if (!source.notes.isEmpty()) {
            QJsonObject custom = item.value(QLatin1String("custom")).toObject();
            custom.insert(QStringLiteral("stet-notes"), source.notes);
            item.insert(QStringLiteral("custom"), custom);
        }
        items.append(item);
    }
    return QJsonDocument(items).toJson();
}

} // namespace stet
