#pragma once

#include "app/article/draft.h"
#include "app/article/edithistory.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace stet {

/// One thing that happened to an open draft.
struct JournalRecord
{
    enum class Kind : quint8 {
        Start = 1,   ///< the whole article as it was when the journal began: every journal's first record
        Edit = 2,    ///< `removed` at `position` of the body gave way to `added`
        Details = 3, ///< `text` holds the new details
        Place = 4,   ///< caret and scroll
        Undo = 5,    ///< an Edit that takes a step back
        Redo = 6,    ///< an Edit that does one again
        Anew = 7,    ///< an Edit after which no step before it can be taken back
    };

    Kind kind = Kind::Edit;
    quint64 sequence = 0; ///< of the draft, rising by one with each record over all its journals
    qsizetype position = 0;
    QString removed;      ///< what stood there: a record that finds something else is not replayed
    QString added;        ///< of Edit; the body, of Start
    QString details;      ///< JSON of detailsToJson, of Start and Details
    WritingPlace place;   ///< of Start and Place

    bool operator==(const JournalRecord &) const = default;
};

/// What a journal tells.
struct ReplayedJournal
{
    ArticleId id;
    Article article;
    WritingPlace place;
    EditHistory edits;       ///< of the body, beginning with the history that was handed in
    quint64 sequence = 0;    ///< of the last record that could be replayed
    qint64 wholeBytes = 0;   ///< up to the end of that record; what follows is torn, foreign or broken
    bool damaged = false;    ///< something other than a record cut short follows
};

/// The bytes of a journal: a header with the draft's identity, then records.
///
/// A record is its size (4 bytes), a check (8 bytes of SHA-256 over the check before it and the record) and its content,
/// little endian. The chain of checks makes records of another file, or in another order, foreign. Text is kept as
/// UTF-16, since an edit may stand between the halves of a surrogate pair.
namespace journal {

QByteArray header(const ArticleId &id);
QByteArray headerCheck(const QByteArray &header);

/// The bytes of a record, and the check that the next one builds on.
QByteArray encoded(const JournalRecord &record, QByteArray &check);

/// Which kind of record tells of an edit, and the other way round; no answer for records of other things.
JournalRecord::Kind recordKind(EditKind kind);
std::optional<EditKind> editKind(JournalRecord::Kind kind);

/// The body's history up to the first record of a journal, for whoever has it.
using EarlierEdits = std::function<EditHistory(const ArticleId &id, const QString &body)>;

/// Replays bytes as far as they are whole. No answer when not even the first record is, or the file is no journal.
std::optional<ReplayedJournal> replay(const QByteArray &bytes, const EarlierEdits &earlier = {});

} // namespace journal

} // namespace stet
