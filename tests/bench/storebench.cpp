// What the library costs with ten and with many drafts: start, list, open, switch, search, tag, delete, autosave, memory.
// Beside it, as the baseline of the same run, one bare SQLite insert of the same text in one synced transaction.
// The real window is started on each library too, offscreen, until its caret is where it was.
//   storebench [DRAFTS [FOLDER]]     100000 without it; the libraries are made in $TMPDIR, some 15 kB a draft, or in
//                                    FOLDER, where they stay and are used again
#include "app/store/articlecoding.h"
#include "app/store/keeper.h"
#include "app/store/library.h"
#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sqlite3.h>

using namespace stet;
using namespace stet::bench;

namespace {

long residentKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').value(0).toLong();
    }
    return 0;
}

Figures bareInsert(const QString &folder, const QByteArray &text)
{
    sqlite3 *database = nullptr;
    sqlite3_open((folder + QStringLiteral("/bare.db")).toUtf8().constData(), &database);
    sqlite3_exec(database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(x TEXT)", nullptr, nullptr,
                 nullptr);
    sqlite3_stmt *insert = nullptr;
    sqlite3_prepare_v2(database, "INSERT INTO t VALUES(?)", -1, &insert, nullptr);
    const Figures figures = measure(50, [&](int) {
        sqlite3_bind_text(insert, 1, text.constData(), static_cast<int>(text.size()), SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    });
    sqlite3_finalize(insert);
    sqlite3_close(database);
    return figures;
}

void fill(Library &library, int drafts)
{
    QRandomGenerator random(1);
    (void)library.database().run(QStringLiteral("PRAGMA synchronous=OFF"));
    for (int i = 0; i < drafts; ++i) {
        Article article;
        article.headline = QStringLiteral("Article %1").arg(i);
        article.body = wordsOf(random, 900);
        article.tags = {QStringLiteral("tag%1").arg(i % 50)};
        if (i == drafts / 2)
            article.body += QStringLiteral("needle");
        (void)library.articles().add(article);
    }
    // As if the copies had been written in the background long ago.
    (void)library.database().run(QStringLiteral("UPDATE article SET copied = change"));
    (void)library.database().run(QStringLiteral("PRAGMA synchronous=FULL"));
}

void benchStart(const QString &folder)
{
    std::unique_ptr<Library> library;
    const auto start = measure(5, [&](int) {
        library.reset();
        library = std::move(*Library::open(folder));
        const auto list = library->articles().list({.limit = 200});
        (void)library->articles().load(list->first().id);
    });
    print("start: open, newest 200, one draft", start);
}

void benchSearch(Library &library)
{
    for (const auto &[what, text] : {std::pair{"search: a rare word", "needle"}, {"search: a common word", "the"},
                                     {"search: beginning of a word", "wat"}, {"search: one letter", "w"},
                                     {"search: two common words", "river minister"}, {"search: phrase", "\"the river\""},
                                     {"search: common word in a tag", "the tag:tag7"}, {"search: without", "the -needle"}}) {
        const auto query = parseSearch(QString::fromLatin1(text), true);
        print(what, measure(20, [&](int) { (void)library.search().find(query); }));
    }
}

void benchStores(Library &library)
{
    auto &articles = library.articles();
    const auto all = articles.list();
    print("list of all", measure(3, [&](int) { (void)articles.list(); }));
    const auto at = [&](int i) { return (*all)[(i * 7919) % all->size()].id; };
    print("open a draft", measure(50, [&](int i) { (void)articles.load(at(i)); }));
    print("tag", measure(30, [&](int i) { (void)library.filing().file({at(i)}, {.addedTags = {QStringLiteral("tag%1").arg(i)}}); }));
    print("delete", measure(30, [&](int i) { (void)articles.moveToTrash(at(i)); }));
    print("take back", measure(30, [&](int i) { (void)articles.restore(at(i)); }));
    print("autosave (row, index)", measure(50, [&](int i) {
              auto draft = articles.load(at(0));
              draft->article.body += QString::number(i);
              (void)articles.save(*draft);
          }));
    benchSearch(library);
}

void benchTyping(const QString &folder, const ArticleId &id)
{
    const auto library = Library::connect(folder);
    const auto stored = (*library)->articles().load(id);
    Draft draft(id, stored->article);
    Keeper keeper(folder);
    keeper.watch(&draft);
    print("key, on the window's thread", measure(2000, [&](int) { draft.editBody(100, 0, QStringLiteral("x")); }));
    QEventLoop loop;
    QObject::connect(&keeper, &Keeper::kept, &loop, &QEventLoop::quit);
    (void)keeper.flush(10000);
    print("key to word of its sync", measure(50, [&](int) {
              draft.editBody(100, 0, QStringLiteral("x"));
              loop.exec();
          }));
    print("switch of drafts", measure(10, [&](int) {
              draft.editBody(100, 0, QStringLiteral("x"));
              (void)keeper.unwatch(&draft);
              keeper.watch(&draft);
          }));
}

/// Each start is a process of its own, killed once it is ready; the first one warms the disk's cache.
void benchWindow(const QString &folder)
{
    std::vector<double> starts;
    for (int i = 0; i < 8; ++i) {
        QProcess window;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("QTWEBENGINE_DISABLE_SANDBOX"), QStringLiteral("1"));
        window.setProcessEnvironment(environment);
        window.start(QStringLiteral(STET_WINDOW_DRIVER), {folder, QStringLiteral("1"), QStringLiteral("60000")});
        double ready = 0;
        while (ready == 0 && window.waitForReadyRead(30000)) {
            while (window.canReadLine()) {
                const QByteArray line = window.readLine();
                if (line.startsWith("ready "))
                    ready = line.split(' ').value(1).toDouble();
            }
        }
        window.kill();
        window.waitForFinished();
        if (i > 0)
            starts.push_back(ready);
    }
    std::sort(starts.begin(), starts.end());
    std::printf("  %-44s %9.0f ms least  %9.0f ms median\n", "window: from exec to a usable editor", starts.front(),
                starts[starts.size() / 2]);
}

