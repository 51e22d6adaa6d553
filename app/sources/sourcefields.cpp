#include "app/sources/sourcefields.h"

#include "app/sources/bibtexfields.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace stet {

namespace {

#define TEXT(words) QT_TRANSLATE_NOOP("stet::SourceFields", words)

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::SourceFields", text);
}

/// A type: its name, who makes it, and what else is known of it. Lists are parted by spaces.
struct TypeRow
{
    const char *type;
    const char *label;
    const char *roles;
    const char *fields;
};

const QList<TypeRow> &typeRows()
{
    static const QList<TypeRow> rows{
        {"article", TEXT("Preprint or working paper"), "author", "title issued genre publisher archive number DOI URL accessed language"},
        {"article-journal", TEXT("Journal article"), "author editor translator",
         "title container-title issued volume issue page DOI URL accessed ISSN language"},
        {"article-magazine", TEXT("Magazine article"), "author translator",
         "title container-title issued volume issue page URL accessed ISSN language"},
        {"article-newspaper", TEXT("Newspaper article"), "author translator",
         "title container-title issued section page edition publisher-place URL accessed language"},
        {"bill", TEXT("Bill"), "author", "title number chapter-number authority issued section page jurisdiction URL accessed language"},
        {"book", TEXT("Book"), "author editor translator",
         "title issued publisher publisher-place edition volume number-of-volumes collection-title collection-number number-of-pages ISBN DOI URL accessed language"},
        {"broadcast", TEXT("Radio or television broadcast"), "author host director guest producer",
         "title container-title issued number publisher publisher-place medium dimensions URL accessed language"},
        {"chapter", TEXT("Chapter"), "author editor container-author translator",
         "title container-title issued page publisher publisher-place edition volume chapter-number collection-title ISBN DOI URL accessed language"},
        {"classic", TEXT("Classic"), "author editor translator", "title issued original-date publisher publisher-place volume section URL accessed language"},
        {"collection", TEXT("Archival collection"), "author editor compiler", "title issued archive archive-place archive_location number-of-volumes URL accessed language"},
        {"dataset", TEXT("Data set"), "author compiler", "title issued version publisher genre medium DOI URL accessed language"},
        {"document", TEXT("Document"), "author editor recipient", "title issued publisher publisher-place number genre archive archive_location URL accessed language"},
        {"entry", TEXT("Entry in a database"), "author editor", "title container-title issued publisher version DOI URL accessed language"},
        {"entry-dictionary", TEXT("Dictionary entry"), "author editor",
         "title container-title issued publisher publisher-place edition volume page URL accessed language"},
        {"entry-encyclopedia", TEXT("Encyclopedia entry"), "author editor",
         "title container-title issued publisher publisher-place edition volume page URL accessed language"},
        {"event", TEXT("Event"), "organizer chair curator", "title event-title event-date event-place genre URL accessed language"},
        {"figure", TEXT("Figure"), "author illustrator", "title container-title issued number page publisher URL accessed language"},
        {"graphic", TEXT("Picture or photograph"), "author illustrator", "title issued medium dimensions publisher archive archive_location URL accessed language"},
        {"hearing", TEXT("Hearing"), "author chair", "title authority issued number event-place page jurisdiction URL accessed language"},
        {"interview", TEXT("Interview"), "author interviewer translator",
         "title container-title issued medium publisher event-place URL accessed language"},
        {"legal_case", TEXT("Court case"), "author", "title authority issued container-title volume page number jurisdiction references URL accessed language"},
        {"legislation", TEXT("Law"), "author", "title number container-title volume chapter-number section issued jurisdiction authority references URL accessed language"},
        {"manuscript", TEXT("Manuscript"), "author", "title issued genre archive archive-place archive_collection archive_location number-of-pages URL accessed language"},
        {"map", TEXT("Map"), "author compiler", "title issued scale publisher publisher-place edition genre URL accessed language"},
        {"motion_picture", TEXT("Film or video"), "director author producer script-writer performer",
         "title issued publisher publisher-place medium dimensions version genre URL accessed language"},
        {"musical_score", TEXT("Musical score"), "composer editor", "title issued publisher publisher-place edition medium number URL accessed language"},
        {"pamphlet", TEXT("Pamphlet"), "author", "title issued publisher publisher-place number number-of-pages URL accessed language"},
        {"paper-conference", TEXT("Conference paper"), "author editor",
         "title container-title event-title event-date event-place issued page publisher publisher-place collection-title DOI URL accessed language"},
        {"patent", TEXT("Patent"), "author", "title number authority issued submitted jurisdiction status references URL accessed language"},
        {"performance", TEXT("Performance"), "performer author composer director", "title event-title event-date event-place genre medium URL accessed language"},
        {"periodical", TEXT("Whole newspaper or journal"), "editor", "title issued volume issue publisher publisher-place ISSN URL accessed language"},
        {"personal_communication", TEXT("Letter, e-mail or conversation"), "author recipient", "title issued genre medium archive archive_location URL accessed language"},
        {"post", TEXT("Post on social media or in a forum"), "author", "title container-title issued genre number URL accessed language"},
        {"post-weblog", TEXT("Blog post"), "author", "title container-title issued genre URL accessed language"},
        {"regulation", TEXT("Regulation"), "author", "title number container-title section issued authority jurisdiction status URL accessed language"},
        {"report", TEXT("Report or press release"), "author editor",
         "title issued publisher publisher-place genre number collection-title page DOI URL accessed language"},
        {"review", TEXT("Review"), "author reviewed-author", "title reviewed-title reviewed-genre container-title issued volume issue page URL accessed language"},
        {"review-book", TEXT("Book review"), "author reviewed-author", "title reviewed-title container-title issued volume issue page URL accessed language"},
        {"software", TEXT("Software"), "author", "title issued version publisher medium DOI URL accessed language"},
        {"song", TEXT("Sound recording"), "composer performer author producer", "title container-title issued publisher medium dimensions number URL accessed language"},
        {"speech", TEXT("Speech or talk"), "author chair", "title event-title event-place issued genre medium URL accessed language"},
        {"standard", TEXT("Standard"), "author", "title number authority issued publisher publisher-place version status URL accessed language"},
        {"thesis", TEXT("Thesis"), "author", "title genre publisher publisher-place issued number-of-pages archive DOI URL accessed language"},
        {"treaty", TEXT("Treaty"), "author", "title container-title volume number page issued event-place jurisdiction URL accessed language"},
        {"webpage", TEXT("Web page"), "author editor", "title container-title issued publisher URL accessed language"},
    };
    return rows;
}

