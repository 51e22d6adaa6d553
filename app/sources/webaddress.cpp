#include "app/sources/webaddress.h"

#include <QStringList>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

namespace stet {

namespace {

bool isTracking(const QString &parameter)
{
    static const QStringList prefixes{"utm_", "mtm_", "pk_", "hsa_", "oly_", "vero_", "__hs", "at_"};
    static const QStringList names{
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid",
        "igsh", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "_ga", "_gl", "s_cid", "cmpid", "ncid", "smid",
        "ref_src", "ref_url", "guccounter", "guce_referrer", "guce_referrer_sig", "wt.mc_id", "icid", "ocid", "cid_source",
        "spm", "rss_source", "feature_source", "xtor", "wprov", "sharedaddy", "share_source", "partner_source"};
    const QString lower = parameter.toLower();
    return names.contains(lower)
        || std::any_of(prefixes.begin(), prefixes.end(), [&](const QString &prefix) { return lower.startsWith(prefix); });
}

QString bareHost(const QUrl &url)
{
    QString host = url.host().toLower();
    if (host.startsWith(QLatin1String("www.")))
        host.remove(0, 4);
    return host;
}

/// Services that carry the target in a parameter. The path is checked where the host does other things as well.
QString redirectTarget(const QUrl &url)
{
    struct Service
    {
        const char *host;
        const char *path;
        const char *parameter;
    };
    static const Service services[] = {
        {"google.com", "/url", "q"},          {"google.com", "/url", "url"},
        {"l.facebook.com", "/l.php", "u"},    {"lm.facebook.com", "/l.php", "u"},
        {"l.instagram.com", "", "u"},         {"l.messenger.com", "/l.php", "u"},
        {"out.reddit.com", "", "url"},        {"youtube.com", "/redirect", "q"},
        {"duckduckgo.com", "/l/", "uddg"},    {"t.umblr.com", "/redirect", "z"},
        {"slack-redir.net", "/link", "url"},  {"linkedin.com", "/redir/redirect", "url"},
        {"steamcommunity.com", "/linkfilter/", "url"},
        {"safelinks.protection.outlook.com", "", "url"},
    };
    const QString host = bareHost(url);
    const QUrlQuery query(url);
    for (const Service &service : services) {
        const QLatin1String name(service.host);
        if (host != name && !host.endsWith(QLatin1Char('.') + name))
            continue;
        if (!url.path().startsWith(QLatin1String(service.path)))
            continue;
        const QString target = query.queryItemValue(QLatin1String(service.parameter), QUrl::FullyDecoded);
        if (target.startsWith(QLatin1String("https://")) || target.startsWith(QLatin1String("http://")))
            return target;
    }
    return {};
}

bool isWeb(const QUrl &url)
{
    return (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")) && !url.host().isEmpty();
}

} // namespace

QString cleanedAddress(const QString &address)
{
    QString text = address.trimmed();
    QUrl url(text);
    // A redirect may lead to a redirect; a few steps are enough for any that was not made to annoy.
    for (int step = 0; step < 4 && isWeb(url); ++step) {
        const QString target = redirectTarget(url);
        if (target.isEmpty())
            break;
        url = QUrl(target);
        text = target;
    }
    if (!isWeb(url))
        return text;

    QString fragment = url.fragment(QUrl::FullyEncoded);
    const qsizetype directive = fragment.indexOf(QLatin1String(":~:"));
    if (directive >= 0)
        fragment.truncate(directive);
    if (fragment.startsWith(QLatin1String("utm_")) || fragment.startsWith(QLatin1String("xtor=")))
        fragment.clear();
    url.setFragment(fragment.isEmpty() ? QString() : fragment, QUrl::StrictMode);

    if (url.hasQuery()) {
        QStringList kept;
        for (const QString &pair : url.query(QUrl::FullyEncoded).split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
            const QString name = QUrl::fromPercentEncoding(pair.section(QLatin1Char('='), 0, 0).toUtf8());
            if (!isTracking(name))
                kept.append(pair);
        }
        url.setQuery(kept.isEmpty() ? QString() : kept.join(QLatin1Char('&')), QUrl::StrictMode);
    }
    return url.toString(QUrl::FullyEncoded);
}

QString addressIdentity(const QString &address)
{
    QUrl url(cleanedAddress(address));
    if (!isWeb(url))
        return {};
    QStringList parameters = url.query(QUrl::FullyEncoded).split(QLatin1Char('&'), Qt::SkipEmptyParts);
    parameters.sort();
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    QString identity = bareHost(url);
    const int port = url.port();
    if (port > 0 && port != 80 && port != 443)
        identity += QLatin1Char(':') + QString::number(port);
    identity += path;
    if (!parameters.isEmpty())
        identity += QLatin1Char('?') + parameters.join(QLatin1Char('&'));
    return identity;
}

QString hostName(const QString &address)
{
    return bareHost(QUrl(address.trimmed()));
}

} // namespace stet
