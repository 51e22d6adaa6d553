#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace stet {

/// How the value of a CSL variable is written and shown.
enum class SourceFieldKind { Line, Paragraph, Names, Date };

/// A variable of CSL 1.0.2 that a writer can fill in.
struct SourceField
{
    const char *variable;
    const char *label; ///< English; `fieldLabel` translates it
    SourceFieldKind kind = SourceFieldKind::Line;
};

/// Every variable that is a writer's to fill in, in the order in which forms show them. Left out are those that a
/// processor makes itself (citation-number, year-suffix) and those that Source keeps elsewhere (keyword).
const QList<SourceField> &sourceFields();

/// The field of a variable; null for one that is not in the table.
const SourceField *sourceField(const QString &variable);

/// What a writer fills in for a type of source, in the order of the form: the title first. An unknown type is a
/// "document".
QStringList fieldsOfType(const QString &cslType);

/// Who makes a source of this type, the usual role first. Every other role of CSL follows in `allRoles`.
QStringList rolesOfType(const QString &cslType);
QStringList allRoles();

/// "Newspaper", "Volume", "Date of the hearing": the variable in words that fit the type. Translated, as are those below.
QString fieldLabel(const QString &variable, const QString &cslType);

/// "Author", "Interviewer".
QString roleLabel(const QString &role);

/// "Newspaper article", "Court case". An unknown type by its own name.
QString typeLabel(const QString &cslType);

/// The types of CSL 1.0.2, by their translated labels; those that articles stand on most come first, parted from the
/// rest by an empty string.
QStringList typesForChoosing();

} // namespace stet
