#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUuid>

namespace stet {

using AuthorId = QUuid;

/// A link to an author's page elsewhere: "Mastodon", "https://…".
struct SocialLink
{
    QString label;
    QString address;

    bool operator==(const SocialLink &) const = default;
};

/// Someone who signs articles: a plain value, kept in the library, owned by nobody's account.
struct AuthorProfile
{
    AuthorId id;
    QString name;     ///< as it is printed
    QString bio;      ///< in the third person, Markdown
    QString role;     ///< "Columnist", "Contributing editor"
    QString location;
    QString email;
    QString website;
    QList<SocialLink> links;
    QByteArray portrait;      ///< the bytes of a PNG or JPEG of at most 512 px a side; empty: none
    QString portraitMimeType; ///< "image/png" or "image/jpeg"

    bool operator==(const AuthorProfile &) const = default;
};

QJsonObject toJson(const AuthorProfile &profile);
AuthorProfile authorFromJson(const QJsonObject &json);

} // namespace stet
