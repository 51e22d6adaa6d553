#include "app/text/safeaddress.h"

#include <QByteArray>

#include <array>

namespace stet {

namespace {

/// The scheme in lower case; empty for a place in the same site. Controls and spaces in front would be ignored by
/// browsers, but here they are percent-encoded and make no scheme.
QByteArray schemeOf(QByteArrayView address)
{
    for (qsizetype i = 0; i < address.size(); ++i) {
        const char character = address[i];
        if (character == ':')
            return address.first(i).toByteArray().toLower();
        const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        const bool other = (character >= '0' && character <= '9') || character == '+' || character == '-' || character == '.';
        if (!letter && (i == 0 || !other))
            return {};
    }
    return {};
}

} // namespace

bool namesAnotherHost(QByteArrayView address)
{
    return address.startsWith("//") || address.startsWith("\\") || address.startsWith("/\\");
}

bool isPictureWrittenOut(QByteArrayView address)
{
    static constexpr std::array<QByteArrayView, 4> kinds{"data:image/png;", "data:image/jpeg;", "data:image/gif;",
                                                         "data:image/webp;"};
    const QByteArray start = address.first(qMin<qsizetype>(address.size(), 20)).toByteArray().toLower();
    for (const QByteArrayView kind : kinds) {
        if (start.startsWith(kind))
            return true;
    }
    return false;
}

bool runsOrOpens(QByteArrayView address)
{
    const QByteArray scheme = schemeOf(address);
    return scheme == "javascript" || scheme == "vbscript" || scheme == "data" || scheme == "file";
}

bool isSafeLink(QByteArrayView address)
{
    const QByteArray scheme = schemeOf(address);
    if (scheme.isEmpty())
        return !namesAnotherHost(address);
    return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

bool isSafeImage(QByteArrayView address)
{
    const QByteArray scheme = schemeOf(address);
    if (scheme.isEmpty())
        return !namesAnotherHost(address);
    return scheme == "http" || scheme == "https" || isPictureWrittenOut(address);
}

} // namespace stet
