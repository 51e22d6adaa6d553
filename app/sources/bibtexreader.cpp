#include "app/sources/bibtexreader.h"

#include "app/sources/bibtexfields.h"
#include "app/sources/bibtexscanner.h"
#include "app/sources/citationkey.h"
#include "app/sources/textext.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace stet {

namespace {

constexpr int longestChain = 8; ///< of entries that inherit from each other
constexpr qsizetype mostInherited = 4 * 1024 * 1024; ///< units of all inherited values of a file together

// Stand-ins for what a brace protects while a name is taken apart.
constexpr char16_t heldSpace = 0xe000;
constexpr char16_t heldComma = 0xe001;

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::BibtexReader", text);
}

/// Addresses and numbers: no accents, no dashes, only the escapes that TeX asks for.
QString verbatim(const QString &tex)
{
    QString text = tex.trimmed();
    static const QRegularExpression command(QStringLiteral("^\\\\(?:url|path|nolinkurl)\\s*\\{(.*)\\}$"));
    const QRegularExpressionMatch match = command.match(text);
    if (match.hasMatch())
        text = match.captured(1);
    static const QRegularExpression escape(QStringLiteral("\\\\([_%&#$~{}])(?:\\{\\})?"));
    text.replace(escape, QStringLiteral("\\1"));
    text.replace(QLatin1String("\\textasciitilde{}"), QLatin1String("~"));
    text.replace(QLatin1String("\\textasciitilde"), QLatin1String("~"));
    if (text.startsWith(QLatin1Char('{')) && text.endsWith(QLatin1Char('}')))
        text = text.mid(1, text.size() - 2);
    return text;
}

/// The parts of `text` between `word`s that stand outside braces.
QStringList splitOutsideBraces(const QString &text, QLatin1String word)
{
    QStringList parts;
    int depth = 0;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'{')
            ++depth;
        else if (text[i] == u'}')
            --depth;
        else if (depth == 0 && text[i] == word[0] && QStringView(text).mid(i).startsWith(word)) {
            parts.append(text.mid(start, i - start));
            i += word.size() - 1;
            start = i + 1;
        }
    }
    parts.append(text.mid(start));
    return parts;
}

bool isOneGroup(const QString &tex)
{
    if (!tex.startsWith(u'{') || !tex.endsWith(u'}'))
        return false;
    int depth = 0;
    for (qsizetype i = 0; i < tex.size(); ++i) {
        depth += tex[i] == u'{' ? 1 : tex[i] == u'}' ? -1 : 0;
        if (depth == 0 && i + 1 < tex.size())
            return false;
    }
    return true;
}

/// BibLaTeX's "family=Beethoven, given=Ludwig, prefix=van".
CslName extendedName(const QString &tex)
{
    CslName name;
    bool useprefix = true;
    QString prefix;
    for (const QString &part : splitOutsideBraces(tex, QLatin1String(","))) {
        const QString field = part.section(u'=', 0, 0).trimmed().toLower();
        const QString value = textFromTex(part.section(u'=', 1).trimmed());
        if (field == QLatin1String("family"))
            name.family = value;
        else if (field == QLatin1String("given"))
            name.given = value;
        else if (field == QLatin1String("prefix"))
            prefix = value;
        else if (field == QLatin1String("suffix"))
            name.suffix = value;
        else if (field == QLatin1String("useprefix"))
            useprefix = value == QLatin1String("true");
    }
    (useprefix ? name.nonDroppingParticle : name.droppingParticle) = prefix;
    return name;
}

CslName nameFromTex(const QString &given)
{
    const QString tex = given.simplified();
    if (isOneGroup(tex)) {
        CslName name;
        name.literal = textFromTex(tex);
        return name;
    }
    static const QRegularExpression extended(QStringLiteral("^\\s*(?:family|given|prefix|suffix|useprefix)\\s*="));
    if (extended.match(tex).hasMatch())
        return extendedName(tex);
    QString held;
    int depth = 0;
    for (const QChar character : tex) {
        depth += character == u'{' ? 1 : character == u'}' ? -1 : 0;
        if (depth > 0 && character == u' ')
            held += QChar(heldSpace);
        else if (depth > 0 && character == u',')
            held += QChar(heldComma);
        else
            held += character;
    }
    CslName name = cslNameFromText(textFromTex(held).replace(QChar(QChar::Nbsp), QLatin1Char(' ')));
    for (QString *part : {&name.family, &name.given, &name.nonDroppingParticle, &name.suffix, &name.literal})
        part->replace(QChar(heldSpace), QLatin1Char(' ')).replace(QChar(heldComma), QLatin1Char(','));
    return name;
}

