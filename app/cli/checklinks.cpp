#include "app/cli/checklinks.h"

#include "app/cli/command.h"
#include "app/sources/linkchecker.h"
#include "app/store/library.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <algorithm>

namespace stet {

namespace {

Result<QList<Source>> wantedSources(const QStringList &keys, SourceStore &store)
{
    const auto listed = keys.isEmpty() ? store.list() : store.find(keys);
    if (!listed)
        return listed.error();
    for (const QString &key : keys) {
        const bool known = std::any_of(listed->begin(), listed->end(), [&](const Source &source) { return source.key == key; });
        if (!known)
            return Error{Error::Kind::NotFound, QCoreApplication::translate("stet-cli", "The library has no source “%1”.").arg(key), {}};
    }
    QList<SourceId> ids;
    for (const Source &source : *listed)
        ids.append(source.id);
    return store.load(ids);
}

void print(const QString &key, const LinkFinding &finding, bool json, Streams &streams)
{
    if (!json) {
        streams.writeLine(QStringList{key, linkStateName(finding.state), linkSentence(finding)}.join(u'\t'));
        return;
    }
    QJsonObject object = toJson(finding);
    object.insert(QStringLiteral("key"), key);
    streams.writeJson(object);
}

} // namespace

int checkLinks(const QStringList &keys, bool json, Library &library, Streams &streams)
{
    SourceStore &store = library.sources();
    const auto sources = wantedSources(keys, store);
    const auto quoted = sources ? store.usage().quotedWords() : sources.error();
    if (!quoted) {
        streams.say(quoted.error());
        return CannotDo;
    }
    const QList<LinkQuestion> questions = linkQuestions(*sources, *quoted);
    if (questions.isEmpty())
        return Done;
    QHash<SourceId, QString> keyOf;
    for (const Source &source : *sources)
        keyOf.insert(source.id, source.key);
    QHash<SourceId, LinkFinding> findings;
    QEventLoop loop;
    LinkChecker checker;
    QObject::connect(&checker, &LinkChecker::found, &loop, [&](const SourceId &id, const LinkFinding &finding) {
        findings.insert(id, finding);
        print(keyOf.value(id), finding, json, streams);
    });
    QObject::connect(&checker, &LinkChecker::finished, &loop, &QEventLoop::quit);
    checker.check(questions);
    if (checker.isWorking())
        loop.exec();
    if (const auto noted = store.noteLinks(findings); !noted) {
        streams.say(noted.error());
        return CannotDo;
    }
    const bool trouble = std::any_of(findings.begin(), findings.end(), [](const LinkFinding &finding) { return isTrouble(finding.state); });
    return trouble ? ProblemsFound : Done;
}

} // namespace stet
