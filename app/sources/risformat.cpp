#include "app/sources/risformat.h"

#include "app/sources/taggedrecords.h"

#include <QHash>

namespace stet {

namespace {

struct RisType
{
    const char *ris;
    const char *csl;
};

/// The first row for a type of CSL is the one written, the first for a type of RIS the one read.
constexpr RisType risTypes[] = {
    {"JOUR", "article-journal"}, {"MGZN", "article-magazine"}, {"NEWS", "article-newspaper"}, {"BOOK", "book"},
    {"CHAP", "chapter"}, {"CONF", "paper-conference"}, {"CPAPER", "paper-conference"}, {"THES", "thesis"},
    {"RPRT", "report"}, {"ELEC", "webpage"}, {"BLOG", "post-weblog"}, {"DATA", "dataset"}, {"COMP", "software"},
    {"PAT", "patent"}, {"MAP", "map"}, {"MUSIC", "musical_score"}, {"SOUND", "song"}, {"MPCT", "motion_picture"},
    {"VIDEO", "motion_picture"}, {"ADVS", "motion_picture"}, {"ART", "graphic"}, {"FIGURE", "figure"}, {"CASE", "legal_case"},
    {"BILL", "bill"}, {"STAT", "legislation"}, {"LEGAL", "regulation"}, {"HEAR", "hearing"}, {"ENCYC", "entry-encyclopedia"},
    {"DICT", "entry-dictionary"}, {"PAMP", "pamphlet"}, {"PCOMM", "personal_communication"}, {"ICOMM", "post"},
    {"UNPB", "manuscript"}, {"MANSCPT", "manuscript"}, {"STAND", "standard"}, {"CLSWK", "classic"}, {"SER", "periodical"},
    {"JFULL", "periodical"}, {"EDBOOK", "book"}, {"EBOOK", "book"}, {"ECHAP", "chapter"}, {"EJOUR", "article-journal"},
    {"ABST", "article-journal"}, {"INPR", "article-journal"}, {"GOVDOC", "report"}, {"AGGR", "dataset"}, {"DBASE", "dataset"},
    {"SLIDE", "speech"}, {"MULTI", "webpage"}, {"CTLG", "book"}, {"GRANT", "document"}, {"GEN", "document"}};

QString cslType(const QString &ris)
{
    static const QHash<QString, QString> types = [] {
        QHash<QString, QString> table;
        for (const RisType &type : risTypes) {
            if (!table.contains(QLatin1String(type.ris)))
                table.insert(QLatin1String(type.ris), QLatin1String(type.csl));
        }
        return table;
    }();
    return types.value(ris);
}

QString risType(const QString &csl)
{
    for (const RisType &type : risTypes) {
        if (csl == QLatin1String(type.csl))
            return QLatin1String(type.ris);
    }
    return QStringLiteral("GEN");
}

/// The first row for a variable is the one written.
constexpr TaggedVariable risFields[] = {
    {"TI", "title"}, {"T1", "title"}, {"CT", "title"}, {"ST", "title-short"}, {"T2", "container-title"}, {"JO", "container-title"},
    {"JF", "container-title"}, {"BT", "container-title"}, {"JA", "container-title-short"}, {"J2", "container-title-short"},
    {"J1", "container-title-short"}, {"T3", "collection-title"},
    {"AU", "author", TaggedVariable::Value::Names}, {"A1", "author", TaggedVariable::Value::Names}, {"A2", "editor", TaggedVariable::Value::Names},
    {"ED", "editor", TaggedVariable::Value::Names}, {"A3", "collection-editor", TaggedVariable::Value::Names}, {"A4", "translator", TaggedVariable::Value::Names},
    {"DA", "issued", TaggedVariable::Value::Date}, {"Y2", "accessed", TaggedVariable::Value::Date}, {"VL", "volume"}, {"IS", "issue"},
    {"ET", "edition"}, {"M1", "number"}, {"NV", "number-of-volumes"}, {"SE", "section"}, {"PB", "publisher"},
    {"CY", "publisher-place"}, {"PP", "publisher-place"}, {"UR", "URL"}, {"LK", "URL"}, {"DO", "DOI"}, {"AB", "abstract"}, {"N2", "abstract"},
    {"LA", "language"}, {"M3", "genre"}, {"CN", "call-number"}, {"DB", "archive"}, {"AN", "archive_location"},
    {"RI", "reviewed-title"}, {"OP", "original-title"}, {"N1", "note"}, {"C6", "issue"}};

/// Pages, years, serial numbers, tags: what one tag alone does not decide.
class RisReader
{
public:
    Source read(const TaggedRecord &record);

private:
    void putField(const QString &tag, const QString &value);
    void putKnown(const TaggedVariable &field, const QString &value);