QList<CslName> namesFromTex(const QString &tex)
{
    QList<CslName> names;
    for (const QString &part : splitOutsideBraces(tex.simplified(), QLatin1String(" and "))) {
        const CslName name = nameFromTex(part);
        if (!name.isNull())
            names.append(name);
    }
    return names;
}

/// year, month and day as BibTeX has them apart.
CslDate dateFromParts(const BibtexEntry &entry)
{
    const QString year = textFromTex(entry.fields.value(QStringLiteral("year"))).trimmed();
    if (year.isEmpty())
        return {};
    CslDate date = cslDateFromText(year);
    if (date.from.isNull())
        return date;
    const QString monthText = textFromTex(entry.fields.value(QStringLiteral("month"))).trimmed();
    bool isNumber = false;
    const int month = monthText.toInt(&isNumber);
    if (isNumber && month >= 1 && month <= 12) {
        date.from.month = month;
        const int day = entry.fields.value(QStringLiteral("day")).trimmed().toInt();
        date.from.day = day >= 1 && day <= 31 ? day : 0;
    } else if (!monthText.isEmpty()) {
        const CslDate withMonth = cslDateFromText(monthText + QLatin1Char(' ') + year);
        if (!withMonth.from.isNull())
            date = withMonth;
    }
    return date;
}

/// One entry after the other becomes a source.
class BibtexReader
{
public:
    explicit BibtexReader(ScannedBibtex &&scanned) : m_scanned(std::move(scanned))
    {
        m_result.problems = m_scanned.problems;
        m_result.cut = m_scanned.cut;
        for (qsizetype i = 0; i < m_scanned.entries.size(); ++i) {
            const BibtexEntry &entry = std::as_const(m_scanned.entries)[i];
            if (!entry.key.isEmpty() && !m_places.contains(entry.key))
                m_places.insert(entry.key, i);
            for (const char *field : {"crossref", "xdata"}) {
                for (const QString &key : entry.fields.value(QLatin1String(field)).split(u',', Qt::SkipEmptyParts))
                    m_parents.insert(key.trimmed());
            }
        }
    }

    ReadSources read();

private:
    BibtexEntry inherited(const BibtexEntry &entry);
    Source sourceFrom(const BibtexEntry &entry);
    void putTitle(const BibtexEntry &entry, const QString &type, Source *source);
    void putRoles(const BibtexEntry &entry, Source *source);
    void putField(const QString &name, const QString &tex, Source *source);
    bool putValue(const char *variable, BibtexValue kind, const QString &tex, Source *source);

    ScannedBibtex m_scanned; ///< of what was read, only what others may refer to is left
    QHash<QString, qsizetype> m_places;
    QSet<QString> m_parents;
    KeyMaker m_keys;
    qsizetype m_inherited = 0;
    ReadSources m_result;
};

ReadSources BibtexReader::read()
{
    m_result.sources.reserve(m_scanned.entries.size());
    for (BibtexEntry &scanned : m_scanned.entries) {
        if (scanned.type == QLatin1String("xdata") || scanned.type == QLatin1String("set"))
            continue;
        // Fifty thousand of them and their sources would not fit beside each other.
        const BibtexEntry entry = m_parents.contains(scanned.key) ? scanned : std::exchange(scanned, {});
        Source source = sourceFrom(inherited(entry));
        if (source.item.size() <= 1) {
            m_result.problems.append({entry.line, tr("This entry was left out: it says nothing but its key.")});
            continue;
        }
        if (entry.key.isEmpty()) {
            source.key = m_keys.keyFor(source);
        } else {
            source.key = m_keys.freeKey(entry.key);
            if (source.key != entry.key) {
                m_result.problems.append({entry.line,
                    tr("The key “%1” is used twice in this file; this entry is called “%2”.").arg(entry.key, source.key)});
            }
        }
        m_result.sources.append(source);
    }
    return std::move(m_result);
}

