#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace stet {

/// A person or an institution as CSL-JSON names them. A plain value.
struct CslName
{
    QString family;
    QString given;
    QString droppingParticle;    ///< "von" in "Wernher von Braun": dropped when only the family name is printed
    QString nonDroppingParticle; ///< "de" in "Simone de Beauvoir"
    QString suffix;              ///< "Jr."
    QString literal;             ///< an institution, or a name that must not be taken apart

    bool isNull() const { return family.isEmpty() && given.isEmpty() && literal.isEmpty(); }

    /// As it is spoken: "Ludwig van Beethoven", "Associated Press".
    QString display() const;

    /// The word that people look it up by: family name with its particle, or the literal name.
    QString surname() const;

    bool operator==(const CslName &) const = default;
};

CslName cslNameFromJson(const QJsonObject &json);
QJsonObject toJson(const CslName &name);

/// Reads "Given von Family", "von Family, Given" and "von Family, Jr., Given" as BibTeX does: words in lower case
/// between given and family name are a particle. One word alone is a literal name.
CslName cslNameFromText(const QString &text);

/// "von Family, Jr., Given": the reverse of fromText. A literal name comes as it is.
QString invertedText(const CslName &name);

} // namespace stet
