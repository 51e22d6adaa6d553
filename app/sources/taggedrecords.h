#pragma once

#include "app/sources/sourcefile.h"

#include <QList>
#include <QString>

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
};

/// Lines that begin with no tag go on with the field before them. An entry without an end is kept, and said.
TaggedRecords scanRis(const QString &text);

/// Entries are parted by empty lines or by the next %0.
TaggedRecords scanEndNote(const QString &text);

} // namespace stet
