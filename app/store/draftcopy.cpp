#include "app/store/draftcopy.h"

#include "app/store/articlecoding.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace stet {

namespace {

/// A JSON string is a YAML double-quoted one (yaml.org/spec/1.2, section 7.3.1).
QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

void addLine(QByteArray &front, const char *key, const QByteArray &value)
{
    front += QByteArray(key) + ": " + value + '\n';
}

/// Where the body begins, and the lines before it; 0 when there is no closed front matter.
qsizetype bodyStart(const QByteArray &bytes, QList<QByteArray> &lines)
{
    if (!bytes.startsWith("---\n"))
        return 0;
    qsizetype at = 4;
    while (at < bytes.size()) {
        qsizetype end = bytes.indexOf('\n', at);
        if (end < 0)
            end = bytes.size();
        const QByteArray line = bytes.mid(at, end - at);
        at = end + 1;
        if (line == "---")
            return at;
        lines.append(line);
    }
    return 0;
}

} // namespace

QByteArray draftCopy(const StoredDraft &draft, const QString &library)
{
    const Article &article = draft.article;
    const QString details = detailsText(article);
    QByteArray bytes = "---\n";
    addLine(bytes, "title", quoted(workingTitle(article)));
    if (!article.deck.isEmpty())
        addLine(bytes, "deck", quoted(article.deck));
    if (article.date.isValid())
        addLine(bytes, "date", article.date.toString(Qt::ISODate).toUtf8());
    if (!article.tags.isEmpty())
        addLine(bytes, "tags", QJsonDocument(QJsonArray::fromStringList(article.tags)).toJson(QJsonDocument::Compact));
    addLine(bytes, "stet-id", draft.id.toString(QUuid::WithoutBraces).toUtf8());
    addLine(bytes, "stet-sequence", QByteArray::number(draft.sequence));
    addLine(bytes, "stet-change", QByteArray::number(draft.change));
    if (!library.isEmpty())
        addLine(bytes, "stet-library", quoted(library));
    if (!draft.folder.isEmpty())
        addLine(bytes, "stet-folder", quoted(draft.folder));
    if (draft.trashed.isValid())
        addLine(bytes, "stet-trashed", draft.trashed.toUTC().toString(Qt::ISODateWithMs).toUtf8());
    addLine(bytes, "stet-place", QByteArray::number(draft.place.caret));
    addLine(bytes, "stet-checksum", '"' + articleChecksum(details, article.body).toHex() + '"');
    addLine(bytes, "stet-details", quoted(details));
    bytes += "---\n";
    return bytes + article.body.toUtf8();
}

std::optional<ReadDraftCopy> readDraftCopy(const QByteArray &bytes, const ArticleId &id)
{
    if (bytes.contains('\0'))
        return {};
    QList<QByteArray> lines;
    const qsizetype start = bodyStart(bytes, lines);
    const QString body = QString::fromUtf8(bytes.mid(start));
    ReadDraftCopy copy;
    copy.draft.id = id;
    QByteArray checksum;
    QString details;
    QString title;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(": ");
        const QByteArray key = line.left(colon);
        const QByteArray value = line.mid(colon + 2);
        const auto text = [&value] { return QJsonDocument::fromJson('[' + value + ']').array().at(0).toString(); };
        if (key == "title")
            title = text();
        else if (key == "stet-id" && !QUuid::fromString(value).isNull())
            copy.draft.id = QUuid::fromString(value);
        else if (key == "stet-sequence")
            copy.draft.sequence = value.toULongLong();
        else if (key == "stet-place")
            copy.draft.place.caret = copy.draft.place.anchor = qBound(qsizetype(0), value.toLongLong(), body.size());
        else if (key == "stet-change")
            copy.draft.change = value.toULongLong();
        else if (key == "stet-library")
            copy.library = text();
        else if (key == "stet-folder")
            copy.draft.folder = text();
        else if (key == "stet-trashed")
            copy.draft.trashed = QDateTime::fromString(QString::fromUtf8(value), Qt::ISODateWithMs);
        else if (key == "stet-checksum")
            checksum = QByteArray::fromHex(text().toLatin1());
        else if (key == "stet-details")
            details = text();
    }
    copy.draft.article = articleFromText(details, body);
    if (details.isEmpty())
        copy.draft.article.headline = title;
    copy.changed = checksum != articleChecksum(details, body);
    return copy;
}

QString readableFileName(const StoredDraft &draft)
{
    QString name;
    for (const QChar character : workingTitle(draft.article).left(60)) {
        if (character.isLetterOrNumber())
            name += character;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    if (!name.isEmpty() && !name.endsWith(u'-'))
        name += u'-';
    return name + draft.id.toString(QUuid::WithoutBraces).left(8) + QStringLiteral(".md");
}

} // namespace stet
