#pragma once

#include <QString>
#include <QStringList>

namespace stet {

/// How the value of a BibTeX field is written.
enum class BibtexValue { Text, Title, Verbatim, Names, Date, Pages };

/// A field of BibTeX or BibLaTeX and the CSL variable that means the same.
struct BibtexField
{
    const char *field;
    const char *variable;
    BibtexValue value = BibtexValue::Text;
};

/// Fields that mean the same in every type of entry. Of several fields for one variable the first is the one written.
const QList<BibtexField> &bibtexFields();

/// CSL's type for an entry: @article is "article-journal". `subtype` is BibLaTeX's entrysubtype; it decides where it is
/// a type of CSL by itself ("newspaper", "interview"). "document" when nothing is known.
QString cslTypeOf(const QString &entryType, const QString &subtype);

/// The entry type to write for a type of CSL, and the entrysubtype that brings the type back; empty when none is needed.
struct BibtexType
{
    QString entry;
    QString subtype;
};
BibtexType bibtexTypeOf(const QString &cslType);

/// Which variable the field `number` stands for: the issue of a journal, the number of a report or of a series.
const char *numberVariable(const QString &cslType);

/// Which field a `publisher` is written to: school, institution or publisher.
const char *publisherField(const QString &entryType);

/// Every type of CSL 1.0.2.
const QStringList &cslTypes();

} // namespace stet
