#include "app/store/journal.h"

#include "app/store/articlecoding.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

namespace stet::journal {

namespace {

constexpr QByteArrayView magic("STET-JOURNAL-1\r\n"); // the line ends show when a file was sent as text and changed
constexpr qsizetype idSize = 16;
constexpr qsizetype checkSize = 8;
constexpr qsizetype frameSize = 4 + checkSize;
constexpr quint32 largestRecord = 0x3fffffff;

QByteArray checkOf(QByteArrayView before, QByteArrayView content)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(before.toByteArray());
    hash.addData(content.toByteArray());
    return hash.result().left(checkSize);
}

QDataStream &prepared(QDataStream &stream)
{
    stream.setVersion(QDataStream::Qt_6_0);
    stream.setByteOrder(QDataStream::LittleEndian);
    return stream;
}

void writePlace(QDataStream &stream, const WritingPlace &place)
{
    stream << static_cast<qint64>(place.caret) << static_cast<qint64>(place.anchor) << place.scroll;
}

WritingPlace readPlace(QDataStream &stream)
{
    qint64 caret = 0;
    qint64 anchor = 0;
    double scroll = 0;
    stream >> caret >> anchor >> scroll;
    return {caret, anchor, scroll};
}

QByteArray contentOf(const JournalRecord &record)
{
    QByteArray content;
    QDataStream stream(&content, QIODevice::WriteOnly);
    prepared(stream) << static_cast<quint8>(record.kind) << record.sequence;
    switch (record.kind) {
    case JournalRecord::Kind::Start:
        stream << record.details << record.added;
        writePlace(stream, record.place);
        break;
    case JournalRecord::Kind::Edit:
    case JournalRecord::Kind::Undo:
    case JournalRecord::Kind::Redo:
    case JournalRecord::Kind::Anew:
        stream << static_cast<qint64>(record.position) << record.removed << record.added;
        break;
    case JournalRecord::Kind::Details:
    case JournalRecord::Kind::UndoDetails:
    case JournalRecord::Kind::RedoDetails:
        stream << record.details;
        break;
    case JournalRecord::Kind::Place:
        writePlace(stream, record.place);
        break;
    }
    return content;
}

std::optional<JournalRecord> recordFrom(const QByteArray &content)
{
    QDataStream stream(content);
    quint8 kind = 0;
    JournalRecord record;
    prepared(stream) >> kind >> record.sequence;
    record.kind = static_cast<JournalRecord::Kind>(kind);
    switch (record.kind) {
    case JournalRecord::Kind::Start:
        stream >> record.details >> record.added;
        record.place = readPlace(stream);
        break;
    case JournalRecord::Kind::Edit:
    case JournalRecord::Kind::Undo:
    case JournalRecord::Kind::Redo:
    case JournalRecord::Kind::Anew: {
        qint64 position = 0;
        stream >> position >> record.removed >> record.added;
        record.position = position;
        break;
    }
    case JournalRecord::Kind::Details:
    case JournalRecord::Kind::UndoDetails:
    case JournalRecord::Kind::RedoDetails:
        stream >> record.details;
        break;
    case JournalRecord::Kind::Place:
        record.place = readPlace(stream);
        break;
    default:
        return {};
    }
    if (stream.status() != QDataStream::Ok || !stream.atEnd())
        return {};
    return record;
}

/// The article while a journal is played back.
struct Replay
{
    Article details;
    BodyText body;
    WritingPlace place;
    ArticleEdits edits;
    quint64 sequence = 0;

