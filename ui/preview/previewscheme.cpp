#include "ui/preview/previewscheme.h"

#include <QBuffer>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlScheme>

namespace stet {

namespace {

/// One past the `>` that closes the tag at `start`; a `>` inside quotation marks does not.
qsizetype endOfTag(const QByteArray &html, qsizetype start)
{
    char quote = 0;
    for (qsizetype i = start; i < html.size(); ++i) {
        const char c = html[i];
        if (quote != 0) {
            if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return html.size();
}

bool tagAt(const QByteArray &html, qsizetype position, QByteArrayView tag)
{
    if (html.size() <= position + tag.size() || html.mid(position, tag.size()).compare(tag, Qt::CaseInsensitive) != 0)
        return false;
    const char next = html[position + tag.size()];
    return next == '>' || next == ' ' || next == '\n' || next == '\t' || next == '\r';
}

/// Where the policy has to stand to come before everything that could load: inside <head>, however the theme writes
/// it. A <head> inside a comment does not count, or the policy would be a comment too.
qsizetype placeOfPolicy(const QByteArray &html)
{
    qsizetype place = 0;
    while (place < html.size()) {
        const char c = html[place];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            ++place;
        } else if (html.mid(place, 4) == "<!--") {
            const qsizetype end = html.indexOf("-->", place + 4);
            if (end < 0)
                return place;
            place = end + 3;
        } else if (tagAt(html, place, "<!doctype") || tagAt(html, place, "<html")) {
            place = endOfTag(html, place);
        } else if (tagAt(html, place, "<head")) {
            return endOfTag(html, place);
        } else {
            break;
        }
    }
    return place;
}

} // namespace

QByteArray PreviewScheme::name()
{
    return QByteArrayLiteral("stet-preview");
}

void PreviewScheme::registerScheme()
{
    QWebEngineUrlScheme scheme(name());
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme);
    QWebEngineUrlScheme::registerScheme(scheme);
}

QUrl PreviewScheme::address(quint64 number)
{
    return QUrl(QLatin1String(name()) + QStringLiteral("://article/%1").arg(number));
}

QByteArray PreviewScheme::policyLine()
{
    return QByteArrayLiteral("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                             "style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; "
                             "base-uri 'none'\">\n");
}

QByteArray PreviewScheme::withPolicy(const QByteArray &html)
{
    QByteArray locked = html;
    locked.insert(placeOfPolicy(html), policyLine());
    return locked;
}

void PreviewScheme::requestStarted(QWebEngineUrlRequestJob *job)
{
    if (job->requestMethod() != "GET" || job->requestUrl().host() != QLatin1String("article")) {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    auto *bytes = new QBuffer(job);
    bytes->setData(m_document);
    bytes->open(QIODevice::ReadOnly);
    job->reply(QByteArrayLiteral("text/html; charset=utf-8"), bytes);
}

} // namespace stet
