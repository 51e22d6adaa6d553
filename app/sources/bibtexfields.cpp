#include "app/sources/bibtexfields.h"

#include <QHash>

namespace stet {

const QList<BibtexField> &bibtexFields()
{
    using enum BibtexValue;
    static const QList<BibtexField> fields{
        {"author", "author", Names}, {"editor", "editor", Names}, {"translator", "translator", Names},
        {"bookauthor", "container-author", Names}, {"holder", "author", Names},
        {"shorttitle", "title-short", Title}, {"series", "collection-title", Title}, {"eventtitle", "event-title", Title},
        {"origtitle", "original-title", Title}, {"reviewedtitle", "reviewed-title", Title},
        {"volume", "volume"}, {"volumes", "number-of-volumes"}, {"edition", "edition"}, {"part", "part-number"},
        {"chapter", "chapter-number"}, {"pages", "page", Pages}, {"pagetotal", "number-of-pages"},
        {"location", "publisher-place"}, {"address", "publisher-place"}, {"venue", "event-place"},
        {"origpublisher", "original-publisher"}, {"origlocation", "original-publisher-place"},
        {"eventdate", "event-date", Date}, {"urldate", "accessed", Date}, {"origdate", "original-date", Date},
        {"url", "URL", Verbatim}, {"doi", "DOI", Verbatim}, {"isbn", "ISBN", Verbatim}, {"issn", "ISSN", Verbatim},
        {"pmid", "PMID", Verbatim}, {"pmcid", "PMCID", Verbatim},
        {"eprinttype", "archive", Verbatim}, {"archiveprefix", "archive", Verbatim}, {"eprint", "archive_location", Verbatim},
        {"abstract", "abstract"}, {"annotation", "annote"}, {"note", "note"}, {"addendum", "note"}, {"pubstate", "status"},
        {"version", "version"}, {"type", "genre"}, {"howpublished", "medium"}, {"language", "language"},
        {"langid", "language"}, {"library", "call-number"}, {"urlaccessdate", "accessed", Date}, {"lastchecked", "accessed", Date}};
    return fields;
}

const QStringList &cslTypes()
{
    static const QStringList types{
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
        "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
        "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
        "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
        "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
        "thesis", "treaty", "webpage"};
    return types;
}

namespace {

const QHash<QString, QString> &typesOfEntries()
{
    static const QHash<QString, QString> types{
        {"article", "article-journal"}, {"suppperiodical", "article-journal"}, {"book", "book"}, {"mvbook", "book"},
        {"collection", "collection"}, {"mvcollection", "collection"}, {"proceedings", "book"}, {"mvproceedings", "book"},
        {"inbook", "chapter"}, {"incollection", "chapter"}, {"bookinbook", "chapter"}, {"suppbook", "chapter"},
        {"suppcollection", "chapter"}, {"inproceedings", "paper-conference"}, {"conference", "paper-conference"},
        {"inreference", "entry-encyclopedia"}, {"reference", "book"}, {"mvreference", "book"}, {"booklet", "pamphlet"},
        {"manual", "report"}, {"phdthesis", "thesis"}, {"mastersthesis", "thesis"}, {"thesis", "thesis"},
        {"techreport", "report"}, {"report", "report"}, {"unpublished", "manuscript"}, {"misc", "document"},
        {"online", "webpage"}, {"electronic", "webpage"}, {"www", "webpage"}, {"patent", "patent"},
        {"periodical", "periodical"}, {"dataset", "dataset"}, {"software", "software"}, {"artwork", "graphic"},
        {"image", "graphic"}, {"audio", "song"}, {"music", "song"}, {"video", "motion_picture"},
        {"movie", "motion_picture"}, {"letter", "personal_communication"}, {"legislation", "legislation"},
        {"jurisdiction", "legal_case"}, {"legal", "treaty"}, {"review", "review"}, {"performance", "performance"},
        {"standard", "standard"}, {"commentary", "classic"}};
    return types;
}

} // namespace

QString cslTypeOf(const QString &entryType, const QString &subtype)
{
    if (subtype == QLatin1String("newspaper") || subtype == QLatin1String("magazine"))
        return QStringLiteral("article-") + subtype;
    if (cslTypes().contains(subtype))
        return subtype;
    return typesOfEntries().value(entryType, QStringLiteral("document"));
}

BibtexType bibtexTypeOf(const QString &cslType)
{
    static const QHash<QString, QString> entries{
        {"article-journal", "article"}, {"article-magazine", "article"}, {"article-newspaper", "article"},
        {"book", "book"}, {"collection", "collection"}, {"chapter", "incollection"},
        {"paper-conference", "inproceedings"}, {"entry-encyclopedia", "inreference"}, {"entry-dictionary", "inreference"},
        {"pamphlet", "booklet"}, {"thesis", "thesis"}, {"report", "report"}, {"manuscript", "unpublished"},
        {"webpage", "online"}, {"post", "online"}, {"post-weblog", "online"}, {"patent", "patent"},
        {"periodical", "periodical"}, {"dataset", "dataset"}, {"software", "software"}, {"graphic", "artwork"},
        {"song", "audio"}, {"motion_picture", "video"}, {"personal_communication", "letter"},
        {"legislation", "legislation"}, {"legal_case", "jurisdiction"}, {"treaty", "legal"}, {"review", "review"},
        {"performance", "performance"}, {"standard", "standard"}, {"classic", "commentary"}};
    BibtexType type;
    type.entry = entries.value(cslType, QStringLiteral("misc"));
    if (cslTypeOf(type.entry, {}) != cslType)
        type.subtype = cslType.startsWith(QLatin1String("article-")) ? cslType.mid(8) : cslType;
    return type;
}

const char *numberVariable(const QString &cslType)
{
    if (cslType.startsWith(QLatin1String("article")) || cslType == QLatin1String("periodical") || cslType.startsWith(QLatin1String("review")))
        return "issue";
    static const QStringList inSeries{"book", "chapter", "collection", "paper-conference", "entry-encyclopedia", "entry-dictionary"};
    return inSeries.contains(cslType) ? "collection-number" : "number";
}

const char *publisherField(const QString &entryType)
{
    if (entryType == QLatin1String("thesis") || entryType == QLatin1String("report"))
        return "institution";
    if (entryType == QLatin1String("online") || entryType == QLatin1String("misc"))
        return "organization";
    return "publisher";
}

} // namespace stet
