#pragma once

#include "app/sources/sourcefile.h"

#include <QList>
#include <QString>

#include <functional>
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

/// How a format writes a variable of CSL.
struct TaggedVariable
{
    enum class Value { Text, Names, Date };

    const char *tag;
    const char *variable;
    Value value = Value::Text;
};

/// Lines that begin with no tag go on with the field before them. An entry without an end is kept, and said; after
/// 20,000 of them in one file nothing more is read.
TaggedRecords scanRis(const QString &text);

/// Entries are parted by empty lines or by the next %0.
TaggedRecords scanEndNote(const QString &text);

/// Makes sources of scanned records, each with a key that no other of the file has. `typeOf` answers the CSL type of a
/// record's type, nothing for one that the format does not have. What says nothing but its type is left out, and said.
ReadSources sourcesOf(TaggedRecords scanned, const std::function<Source(const TaggedRecord &)> &read,
                      const std::function<QString(const QString &)> &typeOf);

/// Whether the number of works of this CSL type is an ISBN; that of others is an ISSN.
bool hasIsbn(const QString &type);

} // namespace stet
