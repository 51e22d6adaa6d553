#pragma once

#include "app/sources/sourcefile.h"

#include <QList>
#include <QString>
#include <optional>

namespace stet {

/// A field of RIS ("AU  - Price, Ned") or EndNote ("%A Price, Ned").
struct TaggedField
{
    QString tag;
    QString value;
};

struct TaggedRecord
{
    int line = 1;
    QString type; ///< of TY or %0, in capitals for RIS; empty when the entry names none
    QList<TaggedField> fields;
};

struct TaggedRecords
{
    QList<TaggedRecord> records;
    QList<ReadProblem> problems;
    std::optional<ReadProblem> cut; ///< as in ReadSources
};

/// Lines that begin with no tag go on with the field before them. An entry without an end is kept, and said; after
/// 20,000 of them in one file nothing more is read.
TaggedRecords scanRis(const QString &text);

/// Entries are parted by empty lines or by the next %0.
TaggedRecords scanEndNote(const QString &text);

} // namespace stet
