// A program without a window that does one thing to a library, so that a test can kill it or break its disk meanwhile.
#include "app/store/backupstore.h"
#include "app/store/keeper.h"
#include "app/store/librarycheck.h"
#include "app/store/libraryexchange.h"
#include "tests/faults/typingscript.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QMap>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <map>

using namespace stet;

namespace {

const QDateTime fixedTime(QDate(2026, 1, 1), QTime(8, 0), Qt::UTC);

void print(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

ArticleId idOf(int number)
{
    return QUuid::createUuidV5(QUuid(), QString::number(number));
}

Article articleOf(int number)
{
    Article article;
    article.headline = QStringLiteral("Article %1").arg(number);
    article.body = QStringLiteral("Body %1. ").arg(number).repeated(300);
    article.tags = {QStringLiteral("tag")};
    return article;
}

StoredDraft draftOf(int number)
{
    return {idOf(number), articleOf(number), {}};
}

/// Everything in the library, one line each, the same for the same content.
int printState(Library &library)
{
    const auto checked = checkWholeLibrary(library);
    if (!checked)
        return 2;
    for (const QString &problem : checked->problems)
        print(QStringLiteral("problem ") + problem);
    print(QStringLiteral("articles %1").arg(checked->articles));
    QStringList words;
    const auto articles = library.articles().list();
    for (const ArticleSummary &summary : articles ? *articles : QList<ArticleSummary>())
        words.append(summary.title + library.articles().load(summary.id)->article.body);
    words.sort();
    const QByteArray all = words.join(QChar(0)).toUtf8();
    print(QStringLiteral("words ") + QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex()));
    print(QStringLiteral("hash ") + QString::fromLatin1(checked->hash));
    return 0;
}

/// A line for each article, the same for the same words.
int printArticles(Library &library)
{
    const auto articles = library.articles().list();
    for (const ArticleSummary &summary : articles ? *articles : QList<ArticleSummary>()) {
        const QByteArray words = (summary.title + QChar(0) + library.articles().load(summary.id)->article.body).toUtf8();
        print(QString::fromLatin1(QCryptographicHash::hash(words, QCryptographicHash::Sha256).toHex()));
    }
    return articles ? 0 : 2;
}

int printBody(Library &library, int number)
{
    const auto draft = library.articles().load(idOf(number));
    if (!draft)
        return 2;
    print(QString::fromLatin1((draft->article.deck + QChar(0) + draft->article.body).toUtf8().toHex()));
    print(QStringLiteral("%1 %2").arg(draft->place.caret).arg(draft->article.body.size()));
    return 0;
}

using Drafts = std::vector<std::unique_ptr<Draft>>;

/// The two drafts that are typed into; none when one of them cannot be read.
Drafts draftsOf(Library &library)
{
    Drafts drafts;
    for (const int number : {0, 1}) {
        const auto stored = library.articles().load(idOf(number));
        if (!stored)
            return {};
        drafts.push_back(std::make_unique<Draft>(stored->id, stored->article, stored->place));
    }
    return drafts;
}

/// Leaves the open draft, if there is one, and opens the next.
void turn(Keeper &keeper, const Drafts &drafts, int &open, int next)
{
    if (next == open)
        return;
    if (open >= 0)
        keeper.unwatch(drafts[static_cast<size_t>(open)].get());
    keeper.watch(drafts[static_cast<size_t>(next)].get());
    open = next;
}

/// Types into two drafts until it is killed, and says after each step how many are done.
int type(Library &library, quint32 seed, int pause, const QString &emergency)
{
    const Drafts drafts = draftsOf(library);
    if (drafts.empty())
        return 2;
    Keeper keeper(library.folder(), emergency);
    QObject::connect(&keeper, &Keeper::keepFailed, [](const Error &) { print(QStringLiteral("failed")); });
    QObject::connect(&keeper, &Keeper::kept, [](const ArticleId &, quint64) { print(QStringLiteral("kept")); });
    TypingScript script(seed);
    int open = -1;
    int steps = 0;
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, [&] {
        const int next = script.nextDraft();
        turn(keeper, drafts, open, next);
        script.step(*drafts[static_cast<size_t>(next)]);
        print(QStringLiteral("step %1").arg(++steps));
    });
    keys.setTimerType(Qt::PreciseTimer);
    keys.start(pause);
    return QCoreApplication::exec();
}

/// Types so many steps into two drafts and ends in good order; says what was shown as saved, and of which step.
int typeAndEnd(Library &library, quint32 seed, int many, const QString &emergency)
{
    const Drafts drafts = draftsOf(library);
    if (drafts.empty())
        return 2;
    QMap<std::pair<int, quint64>, int> stepOf; // by draft and revision
    Keeper keeper(library.folder(), emergency, {5, 30, 60, 20, 600000});
    QObject::connect(&keeper, &Keeper::kept, [&](const ArticleId &id, quint64 revision) {
        const int draft = id == idOf(0) ? 0 : 1;
        if (const int step = stepOf.value({draft, revision}))
            print(QStringLiteral("saved %1 %2").arg(draft).arg(step));
    });
    TypingScript script(seed);
    int open = -1;
    int steps = 0;
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, [&] {
        if (steps == many) {
            keeper.unwatch(drafts[static_cast<size_t>(open)].get());
            print(QStringLiteral("saved %1 %2").arg(open).arg(steps));
            QCoreApplication::quit();
            return;
        }
        const int next = script.nextDraft();
        turn(keeper, drafts, open, next);
        Draft &draft = *drafts[static_cast<size_t>(next)];
        script.step(draft);
        stepOf.insert({next, draft.revision()}, ++steps);
        print(QStringLiteral("step %1").arg(steps));
    });
    keys.setTimerType(Qt::PreciseTimer);
    keys.start(3);
    return QCoreApplication::exec();
}

