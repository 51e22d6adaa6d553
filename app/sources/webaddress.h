#pragma once

#include <QString>

namespace stet {

/// The address a reader should be sent to: without what was added to follow readers around.
///
/// Tracking parameters (utm_…, fbclid and their kin), text fragments (#:~:text=) and redirect services whose target
/// stands in the address itself (google.com/url, l.facebook.com and others) are cut away. Pure: nothing is fetched.
/// What is no http or https address comes back trimmed and otherwise untouched.
QString cleanedAddress(const QString &address);

/// What two addresses of the same page have in common: cleaned, without scheme, "www.", fragment, trailing slash and
/// the order of parameters. For comparing only, not an address. Empty when there is no host.
QString addressIdentity(const QString &address);

/// "theguardian.com" for showing where a link leads; empty when there is no host.
QString hostName(const QString &address);

} // namespace stet