    Source m_source;
    QHash<QByteArray, QList<CslName>> m_names; ///< by variable
    QString m_firstPage;
    QString m_lastPage;
    QString m_year;
};

Source RisReader::read(const TaggedRecord &record)
{
    const QString type = cslType(record.type);
    m_source.item.insert(QStringLiteral("type"), type.isEmpty() ? QStringLiteral("document") : type);
    for (const TaggedField &field : record.fields) {
        if (!field.value.isEmpty())
            putField(field.tag, field.value);
    }
    for (auto names = m_names.begin(); names != m_names.end(); ++names)
        m_source.setNames(names.key().constData(), *names);
    if (!m_firstPage.isEmpty())
        m_source.setText("page", m_lastPage.isEmpty() ? m_firstPage : m_firstPage + QLatin1Char('-') + m_lastPage);
    if (!m_source.item.contains(QLatin1String("issued")))
        m_source.setDate("issued", cslDateFromText(m_year));
    return m_source;
}

void RisReader::putField(const QString &tag, const QString &value)
{
    if (tag == QLatin1String("SP")) {
        m_firstPage = value;
    } else if (tag == QLatin1String("EP")) {
        m_lastPage = value;
    } else if (tag == QLatin1String("PY") || tag == QLatin1String("Y1")) {
        m_year = value;
    } else if (tag == QLatin1String("KW")) {
        m_source.tags.append(value);
    } else if (tag == QLatin1String("ID")) {
        m_source.key = value;
    } else if (tag == QLatin1String("SN")) {
        m_source.setText(hasIsbn(m_source.type()) ? "ISBN" : "ISSN", value);
    } else if (tag == QLatin1String("L1") || tag == QLatin1String("L4")) {
        m_source.attachments.append({value, {}, {}});
    } else {
        for (const TaggedVariable &field : risFields) {
            if (tag == QLatin1String(field.tag)) {
                putKnown(field, value);
                return;
            }
        }
    }
}

void RisReader::putKnown(const TaggedVariable &field, const QString &value)
{
    const QLatin1String variable(field.variable);
    if (field.value == TaggedVariable::Value::Names) {
        m_names[field.variable].append(cslNameFromText(value));
    } else if (field.value == TaggedVariable::Value::Date) {
        m_source.setDate(field.variable, cslDateFromText(value));
    } else if (!m_source.item.contains(variable)) {
        m_source.setText(field.variable, value);
    } else if (variable == QLatin1String("note") && m_source.text("note") != value) {
        m_source.notes += (m_source.notes.isEmpty() ? QString() : QStringLiteral("\n\n")) + value;
    }
}

/// "2021/05/04/", as the standard writes dates; words and spans as they are.
QString risDate(const CslDate &date)
{
    if (date.from.isNull() || !date.to.isNull() || date.circa || date.season > 0 || date.from.year < 0)
        return toText(date);
    const auto part = [](int value) { return value > 0 ? QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')) : QString(); };
    return QStringLiteral("%1/%2/%3/").arg(date.from.year, 4, 10, QLatin1Char('0')).arg(part(date.from.month), part(date.from.day));
}

class RisWriter
{
public:
    QString entry(const Source &source);

private:
    void put(const char *tag, const QString &value)
    {
        if (!value.isEmpty())
            m_text += QLatin1String(tag) + QStringLiteral("  - ") + value.simplified() + QLatin1Char('\n');
    }

    QString m_text;
};

QString RisWriter::entry(const Source &source)
{
    put("TY", risType(source.type()));
    put("ID", source.key);
    QStringList written;
    for (const TaggedVariable &field : risFields) {
        if (written.contains(QLatin1String(field.variable)))
            continue;
        written.append(QLatin1String(field.variable));
        if (field.value == TaggedVariable::Value::Names) {
            for (const CslName &name : source.names(field.variable))
                put(field.tag, invertedText(name));
        } else if (field.value == TaggedVariable::Value::Date) {
            put(field.tag, risDate(source.date(field.variable)));
        } else {
            put(field.tag, source.text(field.variable));
        }
    }
    const int year = source.date("issued").from.year;
    put("PY", year > 0 ? QString::number(year) : QString());
    const QString pages = source.text("page");
    const qsizetype dash = pages.indexOf(QLatin1Char('-'));
    put("SP", pages.left(dash));
    put("EP", dash < 0 ? QString() : pages.mid(dash + 1));
    put("SN", source.text(hasIsbn(source.type()) ? "ISBN" : "ISSN"));
    for (const QString &tag : source.tags)
        put("KW", tag);
    for (const QString &note : source.notes.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts))
        put("N1", note);
    for (const Attachment &attachment : source.attachments)
        put("L1", attachment.path);
    return m_text + QStringLiteral("ER  - \n");
}

} // namespace

ReadSources readRis(const QString &text)
{
    return sourcesOf(scanRis(text), [](const TaggedRecord &record) { return RisReader().read(record); }, cslType);
}

QString writeRis(const QList<Source> &sources)
{
    QStringList entries;
    for (const Source &source : sources)
        entries.append(RisWriter().entry(source));
    return entries.join(QLatin1Char('\n'));
}

} // namespace stet