    bool apply(const JournalRecord &record, bool first)
    {
        if (first != (record.kind == JournalRecord::Kind::Start) || (!first && record.sequence <= sequence))
            return false;
        switch (record.kind) {
        case JournalRecord::Kind::Start:
            details = articleFromText(record.details, {});
            body = BodyText(record.added);
            place = record.place;
            break;
        case JournalRecord::Kind::Edit:
        case JournalRecord::Kind::Undo:
        case JournalRecord::Kind::Redo:
        case JournalRecord::Kind::Anew:
            if (body.mid(record.position, record.removed.size()) != record.removed
                || !body.edit(record.position, record.removed.size(), record.added))
                return false;
            edits.body.note(editKind(record.kind), {record.position, record.removed, record.added});
            break;
        case JournalRecord::Kind::Details:
        case JournalRecord::Kind::UndoDetails:
        case JournalRecord::Kind::RedoDetails:
            takeDetails(record);
            break;
        case JournalRecord::Kind::Place:
            place = record.place;
            break;
        }
        sequence = record.sequence;
        return true;
    }

    void takeDetails(const JournalRecord &record)
    {
        const Article next = articleFromText(record.details, {});
        edits.noteDetails(editKind(record.kind), details, next);
        details = next;
    }

    Article article() const
    {
        Article whole = details;
        whole.body = body.toString();
        return whole;
    }
};

} // namespace

JournalRecord::Kind recordKind(EditKind kind)
{
    switch (kind) {
    case EditKind::Undo:
        return JournalRecord::Kind::Undo;
    case EditKind::Redo:
        return JournalRecord::Kind::Redo;
    case EditKind::Anew:
        return JournalRecord::Kind::Anew;
    case EditKind::Step:
        break;
    }
    return JournalRecord::Kind::Edit;
}

JournalRecord::Kind detailsKind(EditKind kind)
{
    return kind == EditKind::Undo   ? JournalRecord::Kind::UndoDetails
           : kind == EditKind::Redo ? JournalRecord::Kind::RedoDetails
                                    : JournalRecord::Kind::Details;
}

EditKind editKind(JournalRecord::Kind kind)
{
    for (const EditKind edit : {EditKind::Undo, EditKind::Redo, EditKind::Anew}) {
        if (recordKind(edit) == kind || (edit != EditKind::Anew && detailsKind(edit) == kind))
            return edit;
    }
    return EditKind::Step;
}

QByteArray header(const ArticleId &id)
{
    return magic.toByteArray() + id.toRfc4122();
}

QByteArray headerCheck(const QByteArray &header)
{
    return checkOf({}, header);
}

QByteArray encoded(const JournalRecord &record, QByteArray &check)
{
    const QByteArray content = contentOf(record);
    check = checkOf(check, content);
    QByteArray size(4, '\0');
    qToLittleEndian(static_cast<quint32>(content.size()), size.data());
    return size + check + content;
}

std::optional<ReplayedJournal> replay(const QByteArray &bytes, const EarlierEdits &earlier)
{
    const qsizetype headerSize = magic.size() + idSize;
    if (bytes.size() < headerSize || !bytes.startsWith(magic))
        return {};
    const QByteArray start = bytes.left(headerSize);
    QByteArray check = headerCheck(start);
    ReplayedJournal told;
    told.id = QUuid::fromRfc4122(start.mid(magic.size()));
    Replay replay;
    qsizetype at = headerSize;
    while (at < bytes.size()) {
        const qsizetype left = bytes.size() - at - frameSize;
        if (left < 0)
            break; // cut short in its frame: the last write was torn
        const quint32 size = qFromLittleEndian<quint32>(bytes.constData() + at);
        if (size > largestRecord) {
            told.damaged = true;
            break;
        }
        if (size > left)
            break; // cut short in its content
        const QByteArray content = bytes.mid(at + frameSize, size);
        const QByteArray expected = checkOf(check, content);
        const bool whole = bytes.mid(at + 4, checkSize) == expected;
        const auto record = whole ? recordFrom(content) : std::nullopt;
        if (!record || !replay.apply(*record, at == headerSize)) {
            told.damaged = true;
            break;
        }
        if (at == headerSize && earlier)
            replay.edits = earlier(told.id, replay.article());
        check = expected;
        at += frameSize + size;
    }
    if (at == headerSize)
        return {};
    told.article = replay.article();
    told.place = replay.place;
    told.edits = replay.edits;
    told.sequence = replay.sequence;
    told.wholeBytes = at;
    return told;
}

} // namespace stet::journal
