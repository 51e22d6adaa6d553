#include "app/store/journal.h"
#include "app/store/undofile.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <cstdlib>

using namespace stet;

namespace {

/// A journal whose checks are right, with whatever records the input holds: a length byte, then so many bytes each.
QByteArray journalOf(const QByteArray &input)
{
    QByteArray bytes = journal::header(QUuid());
    QByteArray check = journal::headerCheck(bytes);
    for (qsizetype at = 0; at < input.size();) {
        const qsizetype size = static_cast<uchar>(input[at]);
        const QByteArray content = input.mid(at + 1, size);
        at += 1 + size;
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(check);
        hash.addData(content);
        check = hash.result().left(8);
        QByteArray length(4, '\0');
        qToLittleEndian(static_cast<quint32>(content.size()), length.data());
        bytes += length + check + content;
    }
    return bytes;
}

} // namespace

/// A journal and a history of steps, as they are and with right checks: read as far as they make sense, and a history
/// that was read is the same after it was written and read again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)journal::replay(bytes);
    const auto told = journal::replay(journalOf(bytes));
    const Article article = told ? told->article : Article();
    const ArticleEdits edits = told ? told->edits : ArticleEdits();
    if (undofile::decoded(undofile::encoded({}, article, edits), {}, article) != edits)
        std::abort();
    (void)undofile::decoded(bytes, {}, {});
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QByteArray packed = qCompress(bytes);
    hash.addData(QUuid().toRfc4122());
    hash.addData(packed);
    (void)undofile::decoded("STET-UNDO-2\r\n" + QUuid().toRfc4122() + hash.result().left(16) + packed, {}, {});
    return 0;
}
