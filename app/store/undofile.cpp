#include "app/store/undofile.h"

#include "app/store/plainfile.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QFile>
#include <QIODevice>
#include <QtEndian>

#include <sys/stat.h>

namespace stet::undofile {

namespace {

constexpr QByteArrayView magic("STET-UNDO-2\r\n");
constexpr qsizetype idSize = 16;
constexpr qsizetype checkSize = 16;
constexpr qsizetype headerSize = magic.size() + idSize + checkSize;
constexpr qint64 largestFile = qint64(64) << 20;
// A single step may be a whole article, and some more that it replaced.
constexpr quint32 largestContent = 256U << 20;
constexpr quint32 mostSteps = EditHistory::mostSteps;
constexpr int quickly = 1; // zlib's level: a history is written whenever a draft is closed

QByteArray checkOf(QByteArrayView id, const QByteArray &packed)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(id.toByteArray());
    hash.addData(packed);
    return hash.result().left(checkSize);
}

QByteArray checkOf(const QString &words)
{
    return QCryptographicHash::hash(words.toUtf8(), QCryptographicHash::Sha256).left(checkSize);
}

QDataStream &prepared(QDataStream &stream)
{
    stream.setVersion(QDataStream::Qt_6_0);
    stream.setByteOrder(QDataStream::LittleEndian);
    return stream;
}

/// qUncompress would take any size that the first bytes say.
bool isBounded(const QByteArray &packed)
{
    return packed.size() > 4 && qFromBigEndian<quint32>(packed.constData()) <= largestContent;
}

void writeSteps(QDataStream &stream, const QString &words, const EditHistory &edits)
{
    stream << checkOf(words) << static_cast<qint64>(edits.done()) << edits.isLastOpen()
           << static_cast<quint32>(edits.steps().size());
    for (const EditStep &step : edits.steps())
        stream << static_cast<qint64>(step.position) << step.removed << step.added;
}

/// Empty when they are of other words; the stream says when they make no sense.
EditHistory readSteps(QDataStream &stream, const QString &words)
{
    QByteArray check;
    qint64 done = 0;
    bool isLastOpen = false;
    quint32 count = 0;
    stream >> check >> done >> isLastOpen >> count;
    if (count > mostSteps)
        stream.setStatus(QDataStream::ReadCorruptData);
    QList<EditStep> steps;
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        qint64 position = 0;
        EditStep step;
        stream >> position >> step.removed >> step.added;
        step.position = position;
        steps.append(step);
    }
    return check == checkOf(words) ? EditHistory::fromSteps(steps, done, isLastOpen) : EditHistory();
}

} // namespace

QByteArray encoded(const ArticleId &id, const Article &article, const ArticleEdits &edits)
{
    QByteArray content;
    QDataStream stream(&content, QIODevice::WriteOnly);
    prepared(stream);
    writeSteps(stream, article.body, edits.body);
    writeSteps(stream, article.headline, edits.headline);
    writeSteps(stream, article.deck, edits.deck);
    const QByteArray packed = qCompress(content, quickly);
    return magic.toByteArray() + id.toRfc4122() + checkOf(id.toRfc4122(), packed) + packed;
}

std::optional<ArticleEdits> decoded(const QByteArray &bytes, const ArticleId &id, const Article &article)
{
    if (bytes.size() < headerSize || !bytes.startsWith(magic) || bytes.mid(magic.size(), idSize) != id.toRfc4122())
        return {};
    const QByteArray packed = bytes.mid(headerSize);
    if (bytes.mid(magic.size() + idSize, checkSize) != checkOf(id.toRfc4122(), packed) || !isBounded(packed))
        return {};
    const QByteArray content = qUncompress(packed);
    QDataStream stream(content);
    prepared(stream);
    ArticleEdits edits;
    edits.body = readSteps(stream, article.body);
    edits.headline = readSteps(stream, article.headline);
    edits.deck = readSteps(stream, article.deck);
    if (stream.status() != QDataStream::Ok || !stream.atEnd())
        return {};
    return edits;
}

ArticleEdits read(const LibraryFolder &folder, const ArticleId &id, const Article &article)
{
    const auto bytes = readPlainFile(folder.undo(id), largestFile);
    return bytes ? decoded(*bytes, id, article).value_or(ArticleEdits()) : ArticleEdits();
}

Result<void> write(const LibraryFolder &folder, const ArticleId &id, const Article &article, const ArticleEdits &edits)
{
    if (edits.isEmpty()) {
        QFile::remove(folder.undo(id));
        return {};
    }
    // Not among the folders that a library cannot do without: where it cannot be made, there is no history.
    ::mkdir(QFile::encodeName(folder.undos()).constData(), 0700);
    return writeSafely(folder.undo(id), encoded(id, article, edits), folder.path);
}

} // namespace stet::undofile
