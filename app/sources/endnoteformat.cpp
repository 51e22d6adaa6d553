#include "app/sources/endnoteformat.h"

#include "app/sources/taggedrecords.h"

#include <QHash>
#include <QRegularExpression>

namespace stet {

namespace {

struct EndNoteType
{
    const char *endNote;
    const char *csl;
};

/// The first row for a type of CSL is the one written.
constexpr EndNoteType endNoteTypes[] = {
    {"Journal Article", "article-journal"}, {"Magazine Article", "article-magazine"},
    {"Newspaper Article", "article-newspaper"}, {"Book", "book"}, {"Edited Book", "book"}, {"Electronic Book", "book"},
    {"Book Section", "chapter"}, {"Conference Paper", "paper-conference"}, {"Conference Proceedings", "paper-conference"},
    {"Thesis", "thesis"}, {"Report", "report"}, {"Government Document", "report"}, {"Web Page", "webpage"},
    {"Blog", "post-weblog"}, {"Dataset", "dataset"}, {"Computer Program", "software"}, {"Patent", "patent"},
    {"Map", "map"}, {"Music", "musical_score"}, {"Audiovisual Material", "song"}, {"Film or Broadcast", "motion_picture"},
    {"Artwork", "graphic"}, {"Figure", "figure"}, {"Case", "legal_case"}, {"Bill", "bill"}, {"Statute", "legislation"},
    {"Legal Rule or Regulation", "regulation"}, {"Hearing", "hearing"}, {"Encyclopedia", "entry-encyclopedia"},
    {"Dictionary", "entry-dictionary"}, {"Pamphlet", "pamphlet"}, {"Personal Communication", "personal_communication"},
    {"Manuscript", "manuscript"}, {"Unpublished Work", "manuscript"}, {"Standard", "standard"},
    {"Classical Work", "classic"}, {"Serial", "periodical"}, {"Generic", "document"}};

QString cslType(const QString &endNote)
{
    for (const EndNoteType &type : endNoteTypes) {
        if (endNote.compare(QLatin1String(type.endNote), Qt::CaseInsensitive) == 0)
            return QLatin1String(type.csl);
    }
    return {};
}

QString endNoteType(const QString &csl)
{
    for (const EndNoteType &type : endNoteTypes) {
        if (csl == QLatin1String(type.csl))
            return QLatin1String(type.endNote);
    }
    return QStringLiteral("Generic");
}

constexpr TaggedVariable endNoteFields[] = {
    {"%A", "author", TaggedVariable::Value::Names}, {"%T", "title"}, {"%!", "title-short"}, {"%B", "container-title"},
    {"%J", "container-title"}, {"%O", "container-title-short"}, {"%S", "collection-title"},
    {"%E", "editor", TaggedVariable::Value::Names}, {"%Y", "collection-editor", TaggedVariable::Value::Names},
    {"%?", "translator", TaggedVariable::Value::Names}, {"%8", "issued", TaggedVariable::Value::Date},
    {"%[", "accessed", TaggedVariable::Value::Date}, {"%V", "volume"}, {"%N", "issue"}, {"%P", "page"}, {"%7", "edition"},
    {"%6", "number-of-volumes"}, {"%&", "section"}, {"%I", "publisher"}, {"%C", "publisher-place"}, {"%U", "URL"},
    {"%R", "DOI"}, {"%X", "abstract"}, {"%G", "language"}, {"%9", "genre"}, {"%L", "call-number"}, {"%~", "archive"},
    {"%M", "archive_location"}, {"%Q", "original-title"}, {"%1", "number"}, {"%Z", "note"}};

bool isInJournal(const QString &type)
{
    return type.startsWith(QLatin1String("article")) || type == QLatin1String("periodical");
}

CslName nameFromEndNote(const QString &value)
{
    // A comma at the end keeps an institution together.
    if (!value.endsWith(QLatin1Char(',')))
        return cslNameFromText(value);
    CslName name;
    name.literal = value.chopped(1).trimmed();
    return name;
}

QString nameToEndNote(const CslName &name)
{
    const bool together = !name.literal.isEmpty() && name.literal.contains(QLatin1Char(' '));
    return together ? name.literal + QLatin1Char(',') : invertedText(name);
}

void putKnown(const TaggedVariable &field, const QString &value, Source *source, QHash<QByteArray, QList<CslName>> *names)
{
    const QLatin1String variable(field.variable);
    if (field.value == TaggedVariable::Value::Names)
        (*names)[field.variable].append(nameFromEndNote(value));
    else if (field.value == TaggedVariable::Value::Date)
        source->setDate(field.variable, cslDateFromText(value));
    else if (!source->item.contains(variable))
        source->setText(field.variable, value);
    else if (variable == QLatin1String("note"))
        source->notes += (source->notes.isEmpty() ? QString() : QStringLiteral("\n\n")) + value;
}

Source sourceFrom(const TaggedRecord &record)
{
    Source source;
    const QString type = cslType(record.type);
    source.item.insert(QStringLiteral("type"), type.isEmpty() ? QStringLiteral("document") : type);
    QString year;
    QHash<QByteArray, QList<CslName>> names; // by variable
    for (const TaggedField &field : record.fields) {
        if (field.value.isEmpty())
            continue;
        if (field.tag == QLatin1String("%D")) {
            year = field.value;
        } else if (field.tag == QLatin1String("%F")) {
            source.key = field.value;
        } else if (field.tag == QLatin1String("%K")) {
            static const QRegularExpression between(QStringLiteral("[;,\\n]"));
            for (const QString &tag : field.value.split(between, Qt::SkipEmptyParts))
                source.tags.append(tag.simplified());
        } else if (field.tag == QLatin1String("%@")) {
            source.setText(hasIsbn(source.type()) ? "ISBN" : "ISSN", field.value);
        } else if (field.tag == QLatin1String("%>")) {
            source.attachments.append({field.value, {}, {}});
        } else {
            for (const TaggedVariable &known : endNoteFields) {
                if (field.tag == QLatin1String(known.tag))
                    putKnown(known, field.value, &source, &names);
            }
        }
    }
    for (auto people = names.begin(); people != names.end(); ++people)
        source.setNames(people.key().constData(), *people);
    // %8 often holds the day without the year.
    const CslDate issued = source.date("issued");
    if (issued.from.isNull() && !year.isEmpty()) {
        const CslDate whole = cslDateFromText(issued.literal + QLatin1Char(' ') + year);
        source.setDate("issued", whole.from.isNull() ? cslDateFromText(year) : whole);
    }
    return source;
}

QString entryOf(const Source &source)
{
    QString text = QStringLiteral("%0 ") + endNoteType(source.type()) + QLatin1Char('\n');
    const auto put = [&text](const QString &tag, const QString &value) {
        if (!value.isEmpty())
            text += tag + QLatin1Char(' ') + value.simplified() + QLatin1Char('\n');
    };
    put(QStringLiteral("%F"), source.key);
    for (const TaggedVariable &field : endNoteFields) {
        QString tag = QLatin1String(field.tag);
        if (qstrcmp(field.variable, "container-title") == 0) {
            if (isInJournal(source.type()) != (tag == QLatin1String("%J")))
                continue;
        }
        if (field.value == TaggedVariable::Value::Names) {
            for (const CslName &name : source.names(field.variable))
                put(tag, nameToEndNote(name));
        } else if (field.value == TaggedVariable::Value::Date) {
            put(tag, toText(source.date(field.variable)));
        } else {
            put(tag, source.text(field.variable));
        }
    }
    const int year = source.date("issued").from.year;
    put(QStringLiteral("%D"), year > 0 ? QString::number(year) : QString());
    put(QStringLiteral("%@"), source.text(hasIsbn(source.type()) ? "ISBN" : "ISSN"));
    for (const QString &tag : source.tags)
        put(QStringLiteral("%K"), tag);
    for (const QString &note : source.notes.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts))
        put(QStringLiteral("%Z"), note);
    for (const Attachment &attachment : source.attachments)
        put(QStringLiteral("%>"), attachment.path);
    return text;
}

} // namespace

ReadSources readEndNote(const QString &text)
{
    return sourcesOf(scanEndNote(text), sourceFrom, cslType);
}

QString writeEndNote(const QList<Source> &sources)
{
    QStringList entries;
    for (const Source &source : sources)
        entries.append(entryOf(source));
    return entries.join(QLatin1Char('\n'));
}

} // namespace stet