const TypeRow &rowOf(const QString &cslType)
{
    const auto &rows = typeRows();
    const auto named = [&rows](const QString &type) {
        return std::find_if(rows.begin(), rows.end(), [&type](const TypeRow &row) { return type == QLatin1String(row.type); });
    };
    const auto row = named(cslType);
    return row != rows.end() ? *row : *named(QStringLiteral("document"));
}

QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Where a variable means something of its own in a type.
const char *labelInType(const QString &variable, const QString &type)
{
    struct Row
    {
        const char *variable;
        const char *type;
        const char *label;
    };
    static const Row rows[]{
        {"container-title", "article-journal", TEXT("Journal")},
        {"container-title", "article-magazine", TEXT("Magazine")},
        {"container-title", "article-newspaper", TEXT("Newspaper")},
        {"container-title", "broadcast", TEXT("Programme")},
        {"container-title", "chapter", TEXT("Book")},
        {"container-title", "entry-dictionary", TEXT("Dictionary")},
        {"container-title", "entry-encyclopedia", TEXT("Encyclopedia")},
        {"container-title", "interview", TEXT("Printed or broadcast in")},
        {"container-title", "legal_case", TEXT("Reporter")},
        {"container-title", "legislation", TEXT("Code or gazette")},
        {"container-title", "regulation", TEXT("Code or gazette")},
        {"container-title", "paper-conference", TEXT("Proceedings")},
        {"container-title", "post", TEXT("Network or forum")},
        {"container-title", "post-weblog", TEXT("Blog")},
        {"container-title", "song", TEXT("Album")},
        {"container-title", "treaty", TEXT("Treaty series")},
        {"container-title", "webpage", TEXT("Site")},
        {"publisher", "broadcast", TEXT("Station or network")},
        {"publisher", "motion_picture", TEXT("Studio or distributor")},
        {"publisher", "report", TEXT("Institution")},
        {"publisher", "song", TEXT("Label")},
        {"publisher", "thesis", TEXT("University")},
        {"authority", "legal_case", TEXT("Court")},
        {"authority", "hearing", TEXT("Committee")},
        {"authority", "bill", TEXT("Legislature")},
        {"number", "broadcast", TEXT("Episode number")},
        {"number", "legal_case", TEXT("Docket number")},
        {"number", "bill", TEXT("Bill number")},
        {"issued", "legal_case", TEXT("Decided on")},
        {"issued", "hearing", TEXT("Held on")},
        {"issued", "interview", TEXT("Date of the interview")},
        {"issued", "legislation", TEXT("Enacted on")},
        {"issued", "personal_communication", TEXT("Date")},
        {"issued", "speech", TEXT("Given on")},
        {"dimensions", "broadcast", TEXT("Running time")},
        {"dimensions", "motion_picture", TEXT("Running time")},
        {"dimensions", "song", TEXT("Running time")},
        {"genre", "thesis", TEXT("Kind of thesis")},
        {"title", "personal_communication", TEXT("Subject")},
    };
    for (const Row &row : rows) {
        if (variable == QLatin1String(row.variable) && type == QLatin1String(row.type))
            return row.label;
    }
    return nullptr;
}

} // namespace

