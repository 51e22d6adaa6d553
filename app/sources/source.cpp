#include "app/sources/source.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace stet {

namespace {

QString firstText(const Source &source, std::initializer_list<const char *> variables)
{
    for (const char *variable : variables) {
        const QString text = source.text(variable);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QString scalarText(const QJsonValue &value)
{
    // Volumes, issues and pages come as numbers from some programs.
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return value.toString();
}

} // namespace

QString Source::type() const
{
    const QString word = text("type");
    return word.isEmpty() ? QStringLiteral("document") : word;
}

QString Source::title() const
{
    return firstText(*this, {"title", "title-short", "container-title"});
}

QString Source::outlet() const
{
    return firstText(*this, {"container-title", "publisher", "event-title"});
}

QString Source::address() const
{
    const QString url = text("URL");
    if (!url.isEmpty())
        return url;
    return doi().isEmpty() ? QString() : QStringLiteral("https://doi.org/") + doi();
}

QString Source::doi() const
{
    const QString doi = text("DOI").trimmed();
    const qsizetype start = doi.indexOf(QLatin1String("10."));
    return start < 0 ? QString() : doi.mid(start);
}

QString Source::language() const
{
    return text("language");
}

QList<CslName> Source::writers() const
{
    for (const char *role : {"author", "interviewer", "director", "composer", "host", "editor", "contributor", "translator"}) {
        const QList<CslName> people = names(role);
        if (!people.isEmpty())
            return people;
    }
    return {};
}

QString Source::writer() const
{
    const QList<CslName> people = writers();
    if (people.isEmpty())
        return {};
    if (people.size() == 1)
        return people[0].surname();
    if (people.size() == 2)
        return QCoreApplication::translate("stet::Source", "%1 and %2").arg(people[0].surname(), people[1].surname());
    return QCoreApplication::translate("stet::Source", "%1 et al.").arg(people[0].surname());
}

CslDate Source::date() const
{
    for (const char *variable : {"issued", "event-date", "original-date", "submitted"}) {
        const CslDate known = date(variable);
        if (!known.isNull())
            return known;
    }
    return {};
}

QString Source::year() const
{
    const int number = date().from.year;
    if (number == 0)
        return {};
    return number > 0 ? QString::number(number)
                      : QCoreApplication::translate("stet::Source", "%1 BC").arg(-number);
}

QString Source::text(const char *variable) const
{
    return scalarText(item.value(QLatin1String(variable)));
}

QList<CslName> Source::names(const char *variable) const
{
    QList<CslName> names;
    for (const QJsonValue value : item.value(QLatin1String(variable)).toArray()) {
        const CslName name = cslNameFromJson(value.toObject());
        if (!name.isNull())
            names.append(name);
    }
    return names;
}

CslDate Source::date(const char *variable) const
{
    return cslDateFromJson(item.value(QLatin1String(variable)));
}

void Source::setText(const char *variable, const QString &value)
{
    if (value.isEmpty())
        item.remove(QLatin1String(variable));
    else
        item.insert(QLatin1String(variable), value);
}

void Source::setNames(const char *variable, const QList<CslName> &names)
{
    QJsonArray array;
    for (const CslName &name : names) {
        if (!name.isNull())
            array.append(toJson(name));
    }
    if (array.isEmpty())
        item.remove(QLatin1String(variable));
    else
        item.insert(QLatin1String(variable), array);
}

void Source::setDate(const char *variable, const CslDate &date)
{
    if (date.isNull())
        item.remove(QLatin1String(variable));
    else
        item.insert(QLatin1String(variable), toJson(date));
}

const Capture *Source::latestCapture() const
{
    return captures.isEmpty() ? nullptr : &captures.last();
}

QJsonObject cslItem(const Source &source)
{
    QJsonObject item = source.item;
    item.insert(QStringLiteral("id"), source.key);
    if (!item.contains(QLatin1String("type")))
        item.insert(QStringLiteral("type"), source.type());
    return item;
}

QJsonObject detailsToJson(const Source &source)
{
    QJsonArray attachments;
    for (const Attachment &attachment : source.attachments) {
        attachments.append(QJsonObject{{QStringLiteral("path"), attachment.path},
                                       {QStringLiteral("title"), attachment.title},
                                       {QStringLiteral("mediaType"), attachment.mediaType}});
    }
    QJsonObject details{{QStringLiteral("id"), source.id.toString(QUuid::WithoutBraces)},
            {QStringLiteral("key"), source.key},
            {QStringLiteral("item"), source.item},
            {QStringLiteral("tags"), QJsonArray::fromStringList(source.tags)},
            {QStringLiteral("notes"), source.notes},
            {QStringLiteral("attachments"), attachments}};
    if (const QJsonObject link = toJson(source.link); !link.isEmpty())
        details.insert(QStringLiteral("link"), link);
    return details;
}

Source sourceFromDetails(const QJsonObject &details)
{
    Source source;
    source.id = QUuid::fromString(details.value(QLatin1String("id")).toString());
    source.key = details.value(QLatin1String("key")).toString();
    source.item = details.value(QLatin1String("item")).toObject();
    for (const QJsonValue tag : details.value(QLatin1String("tags")).toArray())
        source.tags.append(tag.toString());
    source.notes = details.value(QLatin1String("notes")).toString();
    for (const QJsonValue value : details.value(QLatin1String("attachments")).toArray()) {
        const QJsonObject attachment = value.toObject();
        source.attachments.append({attachment.value(QLatin1String("path")).toString(),
                                   attachment.value(QLatin1String("title")).toString(),
                                   attachment.value(QLatin1String("mediaType")).toString()});
    }
    source.link = linkFindingFromJson(details.value(QLatin1String("link")).toObject());
    return source;
}

} // namespace stet