using Deed = std::function<Result<void>(Library &)>;

template <typename T>
Result<void> done(const Result<T> &result)
{
    return result ? Result<void>() : Result<void>(result.error());
}

const std::map<QString, Deed> &deeds()
{
    static const std::map<QString, Deed> all{
        {QStringLiteral("nothing"), [](Library &) { return Result<void>(); }},
        {QStringLiteral("prepare"),
         [](Library &library) {
             for (int i = 0; i < 5; ++i) {
                 if (const auto added = library.articles().addAs(draftOf(i)); !added)
                     return added;
             }
             if (const auto trashed = library.articles().moveToTrash(idOf(4)); !trashed)
                 return trashed;
             if (const auto kept = library.revisions().keep(idOf(2), Revision::Reason::Named, QStringLiteral("First")); !kept)
                 return done(kept);
             StoredDraft later = draftOf(2);
             later.article.body += QStringLiteral("Later words.");
             return done(library.articles().save(later));
         }},
        {QStringLiteral("add"), [](Library &library) { return library.articles().addAs(draftOf(9)); }},
        {QStringLiteral("save"),
         [](Library &library) {
             StoredDraft draft = draftOf(2);
             draft.article.body += QStringLiteral("More words.");
             return done(library.articles().save(draft));
         }},
        {QStringLiteral("rename"),
         [](Library &library) { return library.articles().rename(idOf(2), QStringLiteral("Renamed")); }},
        {QStringLiteral("trash"), [](Library &library) { return library.articles().moveToTrash(idOf(2)); }},
        {QStringLiteral("take back"), [](Library &library) { return library.articles().restore(idOf(4)); }},
        {QStringLiteral("bring back"), [](Library &library) { return done(library.revisions().restore(idOf(2), 1)); }},
        {QStringLiteral("source"),
         [](Library &library) {
             Source source;
             source.id = idOf(200);
             source.setText("title", QStringLiteral("A page"));
             source.captures.append(makeCapture(QStringLiteral("Captured words. ").repeated(2000), fixedTime,
                                                QStringLiteral("text/html")));
             return done(library.sources().add(source));
         }},
        {QStringLiteral("remove"), [](Library &library) { return library.articles().removeForGood(idOf(2)); }},
        {QStringLiteral("version"),
         [](Library &library) { return done(library.revisions().keep(idOf(3), Revision::Reason::Named, QStringLiteral("N"))); }},
        {QStringLiteral("setting"),
         [](Library &library) { return library.settings().setValue(QStringLiteral("name"), QStringLiteral("value")); }},
        {QStringLiteral("author"),
         [](Library &library) {
             AuthorProfile author;
             author.id = idOf(100);
             author.name = QStringLiteral("Ada Brown");
             return done(library.authors().add(author));
         }},
        {QStringLiteral("type"),
         [](Library &library) {
             Draft draft(idOf(3), articleOf(3));
             Keeper keeper(library.folder(), library.folder() + QStringLiteral("-emergency"), {1, 10, 10, 20});
             keeper.watch(&draft);
             draft.editBody(0, 0, QStringLiteral("First character"));
             if (keeper.unwatch(&draft))
                 return Result<void>();
             return Result<void>(Error{Error::Kind::Unwritable, {}, {}});
         }},
    };
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 3)
        return 2;
    LibraryOptions options;
    options.clock = [] { return fixedTime; };
    options.emergencyFolder = arguments[2] + QStringLiteral("-emergency");
    const auto library = Library::open(arguments[2], options);
    if (!library) {
        print(QStringLiteral("refused ") + library.error().message + u' ' + library.error().detail);
        return 2;
    }
    const QString verb = arguments[1];
    if (verb == QLatin1String("state"))
        return printState(**library);
    if (verb == QLatin1String("articles"))
        return printArticles(**library);
    if (verb == QLatin1String("body"))
        return printBody(**library, arguments.value(3).toInt());
    if (verb == QLatin1String("script"))
        return type(**library, arguments.value(3).toUInt(), arguments.value(4).toInt(), options.emergencyFolder);
    if (verb == QLatin1String("some"))
        return typeAndEnd(**library, arguments.value(3).toUInt(), arguments.value(4).toInt(), options.emergencyFolder);
    const auto deed = deeds().find(verb);
    if (deed == deeds().end())
        return 2;
    const auto did = deed->second(**library);
    if (!did)
        print(QStringLiteral("refused ") + did.error().message);
    return did ? 0 : 1;
}