void benchLongText()
{
    QRandomGenerator random(3);
    const QString million = wordsOf(random, 1'000'000);
    print("words of a million counted anew", measure(3, [&](int) { (void)wordsIn(million); }));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("library"));
    const auto library = Library::open(path);
    const auto id = (*library)->articles().add({});
    Draft draft(*id, {});
    Keeper keeper(path);
    keeper.watch(&draft);
    QEventLoop loop;
    QObject::connect(&keeper, &Keeper::kept, &loop, &QEventLoop::quit);
    print("paste of a million words to its sync", measure(1, [&](int) {
              draft.editBody(0, 0, million);
              loop.exec();
          }));
    print("key after it, on the window's thread", measure(2000, [&](int) { draft.editBody(3000000, 0, QStringLiteral("x")); }));
    (void)keeper.flush(30000);
    print("key to word of its sync", measure(30, [&](int) {
              draft.editBody(3000000, 0, QStringLiteral("x"));
              loop.exec();
          }));
    print("save of the row, a million words", measure(3, [&](int) {
              auto stored = (*library)->articles().load(*id);
              stored->article.body += QStringLiteral("x");
              (void)(*library)->articles().save(*stored);
          }));
    print("leaving the draft", measure(1, [&](int) { (void)keeper.unwatch(&draft); }));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int many = application.arguments().value(1, QStringLiteral("100000")).toInt();
    QRandomGenerator random(2);
    for (const int drafts : {10, many}) {
        QTemporaryDir folder;
        const QString place = application.arguments().value(2, folder.path());
        const QString path = place + QStringLiteral("/library-%1").arg(drafts);
        std::printf("%d drafts of 900 words\n", drafts);
        print("baseline: bare insert of one draft's text", bareInsert(folder.path(), wordsOf(random, 900).toUtf8()));
        if (!QFile::exists(path)) {
            const auto library = Library::open(path);
            QElapsedTimer clock;
            clock.start();
            fill(**library, drafts);
            std::printf("  made in %.1f s\n", static_cast<double>(clock.elapsed()) / 1000);
        }
        benchStart(path);
        ArticleId first;
        {
            const auto library = Library::open(path);
            first = (*library)->articles().list({.limit = 1})->first().id;
            benchStores(**library);
        }
        benchTyping(path, first);
        benchWindow(path);
        std::printf("  resident %ld MiB\n", residentKilobytes() / 1024);
    }
    std::printf("one draft of 1,000,000 words\n");
    benchLongText();
    return 0;
}
