#include "app/authors/authorprofile.h"

#include <QJsonArray>

namespace stet {

QJsonObject toJson(const AuthorProfile &profile)
{
    QJsonArray links;
    for (const SocialLink &link : profile.links)
        links.append(QJsonObject{{"label", link.label}, {"address", link.address}});
    return {{"id", profile.id.toString(QUuid::WithoutBraces)},
            {"name", profile.name},
            {"bio", profile.bio},
            {"role", profile.role},
            {"location", profile.location},
            {"email", profile.email},
            {"website", profile.website},
            {"links", links},
            {"portrait", QString::fromLatin1(profile.portrait.toBase64())},
            {"portraitMimeType", profile.portraitMimeType}};
}

AuthorProfile authorFromJson(const QJsonObject &json)
{
    AuthorProfile profile;
    profile.id = QUuid::fromString(json["id"].toString());
    profile.name = json["name"].toString();
    profile.bio = json["bio"].toString();
    profile.role = json["role"].toString();
    profile.location = json["location"].toString();
    profile.email = json["email"].toString();
    profile.website = json["website"].toString();
    for (const QJsonValue link : json["links"].toArray())
        profile.links.append({link["label"].toString(), link["address"].toString()});
    profile.portrait = QByteArray::fromBase64(json["portrait"].toString().toLatin1());
    profile.portraitMimeType = json["portraitMimeType"].toString();
    return profile;
}

} // namespace stet
