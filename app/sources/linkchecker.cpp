#include "app/sources/linkchecker.h"

#include "app/background.h"
#include "app/quotations/verbatimcheck.h"
#include "app/sources/sourcecapture.h"
#include "app/sources/webaddress.h"

#include <QCoreApplication>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QStringDecoder>
#include <QTimer>

namespace stet {

namespace {

constexpr int mostQuotations = 200; // held against one page

/// Takes no cookie and gives none.
class NoCookies : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")) && !url.host().isEmpty();
}

QString siteOf(const QString &address)
{
    const QUrl url(address);
    return url.host().toLower() + QLatin1Char(':') + QString::number(url.port());
}

bool isPermanent(int status)
{
    return status == 301 || status == 308;
}

bool isRedirection(int status)
{
    return isPermanent(status) || status == 302 || status == 303 || status == 307;
}

QString fileNameFor(const QString &mediaType)
{
    if (mediaType.contains(QLatin1String("html")))
        return QStringLiteral("page.html");
    return mediaType.startsWith(QLatin1String("text/plain")) ? QStringLiteral("page.txt") : QString();
}

/// Bytes in the character set that the answer's header names, as the readers of files expect them.
QByteArray inUnicode(const QByteArray &page, const QString &mediaType)
{
    const qsizetype at = mediaType.indexOf(QLatin1String("charset="), 0, Qt::CaseInsensitive);
    if (at < 0)
        return page;
    QByteArray name = mediaType.mid(at + 8).section(QLatin1Char(';'), 0, 0).trimmed().toLatin1();
    name.replace('"', "");
    if (name.toLower() != "iso-8859-1" && name.toLower() != "utf-16" && name.toLower() != "utf-16le" && name.toLower() != "utf-16be")
        return page;
    QStringDecoder decoder(name.constData());
    const QString text = decoder(page);
    return decoder.hasError() ? page : QByteArray("\xef\xbb\xbf") + text.toUtf8();
}

} // namespace

/// One question on its way.
struct LinkChecker::Visit
{
    LinkQuestion question;
    QString site;
    QUrl url;              ///< asked now
    QUrl movedTo;          ///< as far as every step was for good
    bool allForGood = true;
    int redirections = 0;
    QSet<QUrl> seen;
    QNetworkReply *reply = nullptr;
    QByteArray page;
    QString mediaType;
    bool hasAll = true;    ///< of the page
    int answer = 0;
    quint64 round = 0;
    QTimer *deadline = nullptr;
};

LinkChecker::LinkChecker(const LinkLimits &limits, QObject *parent) : QObject(parent), m_limits(limits) {}

LinkChecker::~LinkChecker()
{
    cancel();
}

