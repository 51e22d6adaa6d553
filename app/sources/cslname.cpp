#include "app/sources/cslname.h"

#include <QStringList>

namespace stet {

namespace {

bool startsLower(const QString &word)
{
    for (const QChar character : word) {
        if (character.isLetter())
            return character.isLower();
    }
    return false;
}

/// Takes the words in lower case off the front of a family name.
void splitFamily(const QString &text, CslName *name)
{
    QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QStringList particle;
    while (words.size() > 1 && startsLower(words.first()))
        particle.append(words.takeFirst());
    name->nonDroppingParticle = particle.join(QLatin1Char(' '));
    name->family = words.join(QLatin1Char(' '));
}

QString joined(const QStringList &words)
{
    QStringList present;
    for (const QString &word : words) {
        if (!word.isEmpty())
            present.append(word);
    }
    return present.join(QLatin1Char(' '));
}

} // namespace

QString CslName::display() const
{
    if (!literal.isEmpty())
        return literal;
    return joined({given, droppingParticle, nonDroppingParticle, family, suffix});
}

QString CslName::surname() const
{
    return literal.isEmpty() ? joined({nonDroppingParticle, family.isEmpty() ? given : family}) : literal;
}

CslName cslNameFromJson(const QJsonObject &json)
{
    return {json.value(QLatin1String("family")).toString(),
            json.value(QLatin1String("given")).toString(),
            json.value(QLatin1String("dropping-particle")).toString(),
            json.value(QLatin1String("non-dropping-particle")).toString(),
            json.value(QLatin1String("suffix")).toString(),
            json.value(QLatin1String("literal")).toString()};
}

QJsonObject toJson(const CslName &name)
{
    QJsonObject json;
    const auto put = [&json](const char *member, const QString &value) {
        if (!value.isEmpty())
            json.insert(QLatin1String(member), value);
    };
    put("family", name.family);
    put("given", name.given);
    put("dropping-particle", name.droppingParticle);
    put("non-dropping-particle", name.nonDroppingParticle);
    put("suffix", name.suffix);
    put("literal", name.literal);
    return json;
}

CslName cslNameFromText(const QString &given)
{
    CslName name;
    const QString text = given.simplified();
    const QStringList parts = text.split(QLatin1Char(','));
    if (parts.size() >= 2) {
        splitFamily(parts.first().trimmed(), &name);
        name.given = parts.last().trimmed();
        if (parts.size() > 2)
            name.suffix = QStringList(parts.mid(1, parts.size() - 2)).join(QLatin1Char(',')).trimmed();
        if (name.family.isEmpty() || name.given.isEmpty()) {
            name = CslName();
            name.literal = text;
        }
        return name;
    }
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() < 2) {
        name.literal = text;
        return name;
    }
    qsizetype familyStart = words.size() - 1;
    for (qsizetype i = 1; i < words.size() - 1; ++i) {
        if (startsLower(words[i])) {
            familyStart = i;
            break;
        }
    }
    splitFamily(words.mid(familyStart).join(QLatin1Char(' ')), &name);
    name.given = words.mid(0, familyStart).join(QLatin1Char(' '));
    return name;
}

QString invertedText(const CslName &name)
{
    if (!name.literal.isEmpty())
        return name.literal;
    QString text = joined({name.droppingParticle, name.nonDroppingParticle, name.family});
    if (!name.suffix.isEmpty())
        text += QStringLiteral(", ") + name.suffix;
    if (!name.given.isEmpty())
        text += QStringLiteral(", ") + name.given;
    return text;
}

} // namespace stet
