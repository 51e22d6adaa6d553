#pragma once

#include "app/article/draft.h"

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
        UndoDetails = 8, ///< Details that take a step of headline or deck back
        RedoDetails = 9, ///< and that do one again
    };

    Kind kind = Kind::Edit;
    quint64 sequence = 0; ///< of the draft, rising by one with each record over all its journals
    qsizetype position = 0;
    QString removed;      ///< what stood there: a record that finds something else is not replayed
    QString added;        ///< of Edit; the body, of Start
    QString details;      ///< JSON of detailsToJson, of Start and the three Details
    WritingPlace place;   ///< of Start and Place

    bool operator==(const JournalRecord &) const = default;
};

/// What a journal tells.
struct ReplayedJournal
{
    ArticleId id;
    Article article;
    WritingPlace place;
    ArticleEdits edits;      ///< beginning with those that were handed in
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

/// Which kind of record tells of an edit of the body, or of the details, and the other way round.
JournalRecord::Kind recordKind(EditKind kind);
JournalRecord::Kind detailsKind(EditKind kind);
EditKind editKind(JournalRecord::Kind kind);

/// The steps up to the first record of a journal, for whoever has them.
using EarlierEdits = std::function<ArticleEdits(const ArticleId &id, const Article &article)>;

/// Replays bytes as far as they are whole. No answer when not even the first record is, or the file is no journal.
std::optional<ReplayedJournal> replay(const QByteArray &bytes, const EarlierEdits &earlier = {});

} // namespace journal

} // namespace stet