/// With the fields of the entries it refers to, nearest first. A parent's title is the child's container title.
BibtexEntry BibtexReader::inherited(const BibtexEntry &entry)
{
    BibtexEntry whole = entry;
    QSet<QString> seen{entry.key};
    QStringList waiting;
    const auto follow = [&](const BibtexEntry &from) {
        for (const char *field : {"crossref", "xdata"}) {
            const QString keys = from.fields.value(QLatin1String(field));
            m_inherited += keys.size();
            if (m_inherited > mostInherited)
                return;
            for (const QString &key : keys.split(u',', Qt::SkipEmptyParts))
                waiting.append(key.trimmed());
        }
    };
    follow(entry);
    bool cycle = false;
    for (int step = 0; step < longestChain && !waiting.isEmpty(); ++step) {
        const QString key = waiting.takeFirst();
        const auto place = m_places.constFind(key);
        if (seen.contains(key)) {
            cycle = true;
            continue;
        }
        seen.insert(key);
        if (place == m_places.constEnd())
            continue;
        const BibtexEntry &parent = m_scanned.entries[*place];
        const bool isData = parent.type == QLatin1String("xdata");
        for (auto field = parent.fields.begin(); field != parent.fields.end(); ++field) {
            QString name = field.key();
            static const QStringList own{"crossref", "xdata", "entrysubtype", "shorttitle", "keywords", "abstract", "label"};
            if (own.contains(name))
                continue;
            if (!isData && name == QLatin1String("title"))
                name = QStringLiteral("booktitle");
            else if (!isData && name == QLatin1String("subtitle"))
                name = QStringLiteral("booksubtitle");
            else if (!isData && name == QLatin1String("author"))
                name = QStringLiteral("bookauthor");
            if (whole.fields.contains(name) || m_inherited > mostInherited)
                continue;
            m_inherited += field->size();
            whole.fields.insert(name, field.value());
        }
        follow(parent);
    }
    if (cycle)
        m_result.problems.append({entry.line, tr("The entry “%1” refers back to itself through crossref.").arg(entry.key)});
    return whole;
}

Source BibtexReader::sourceFrom(const BibtexEntry &entry)
{
    Source source;
    const QString subtype = entry.fields.value(QStringLiteral("entrysubtype")).trimmed();
    const QString type = cslTypeOf(entry.type, subtype);
    source.item.insert(QStringLiteral("type"), type);
    putTitle(entry, type, &source);
    putRoles(entry, &source);

    CslDate issued = cslDateFromText(entry.fields.value(QStringLiteral("date")).trimmed());
    if (issued.isNull())
        issued = dateFromParts(entry);
    source.setDate("issued", issued);

    const QString number = textFromTex(entry.fields.value(QStringLiteral("number"))).trimmed();
    const QString issue = textFromTex(entry.fields.value(QStringLiteral("issue"))).trimmed();
    source.setText(numberVariable(type), number);
    if (!issue.isEmpty() && (number.isEmpty() || qstrcmp(numberVariable(type), "issue") != 0))
        source.setText("issue", issue);
    for (const char *field : {"publisher", "institution", "school", "organization"}) {
        if (!source.item.contains(QLatin1String("publisher")))
            source.setText("publisher", textFromTex(entry.fields.value(QLatin1String(field))).simplified());
    }
    if (entry.type == QLatin1String("phdthesis") || entry.type == QLatin1String("mastersthesis")) {
        source.setText("genre", entry.type == QLatin1String("phdthesis") ? QStringLiteral("PhD thesis")
                                                                         : QStringLiteral("Master’s thesis"));
    }
    for (const QString &tag : textFromTex(entry.fields.value(QStringLiteral("keywords"))).split(u',', Qt::SkipEmptyParts)) {
        if (!tag.trimmed().isEmpty() && !source.tags.contains(tag.trimmed()))
            source.tags.append(tag.simplified());
    }
    for (auto field = entry.fields.begin(); field != entry.fields.end(); ++field)
        putField(field.key(), field.value(), &source);
    return source;
}

void BibtexReader::putTitle(const BibtexEntry &entry, const QString &type, Source *source)
{
    const auto text = [&entry](const char *field) {
        return textFromTex(entry.fields.value(QLatin1String(field)), TexBraces::KeepCase).simplified();
    };
    const auto whole = [&text](const char *title, const char *subtitle) {
        const QString rest = text(subtitle);
        const QString first = text(title);
        return rest.isEmpty() || first.isEmpty() ? first + rest : first + QStringLiteral(": ") + rest;
    };
    source->setText("title", whole("title", "subtitle"));
    QString container = whole("journaltitle", "journalsubtitle");
    if (container.isEmpty())
        container = text("journal");
    if (container.isEmpty())
        container = whole("booktitle", "booksubtitle");
    if (container.isEmpty() && type != QLatin1String("book"))
        container = whole("maintitle", "mainsubtitle");
    source->setText("container-title", container);
    const QString shortJournal = text("shortjournal");
    source->setText("container-title-short", shortJournal);
}

