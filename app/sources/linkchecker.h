#pragma once

#include "app/sources/linkfinding.h"
#include "app/sources/source.h"

#include <QHash>
#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QQueue>
#include <QSet>

#include <memory>

namespace stet {

/// One address to be looked at, and what it is held to.
struct LinkQuestion
{
    SourceId source;
    QString address;
    QByteArray captured;    ///< hash of the page as it was captured from this address; empty: there is nothing to compare
    QStringList quotations; ///< words of articles that are held to this source
};

/// How patient the checker is. The defaults are polite to sites; tests shorten them.
struct LinkLimits
{
    int idle = 15'000;       ///< milliseconds without a byte
    int whole = 40'000;      ///< milliseconds for one address with all its redirections
    qint64 largest = 8 * 1024 * 1024; ///< bytes of a page; a larger one is there, but not compared
    int redirections = 10;
    int sites = 6;           ///< asked at the same time; each of them one address at a time
    int pause = 300;         ///< milliseconds between two questions to one site
};

/// Looks whether the addresses of sources still lead to what was captured: on the writer's command only.
///
/// Asks by http and https alone, under its own name, without cookies, referrers or logins, one address of a site at a
/// time. Follows redirections itself, so that a permanent one is told from a passing one, and never to anything that
/// is no web page. Pages are compared away from this thread. Lives in the thread of its owner.
class LinkChecker : public QObject
{
    Q_OBJECT

public:
    explicit LinkChecker(const LinkLimits &limits = {}, QObject *parent = nullptr);
    ~LinkChecker() override;

    /// Begins; what was asked before is given up.
    void check(const QList<LinkQuestion> &questions);
    /// Ends the work; `finished` is not said.
    void cancel();
    bool isWorking() const { return m_left > 0; }

Q_SIGNALS:
    /// Comes once for each question. `text` is the page's readable text when it was compared and differs.
    void found(const stet::SourceId &source, const stet::LinkFinding &finding, const QString &text);
    void finished();

private:
    struct Visit;
    void askNext();
    void ask(Visit *visit);
    void takeHeader(Visit *visit);
    void takeBytes(Visit *visit);
    void takeAnswer(Visit *visit);
    void follow(Visit *visit, const QUrl &target, int status);
    void compare(Visit *visit);
    void end(Visit *visit, LinkState state);
    void report(Visit *visit, const LinkFinding &finding, const QString &text);

    LinkLimits m_limits;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QHash<QString, QQueue<LinkQuestion>> m_waiting; ///< by site
    QSet<QString> m_busy;                           ///< sites that are being asked, or are given a pause
    QList<Visit *> m_visits;
    qsizetype m_left = 0;
    quint64 m_round = 0; ///< raised by `check` and `cancel`: an answer of an earlier round is dropped
};

/// Which sources have an address that can be checked, and what each is held to. `quotations` are words by key.
QList<LinkQuestion> linkQuestions(const QList<Source> &sources, const QHash<QString, QStringList> &quotations);

/// What a page as it is now says about a question: whether it reads as captured, and which quotations stand in it.
struct PageComparison
{
    bool compared = false;
    bool differs = false;
    int quotationsStand = 0;
    int quotationsLost = 0;
    QString text; ///< readable text of the page
};
PageComparison comparePage(const LinkQuestion &question, const QByteArray &page, const QString &mediaType);

} // namespace stet