void LinkChecker::check(const QList<LinkQuestion> &questions)
{
    cancel();
    if (!m_network) {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setCookieJar(new NoCookies);
        m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    m_left = questions.size();
    for (const LinkQuestion &question : questions)
        m_waiting[siteOf(question.address)].enqueue(question);
    askNext();
}

void LinkChecker::cancel()
{
    ++m_round;
    m_left = 0;
    m_waiting.clear();
    m_busy.clear();
    for (Visit *visit : std::as_const(m_visits)) {
        if (visit->reply) {
            visit->reply->disconnect(this);
            visit->reply->abort();
            visit->reply->deleteLater();
        }
        delete visit->deadline;
        delete visit;
    }
    m_visits.clear();
}

void LinkChecker::askNext()
{
    const QStringList sites = m_waiting.keys();
    for (const QString &site : sites) {
        if (m_busy.size() >= m_limits.sites)
            return;
        if (m_busy.contains(site))
            continue;
        auto *visit = new Visit;
        visit->question = m_waiting[site].dequeue();
        if (m_waiting[site].isEmpty())
            m_waiting.remove(site);
        visit->site = site;
        visit->url = QUrl(visit->question.address);
        visit->round = m_round;
        visit->deadline = new QTimer(this);
        visit->deadline->setSingleShot(true);
        connect(visit->deadline, &QTimer::timeout, this, [this, visit] { end(visit, LinkState::Unreachable); });
        visit->deadline->start(m_limits.whole);
        m_visits.append(visit);
        m_busy.insert(site);
        ask(visit);
    }
}

void LinkChecker::ask(Visit *visit)
{
    if (!isWebAddress(visit->url) || visit->seen.contains(visit->url)) {
        end(visit, LinkState::Astray);
        return;
    }
    visit->seen.insert(visit->url);
    visit->page.clear();
    visit->hasAll = true;
    QUrl asked = visit->url;
    asked.setUserInfo({});
    asked.setFragment({});
    QNetworkRequest request(asked);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Stet/%1 (checks links that a writer cites)").arg(QStringLiteral(STET_VERSION)));
    request.setRawHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.5");
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(m_limits.idle);
    visit->reply = m_network->get(request);
    connect(visit->reply, &QNetworkReply::metaDataChanged, this, [this, visit] { takeHeader(visit); });
    connect(visit->reply, &QNetworkReply::readyRead, this, [this, visit] { takeBytes(visit); });
    connect(visit->reply, &QNetworkReply::finished, this, [this, visit] { takeAnswer(visit); });
}

/// Where nothing is to be compared, the header says all that was asked.
void LinkChecker::takeHeader(Visit *visit)
{
    visit->answer = visit->reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    visit->mediaType = visit->reply->header(QNetworkRequest::ContentTypeHeader).toString().toLower();
    const bool isPage = visit->answer >= 200 && visit->answer < 300;
    const bool isCompared = !visit->question.captured.isEmpty() || !visit->question.quotations.isEmpty();
    if (isPage && (!isCompared || fileNameFor(visit->mediaType).isEmpty())) {
        visit->hasAll = false;
        visit->reply->abort();
    }
}

void LinkChecker::takeBytes(Visit *visit)
{
    visit->page += visit->reply->read(m_limits.largest + 1 - visit->page.size());
    if (visit->page.size() > m_limits.largest) {
        visit->hasAll = false;
        visit->reply->abort();
    }
}

void LinkChecker::takeAnswer(Visit *visit)
{
    QNetworkReply *reply = visit->reply;
    visit->reply = nullptr;
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    visit->answer = status;
    if (isRedirection(status)) {
        follow(visit, reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl(), status);
    } else if (status == 404 || status == 410) {
        end(visit, LinkState::Gone);
    } else if (status >= 400 && status < 500 && status != 408) {
        end(visit, LinkState::Refused);
    } else if (status >= 200 && status < 300) {
        // An answer that broke off is there, but cannot be compared.
        if (reply->error() != QNetworkReply::NoError)
            visit->hasAll = false;
        visit->page += visit->hasAll ? reply->read(m_limits.largest + 1 - visit->page.size()) : QByteArray();
        compare(visit);
    } else {
        end(visit, LinkState::Unreachable);
    }
}

void LinkChecker::follow(Visit *visit, const QUrl &target, int status)
{
    const QUrl next = visit->url.resolved(target);
    if (!isPermanent(status))
        visit->allForGood = false;
    if (++visit->redirections > m_limits.redirections || !isWebAddress(next)) {
        end(visit, LinkState::Astray);
        return;
    }
    visit->url = next;
    if (visit->allForGood)
        visit->movedTo = next;
    ask(visit);
}

void LinkChecker::compare(Visit *visit)
{
    const bool isCompared = visit->hasAll && !fileNameFor(visit->mediaType).isEmpty()
                            && (!visit->question.captured.isEmpty() || !visit->question.quotations.isEmpty());
    if (!isCompared) {
        end(visit, LinkState::Alive);
        return;
    }
    visit->deadline->stop();
    runInBackground(
        this, [question = visit->question, page = visit->page, mediaType = visit->mediaType] { return comparePage(question, page, mediaType); },
        [this, visit, round = visit->round](const PageComparison &comparison) {
            if (round != m_round)
                return;
            LinkFinding finding;
            finding.state = comparison.differs ? LinkState::Changed : LinkState::Alive;
            finding.compared = comparison.compared;
            finding.quotationsStand = comparison.quotationsStand;
            finding.quotationsLost = comparison.quotationsLost;
            report(visit, finding, comparison.differs ? comparison.text : QString());
        });
}

void LinkChecker::end(Visit *visit, LinkState state)
{
    if (visit->reply) {
        visit->reply->disconnect(this);
        visit->reply->abort();
        visit->reply->deleteLater();
        visit->reply = nullptr;
    }
    LinkFinding finding;
    finding.state = state;
    report(visit, finding, {});
}

void LinkChecker::report(Visit *visit, const LinkFinding &found, const QString &text)
{
    LinkFinding finding = found;
    finding.answer = visit->answer;
    finding.checkedAt = QDateTime::currentDateTimeUtc();
    // From http to https, to "www." or to a slash more is no move that a reader would notice.
    const QString movedTo = cleanedAddress(visit->movedTo.toString(QUrl::FullyEncoded));
    const bool isThere = finding.state == LinkState::Alive || finding.state == LinkState::Changed;
    if (isThere && !movedTo.isEmpty() && addressIdentity(movedTo) != addressIdentity(visit->question.address)) {
        finding.movedTo = movedTo;
        if (finding.state == LinkState::Alive)
            finding.state = LinkState::Moved;
    }
    const SourceId source = visit->question.source;
    const QString site = visit->site;
    visit->deadline->deleteLater();
    m_visits.removeOne(visit);
    delete visit;
    --m_left;
    QTimer::singleShot(m_limits.pause, this, [this, site, round = m_round] {
        if (round != m_round)
            return;
        m_busy.remove(site);
        askNext();
    });
    const quint64 round = m_round;
    Q_EMIT this->found(source, finding, text);
    if (round == m_round && m_left == 0)
        Q_EMIT finished();
}

QList<LinkQuestion> linkQuestions(const QList<Source> &sources, const QHash<QString, QStringList> &quotations)
{
    QList<LinkQuestion> questions;
    for (const Source &source : sources) {
        if (!isWebAddress(QUrl(source.address())))
            continue;
        LinkQuestion question{source.id, source.address(), {}, quotations.value(source.key)};
        const Capture *latest = source.latestCapture();
        if (latest && latest->mediaType == QLatin1String("text/html") && addressIdentity(latest->address) == addressIdentity(question.address))
            question.captured = latest->hash;
        question.quotations.resize(qMin<qsizetype>(question.quotations.size(), mostQuotations));
        questions.append(question);
    }
    return questions;
}

PageComparison comparePage(const LinkQuestion &question, const QByteArray &page, const QString &mediaType)
{
    PageComparison comparison;
    const auto captured = capturedBytes(inUnicode(page, mediaType), fileNameFor(mediaType), QDateTime::currentDateTimeUtc());
    const Capture *now = captured ? captured->latestCapture() : nullptr;
    if (!now)
        return comparison;
    comparison.text = now->text;
    comparison.compared = !question.captured.isEmpty();
    comparison.differs = comparison.compared && now->hash != question.captured;
    if (question.quotations.isEmpty())
        return comparison;
    const SourceText text(now->text);
    for (const QString &words : question.quotations) {
        const Verdict verdict = verify(words, text).verdict;
        if (isFaithful(verdict) || verdict == Verdict::Ambiguous)
            ++comparison.quotationsStand;
        else
            ++comparison.quotationsLost;
    }
    return comparison;
}

} // namespace stet