/// editor + editortype, editora + editoratype…
void BibtexReader::putRoles(const BibtexEntry &entry, Source *source)
{
    for (const char *field : {"editor", "editora", "editorb", "editorc"}) {
        const QString tex = entry.fields.value(QLatin1String(field));
        if (tex.isEmpty())
            continue;
        const QString role = entry.fields.value(QLatin1String(field) + QStringLiteral("type")).trimmed();
        static const QStringList known{
            "chair", "collection-editor", "compiler", "composer", "contributor", "curator", "director",
            "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer",
            "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator"};
        const QString variable = known.contains(role) ? role : QStringLiteral("editor");
        source->setNames(variable.toLatin1().constData(), source->names(variable.toLatin1().constData()) + namesFromTex(tex));
    }
}

bool BibtexReader::putValue(const char *variable, BibtexValue kind, const QString &tex, Source *source)
{
    switch (kind) {
    case BibtexValue::Text: source->setText(variable, textFromTex(tex).trimmed()); break;
    case BibtexValue::Title: source->setText(variable, textFromTex(tex, TexBraces::KeepCase).simplified()); break;
    case BibtexValue::Verbatim: source->setText(variable, verbatim(tex)); break;
    case BibtexValue::Names: source->setNames(variable, namesFromTex(tex)); break;
    case BibtexValue::Date: source->setDate(variable, cslDateFromText(textFromTex(tex))); break;
    case BibtexValue::Pages: source->setText(variable, textFromTex(tex).simplified().replace(QChar(u'–'), QLatin1Char('-'))); break;
    }
    return source->item.contains(QLatin1String(variable));
}

void BibtexReader::putField(const QString &name, const QString &tex, Source *source)
{
    static const QSet<QString> done{
        "title", "subtitle", "journal", "journaltitle", "journalsubtitle", "booktitle", "booksubtitle", "maintitle",
        "mainsubtitle", "shortjournal", "editor", "editora", "editorb", "editorc", "editortype", "editoratype",
        "editorbtype", "editorctype", "date", "year", "month", "day", "number", "issue", "publisher", "institution",
        "school", "organization", "keywords", "entrysubtype", "crossref", "xdata"};
    if (done.contains(name))
        return;
    static const QHash<QString, BibtexField> known = [] {
        QHash<QString, BibtexField> byName;
        for (const BibtexField &field : bibtexFields())
            byName.insert(QLatin1String(field.field), field);
        return byName;
    }();
    const auto field = known.constFind(name);
    if (field != known.constEnd()) {
        const bool taken = source->item.contains(QLatin1String(field->variable));
        const bool first = name == QLatin1String("location") || name == QLatin1String("language") || name == QLatin1String("note")
            || name == QLatin1String("type") || name == QLatin1String("eprinttype") || name == QLatin1String("urldate");
        if (!taken || first)
            putValue(field->variable, field->value, tex, source);
        return;
    }
    if (name == QLatin1String("x-notes")) {
        source->notes = textFromTex(tex);
        return;
    }
    if (name.startsWith(QLatin1String("x-names-"))) {
        source->setNames(name.mid(8).toLatin1().constData(), namesFromTex(tex));
    } else if (name.startsWith(QLatin1String("x-date-"))) {
        source->setDate(name.mid(7).toLatin1().constData(), cslDateFromText(textFromTex(tex)));
    } else if (name.startsWith(QLatin1String("x-"))) {
        source->setText(name.mid(2).toLatin1().constData(), textFromTex(tex));
    } else {
        QJsonObject custom = source->item.value(QLatin1String("custom")).toObject();
        custom.insert(QStringLiteral("bibtex-") + name, tex);
        source->item.insert(QStringLiteral("custom"), custom);
    }
}

} // namespace

ReadSources readBibtex(const QString &text)
{
    return BibtexReader(scanBibtex(text)).read();
}

} // namespace stet
