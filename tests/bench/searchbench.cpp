// What search, lists, shelves, filing and backups cost with many drafts, and what a backup does to typing.
//   searchbench [DRAFTS [WORDS [FOLDER]]]     100000 drafts of 600 words without it; made in $TMPDIR, some 10 kB a draft,
//                                             or in FOLDER, where the library stays and is used again
// The baseline of each search is SQLite's own count of the same word, in the same run.
#include "app/quotations/quotationstore.h"
#include "app/sources/capture.h"
#include "app/store/backupstore.h"
#include "app/store/keeper.h"
#include "app/store/library.h"

#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

using namespace stet;
using namespace stet::bench;

namespace {

void row(const char *what, int times, const std::function<void(int)> &work)
{
    print(what, measure(times, work));
}

void fill(Library &library, int drafts, int words)
{
    QRandomGenerator random(1);
    (void)library.database().run(QStringLiteral("PRAGMA synchronous=OFF"));
    static const char *const speakers[] = {"Ned Price", "Ada Brown", "The minister", "Zoe Quill"};
    for (int i = 0; i < drafts; ++i) {
        Article article;
        article.headline = QStringLiteral("Article %1").arg(i);
        article.body = wordsOf(random, words);
        article.tags = {QStringLiteral("tag%1").arg(i % 50)};
        article.state = static_cast<ArticleState>(i % 5);
        if (i == drafts / 2)
            article.body += QStringLiteral("needle");
        if (i % 10 == 0)
            article.page.comments = {{QStringLiteral("Reader"), wordsOf(random, 40)}};
        const auto id = library.articles().add(article);
        QuotationRecord record;
        record.id = QUuid::createUuid();
        record.exact = wordsOf(random, 20);
        record.speaker = QString::fromLatin1(speakers[i % 1000 == 0 ? 3 : i % 3]);
        (void)QuotationStore(library.database()).keep(*id, {record});
        if (i % 100 == 0) {
            Source source;
            source.key = QStringLiteral("s%1").arg(i);
            source.item.insert(QStringLiteral("title"), wordsOf(random, 6));
            source.captures = {makeCapture(wordsOf(random, 1000), QDateTime::currentDateTimeUtc(), QStringLiteral("text/plain"))};
            (void)library.sources().add(source);
        }
    }
    (void)library.database().run(QStringLiteral("UPDATE article SET copied = change"));
    (void)library.database().run(QStringLiteral("PRAGMA synchronous=FULL"));
}

void benchSearch(Library &library)
{
    for (const char *text : {"needle", "the", "w", "wat", "river minister", "\"the river\"", "the -needle", "-the", "the tag:tag7",
                             "the state:ready", "state:ready tag:tag7", "speaker:quill", "speaker:price", "the speaker:quill",
                             "the speaker:price", "needle speaker:price", "the before:2020", "the after:2026", "w12345 w54",
                             "nothinghasthis", "the in:Nowhere"}) {
        const auto query = parseSearch(QString::fromUtf8(text), true);
        row(text, 20, [&](int) { (void)library.finder().find(query); });
    }
    row("baseline: SQLite counts \"the\"", 5, [&](int) {
        (void)library.database().number(QStringLiteral("SELECT count(*) FROM article_search WHERE article_search MATCH 'the'"));
    });
}

void benchLists(Library &library)
{
    using Order = ArticleFilter::Order;
    for (const auto &[what, order] : {std::pair{"first 300, newest", Order::NewestChange}, {"first 300, by title", Order::Title},
                                      {"first 300, by state", Order::State}, {"first 300, longest", Order::Words}}) {
        row(what, 5, [&, order = order](int) { (void)library.articles().list({.order = order, .limit = 300}); });
    }
    row("all, newest", 3, [&](int) { (void)library.articles().list(); });
    row("shelves with their counts", 5, [&](int) { (void)library.shelves().shelves(); });
    const auto some = library.articles().list({.limit = 400});
    const auto at = [&](int i) { return (*some)[i % some->size()].id; };
    // Tags that a library which is used again has not got yet.
    const QString run = QString::number(QRandomGenerator::global()->generate());
    row("tag one", 30, [&](int i) { (void)library.filing().file({at(i)}, {.addedTags = {run + QStringLiteral("new%1").arg(i)}}); });
    row("to the trash", 30, [&](int i) { (void)library.articles().moveToTrash(at(100 + i)); });
    QList<ArticleId> hundred;
    for (int i = 200; i < 300; ++i)
        hundred.append(at(i));
    row("tag a hundred", 3, [&](int i) { (void)library.filing().file(hundred, {.addedTags = {run + QStringLiteral("many%1").arg(i)}}); });
}

/// A key every 40 ms, as somebody types; what is measured is how late the window's thread comes to each and how long it
/// has it.
void benchBackup(const QString &folder, const ArticleId &id)
{
    const auto library = Library::connect(folder);
    const auto stored = (*library)->articles().load(id);
    Draft draft(id, stored->article);
    Keeper keeper(folder);
    keeper.watch(&draft);
    std::atomic<bool> done = false;
    double took = 0;
    const std::unique_ptr<QThread> backup(QThread::create([&] {
        QElapsedTimer clock;
        clock.start();
        const auto made = BackupStore(folder).make(Backup::Kind::Asked);
        took = static_cast<double>(clock.elapsed()) / 1000;
        if (!made)
            std::printf("  %s\n", qPrintable(made.error().message));
        done = true;
    }));
    backup->start();
    constexpr double keyEvery = 40;
    double worst = 0;
    double latest = 0;
    int keys = 0;
    QElapsedTimer clock;
    clock.start();
    for (double next = keyEvery; !done || keys < 50; next += keyEvery) {
        while (static_cast<double>(clock.nsecsElapsed()) / 1e6 < next) {
            QCoreApplication::processEvents();
            QThread::usleep(200);
        }
        const double begun = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        latest = std::max(latest, begun - next);
        draft.editBody(draft.body().size(), 0, QStringLiteral("x"));
        QCoreApplication::processEvents();
        worst = std::max(worst, static_cast<double>(clock.nsecsElapsed()) / 1e6 - begun);
        ++keys;
    }
    backup->wait();
    std::printf("  backup of everything, read back: %.1f s; %d keys meanwhile, the window's thread busy %.2f ms at most, "
                "a key late %.2f ms at most\n",
                took, keys, worst, latest);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int drafts = application.arguments().value(1, QStringLiteral("100000")).toInt();
    const int words = application.arguments().value(2, QStringLiteral("600")).toInt();
    const QTemporaryDir folder;
    const QString path = application.arguments().value(3, folder.path()) + QStringLiteral("/search-%1-%2").arg(drafts).arg(words);
    std::printf("%d drafts of %d words\n", drafts, words);
    const bool isThere = QFile::exists(path);
    auto library = Library::open(path);
    QElapsedTimer clock;
    clock.start();
    if (!isThere)
        fill(**library, drafts, words);
    std::printf("  made in %.1f s\n", static_cast<double>(clock.elapsed()) / 1000);
    benchSearch(**library);
    benchLists(**library);
    const ArticleId newest = (*library)->articles().list({.limit = 1})->first().id;
    benchBackup(path, newest);
    return 0;
}
