#include "ui/authors/authorchecks.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace stet {

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("stet::AuthorForm", sentence);
}

} // namespace

QString remarkOnName(const QString &name)
{
    return name.trimmed().isEmpty() ? say("Without a name this author is left out of the byline.") : QString();
}

QString remarkOnBio(const QString &bio, const QString &name)
{
    static const QRegularExpression firstPerson(
        QStringLiteral("^[\\s\\p{P}]*(I|I['’](m|ve|d|ll)|My|We|We['’](re|ve)|Our)(?![\\p{L}\\p{N}'’])"));
    if (!firstPerson.match(bio).hasMatch())
        return {};
    const QString who = name.trimmed().isEmpty() ? say("Ada Quill") : name.trimmed();
    return say("Readers meet an author in the third person: “%1 is …”, not “I am …”.").arg(who);
}

QString remarkOnEmail(const QString &email)
{
    static const QRegularExpression shape(QStringLiteral("^[^\\s@<>,]+@[^\\s@<>,]+\\.[^\\s@<>,.]+$"));
    const QString address = email.trimmed();
    if (address.isEmpty() || shape.match(address).hasMatch())
        return {};
    return say("This does not look like an e-mail address, such as desk@example.org.");
}

QString remarkOnAddress(const QString &address)
{
    const QString trimmed = address.trimmed();
    if (trimmed.isEmpty())
        return {};
    const bool whole = trimmed.contains(QLatin1Char(':'));
    const QUrl url(whole ? trimmed : QStringLiteral("https://") + trimmed, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (url.isValid() && web && url.host().contains(QLatin1Char('.')))
        return {};
    return say("Write a web address such as https://example.org, or readers cannot follow it.");
}

} // namespace stet