const QList<SourceField> &sourceFields()
{
    using enum SourceFieldKind;
    static const QList<SourceField> fields{
        {"title", TEXT("Title")}, {"title-short", TEXT("Short title")}, {"container-title", TEXT("Published in")},
        {"container-title-short", TEXT("Published in, short")}, {"part-title", TEXT("Title of the part")},
        {"volume-title", TEXT("Title of the volume")}, {"collection-title", TEXT("Series")},
        {"collection-number", TEXT("Number in the series")}, {"issued", TEXT("Published on"), Date},
        {"volume", TEXT("Volume")}, {"issue", TEXT("Issue")}, {"number", TEXT("Number")}, {"section", TEXT("Section")},
        {"page", TEXT("Pages")}, {"page-first", TEXT("First page")}, {"edition", TEXT("Edition")}, {"version", TEXT("Version")},
        {"chapter-number", TEXT("Chapter")}, {"part-number", TEXT("Part")}, {"printing-number", TEXT("Printing")},
        {"supplement-number", TEXT("Supplement")}, {"number-of-volumes", TEXT("Number of volumes")},
        {"number-of-pages", TEXT("Number of pages")}, {"publisher", TEXT("Publisher")}, {"publisher-place", TEXT("Place of publication")},
        {"event-title", TEXT("Event")}, {"event-date", TEXT("Date of the event"), Date}, {"event-place", TEXT("Place of the event")},
        {"authority", TEXT("Authority")}, {"jurisdiction", TEXT("Jurisdiction")}, {"genre", TEXT("Kind")}, {"medium", TEXT("Medium")},
        {"dimensions", TEXT("Size or length")}, {"scale", TEXT("Scale")}, {"status", TEXT("Status")}, {"division", TEXT("Division")},
        {"archive", TEXT("Archive")}, {"archive-place", TEXT("Place of the archive")}, {"archive_collection", TEXT("Collection")},
        {"archive_location", TEXT("Box, folder or number there")}, {"call-number", TEXT("Call number")}, {"source", TEXT("Found in")},
        {"DOI", TEXT("DOI")}, {"ISBN", TEXT("ISBN")}, {"ISSN", TEXT("ISSN")}, {"PMID", TEXT("PMID")}, {"PMCID", TEXT("PMCID")},
        {"URL", TEXT("Address")}, {"accessed", TEXT("Read on"), Date}, {"available-date", TEXT("Available from"), Date},
        {"submitted", TEXT("Filed on"), Date}, {"original-title", TEXT("Original title")}, {"original-date", TEXT("First published"), Date},
        {"original-publisher", TEXT("First publisher")}, {"original-publisher-place", TEXT("First place of publication")},
        {"reviewed-title", TEXT("Work reviewed")}, {"reviewed-genre", TEXT("Kind of work reviewed")},
        {"references", TEXT("Refers to")}, {"license", TEXT("Licence")}, {"language", TEXT("Language")},
        {"abstract", TEXT("Abstract"), Paragraph}, {"annote", TEXT("Annotation"), Paragraph}, {"note", TEXT("Note for bibliographies"), Paragraph},
        {"author", TEXT("Author"), Names}, {"editor", TEXT("Editor"), Names}, {"translator", TEXT("Translator"), Names},
        {"interviewer", TEXT("Interviewer"), Names}, {"recipient", TEXT("Recipient"), Names}, {"director", TEXT("Director"), Names},
        {"host", TEXT("Host"), Names}, {"guest", TEXT("Guest"), Names}, {"narrator", TEXT("Narrator"), Names},
        {"performer", TEXT("Performer"), Names}, {"composer", TEXT("Composer"), Names}, {"producer", TEXT("Producer"), Names},
        {"executive-producer", TEXT("Executive producer"), Names}, {"script-writer", TEXT("Script writer"), Names},
        {"series-creator", TEXT("Creator of the series"), Names}, {"illustrator", TEXT("Illustrator"), Names},
        {"compiler", TEXT("Compiler"), Names}, {"contributor", TEXT("Contributor"), Names}, {"curator", TEXT("Curator"), Names},
        {"organizer", TEXT("Organizer"), Names}, {"chair", TEXT("Chair"), Names}, {"container-author", TEXT("Author of the book"), Names},
        {"collection-editor", TEXT("Editor of the series"), Names}, {"editorial-director", TEXT("Editorial director"), Names},
        {"editor-translator", TEXT("Editor and translator"), Names}, {"original-author", TEXT("Author of the original"), Names},
        {"reviewed-author", TEXT("Author reviewed"), Names},
    };
    return fields;
}

