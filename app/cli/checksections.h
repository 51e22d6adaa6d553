#pragma once

#include "app/cli/codepoints.h"
#include "app/import/importer.h"
#include "app/quotations/quotationcitation.h"
#include "app/quotations/quotationfinding.h"
#include "app/result.h"

#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace stet {

/// A file under check, read once for all sections.
struct CheckedFile
{
    QString name;             ///< as it was typed
    ImportedArticle imported; ///< `imported.prose` has the words of every part, with places in `imported.fileText`
    QString language;         ///< --lang, else what the file says
    CodePoints codePoints;    ///< of imported.fileText
    QStringList names;        ///< that are no misspellings: authors of the file and of the library that was given
    QStringList ownWords;     ///< of the library that was given
    QStringList sources;      ///< --sources FILE, as typed
    bool inLibrary = false;   ///< --library was given: its sources and articles count, too
};

/// The quotations of a file, each held to the source that its citation names.
struct FileQuotations
{
    QList<Quotation> quotations;
    QList<QuotationCitation> citations; ///< of each
    QList<Verdict> verdicts;            ///< of each
    QList<ComparedSource> sources;      ///< every captured text of --sources
};
Result<FileQuotations> quotationsOf(const CheckedFile &file);

/// What a section found.
struct CheckFindings
{
    QJsonArray entries;  ///< in the order of the text, each with "start", "end" and "part"
    QStringList lines;   ///< the same for people: "draft.md:3:14: body: …"
    int problems = 0;    ///< how many of them make the exit status 1
};

/// One section of `check`: a row of the table, one file under app/cli.
struct CheckSection
{
    const char *name; ///< for --only, and the member of the JSON
    Result<CheckFindings> (*find)(const CheckedFile &file);
};

/// Every section, in the order in which they are printed.
const QList<CheckSection> &checkSections();

/// "headline", "deck", "body", "bio", "notice", "comment" or "note".
QString partName(const ProseParagraph &paragraph);

/// {"start","end","part"} of a stretch of a paragraph's text, in code points of the file.
QJsonObject placed(const CheckedFile &file, const ProseParagraph &paragraph, TextRange range);

/// "draft.md:3:14: " for a line that people read.
QString lineStart(const CheckedFile &file, const ProseParagraph &paragraph, TextRange range);

// One function a section, each in the file of its name.
Result<CheckFindings> checkQuotations(const CheckedFile &file);
Result<CheckFindings> checkSpelling(const CheckedFile &file);
Result<CheckFindings> checkProblems(const CheckedFile &file);

} // namespace stet
