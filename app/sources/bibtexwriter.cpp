#include "app/sources/bibtexfields.h"
#include "app/sources/bibtexreader.h"
#include "app/sources/textext.h"

#include <QJsonArray>
#include <QSet>

namespace stet {

namespace {

/// Braces that TeX would count are escaped; an address needs no more than that.
QString verbatimTex(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("%5C"));
    text.replace(QLatin1Char('{'), QLatin1String("%7B"));
    text.replace(QLatin1Char('}'), QLatin1String("%7D"));
    return text;
}

QString namePart(const QString &part)
{
    const QString tex = texFromText(part);
    const bool guarded = part.contains(u',') || part.contains(QLatin1String(" and "));
    return guarded ? u'{' + tex + u'}' : tex;
}

QString texName(const CslName &name)
{
    if (!name.literal.isEmpty())
        return u'{' + texFromText(name.literal) + u'}';
    const bool odd = !name.droppingParticle.isEmpty() || name.family.isEmpty()
        || (!name.nonDroppingParticle.isEmpty() && name.nonDroppingParticle[0].isUpper())
        || (!name.family.isEmpty() && name.family[0].isLower()) || name.given.isEmpty();
    if (!odd) {
        QString tex = name.nonDroppingParticle.isEmpty() ? QString() : texFromText(name.nonDroppingParticle) + u' ';
        tex += namePart(name.family);
        if (!name.suffix.isEmpty())
            tex += QStringLiteral(", ") + namePart(name.suffix);
        return tex + QStringLiteral(", ") + namePart(name.given);
    }
    // What "von Family, Jr., Given" cannot say is spelled out, as BibLaTeX has it.
    QStringList parts;
    const auto put = [&parts](const char *field, const QString &value) {
        if (!value.isEmpty())
            parts.append(QLatin1String(field) + QLatin1Char('=') + u'{' + texFromText(value) + u'}');
    };
    put("family", name.family);
    put("given", name.given);
    put("suffix", name.suffix);
    const bool drops = name.nonDroppingParticle.isEmpty();
    put("prefix", drops ? name.droppingParticle : name.nonDroppingParticle);
    if (drops && !name.droppingParticle.isEmpty())
        parts.append(QStringLiteral("useprefix=false"));
    return parts.join(QStringLiteral(", "));
}

QString texNames(const QList<CslName> &names)
{
    QStringList parts;
    for (const CslName &name : names)
        parts.append(texName(name));
    return parts.join(QStringLiteral(" and "));
}

/// The fields of one entry in the order in which they are written.
class BibtexEntryWriter
{
public:
    explicit BibtexEntryWriter(const Source &source) : m_source(source), m_type(bibtexTypeOf(source.type())) {}

    QString entry();

private:
    void put(const QString &field, const QString &tex);
    void putVariable(const QString &field, const char *variable, BibtexValue kind);
    void putContainer();
    void putOthers();

    const Source &m_source;
    BibtexType m_type;
    QSet<QString> m_written; ///< variables
    QStringList m_lines;
};

void BibtexEntryWriter::put(const QString &field, const QString &tex)
{
    if (!tex.isEmpty())
        m_lines.append(QStringLiteral("  %1 = {%2}").arg(field, tex));
}

void BibtexEntryWriter::putVariable(const QString &field, const char *variable, BibtexValue kind)
{
    if (m_written.contains(QLatin1String(variable)) || !m_source.item.contains(QLatin1String(variable)))
        return;
    QString tex;
    switch (kind) {
    case BibtexValue::Text:
    case BibtexValue::Title: tex = texFromText(m_source.text(variable)); break;
    case BibtexValue::Verbatim: tex = verbatimTex(m_source.text(variable)); break;
    case BibtexValue::Names: tex = texNames(m_source.names(variable)); break;
    case BibtexValue::Date: tex = texFromText(toText(m_source.date(variable))); break;
    case BibtexValue::Pages: tex = texFromText(m_source.text(variable).replace(QLatin1Char('-'), QChar(u'–'))); break;
    }
    // A tilde marks a date as uncertain; it is no character of the text.
    if (kind == BibtexValue::Date)
        tex.replace(QLatin1String("\\textasciitilde{}"), QLatin1String("~"));
    if (tex.isEmpty())
        return;
    put(field, tex);
    m_written.insert(QLatin1String(variable));
}

void BibtexEntryWriter::putContainer()
{
    const bool isPart = m_type.entry == QLatin1String("incollection") || m_type.entry == QLatin1String("inproceedings")
        || m_type.entry == QLatin1String("inreference");
    putVariable(isPart ? QStringLiteral("booktitle") : QStringLiteral("journaltitle"), "container-title", BibtexValue::Title);
    putVariable(QStringLiteral("shortjournal"), "container-title-short", BibtexValue::Title);
}

QString BibtexEntryWriter::entry()
{
    m_written = {QStringLiteral("type"), QStringLiteral("id"), QStringLiteral("custom"), QStringLiteral("citation-key")};
    put(QStringLiteral("entrysubtype"), m_type.subtype);
    putVariable(QStringLiteral("author"), "author", BibtexValue::Names);
    putVariable(QStringLiteral("title"), "title", BibtexValue::Title);
    putContainer();
    putVariable(QStringLiteral("date"), "issued", BibtexValue::Date);
    putVariable(QStringLiteral("number"), numberVariable(m_source.type()), BibtexValue::Text);
    putVariable(QStringLiteral("issue"), "issue", BibtexValue::Text);
    putVariable(QLatin1String(publisherField(m_type.entry)), "publisher", BibtexValue::Text);
    for (const BibtexField &field : bibtexFields())
        putVariable(QLatin1String(field.field), field.variable, field.value);
    putOthers();
    QStringList tags;
    for (const QString &tag : m_source.tags)
        tags.append(texFromText(tag));
    put(QStringLiteral("keywords"), tags.join(QStringLiteral(", ")));
    put(QStringLiteral("x-notes"), texFromText(m_source.notes));
    const QJsonObject custom = m_source.item.value(QLatin1String("custom")).toObject();
    for (auto value = custom.begin(); value != custom.end(); ++value) {
        if (value.key().startsWith(QLatin1String("bibtex-")))
            put(value.key().mid(7), value->toString());
    }
    return QStringLiteral("@%1{%2,\n%3\n}\n").arg(m_type.entry, m_source.key, m_lines.join(QStringLiteral(",\n")));
}

/// Variables that no field means.
void BibtexEntryWriter::putOthers()
{
    for (auto value = m_source.item.begin(); value != m_source.item.end(); ++value) {
        const QByteArray variable = value.key().toLatin1();
        if (m_written.contains(value.key()))
            continue;
        if (value->isArray())
            putVariable(QStringLiteral("x-names-") + value.key(), variable.constData(), BibtexValue::Names);
        else if (value->isObject())
            putVariable(QStringLiteral("x-date-") + value.key(), variable.constData(), BibtexValue::Date);
        else
            putVariable(QStringLiteral("x-") + value.key(), variable.constData(), BibtexValue::Text);
    }
}

} // namespace

QString writeBibtex(const QList<Source> &sources)
{
    QStringList entries;
    entries.reserve(sources.size());
    for (const Source &source : sources)
        entries.append(BibtexEntryWriter(source).entry());
    return entries.join(QLatin1Char('\n'));
}

} // namespace stet