const SourceField *sourceField(const QString &variable)
{
    const QList<SourceField> &fields = sourceFields();
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const SourceField &field) { return variable == QLatin1String(field.variable); });
    return found == fields.end() ? nullptr : &*found;
}

QStringList fieldsOfType(const QString &cslType)
{
    return words(rowOf(cslType).fields);
}

QStringList rolesOfType(const QString &cslType)
{
    return words(rowOf(cslType).roles);
}

QStringList allRoles()
{
    QStringList roles;
    for (const SourceField &field : sourceFields()) {
        if (field.kind == SourceFieldKind::Names)
            roles.append(QLatin1String(field.variable));
    }
    return roles;
}

QString fieldLabel(const QString &variable, const QString &cslType)
{
    if (const char *label = labelInType(variable, cslType))
        return translated(label);
    const SourceField *field = sourceField(variable);
    return field ? translated(field->label) : variable;
}

QString roleLabel(const QString &role)
{
    return fieldLabel(role, {});
}

QString typeLabel(const QString &cslType)
{
    for (const TypeRow &row : typeRows()) {
        if (cslType == QLatin1String(row.type))
            return translated(row.label);
    }
    return cslType;
}

QStringList typesForChoosing()
{
    static const QStringList common{"webpage", "article-newspaper", "article-magazine", "article-journal", "report",
                                    "book", "chapter", "interview", "speech", "broadcast", "post", "personal_communication"};
    QStringList rest;
    for (const QString &type : cslTypes()) {
        if (!common.contains(type))
            rest.append(type);
    }
    std::sort(rest.begin(), rest.end(),
              [](const QString &a, const QString &b) { return typeLabel(a).localeAwareCompare(typeLabel(b)) < 0; });
    return common + QStringList{QString()} + rest;
}

#undef TEXT

} // namespace stet
