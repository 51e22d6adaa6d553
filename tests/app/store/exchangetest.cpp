#include "app/quotations/quotationstore.h"
#include "app/store/librarycheck.h"
#include "app/store/libraryexchange.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class ExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void bringsEverythingAcrossWithTheSameHash();
    void changesNothingWhenTakenInTwice();
    void keepsBothWhenAnArticleDiffers();
    void refusesAFolderThatIsNotEmptyOrNoExport();
    void carriesFoldersSmartListsSourcesAndLedger();
    void leavesNothingWhenStoppedAndGoesOnWithAnImport();
    void takesWhatItCanOfABrokenExport();
    void worksFromTheCommandLine();

private:
    std::unique_ptr<Library> open(const char *name) const
    {
        LibraryOptions options;
        options.emergencyFolder = m_folder->filePath(QStringLiteral("emergency"));
        auto library = Library::open(m_folder->filePath(QLatin1String(name)), options);
        return library ? std::move(*library) : nullptr;
    }
    QString exported() const { return m_folder->filePath(QStringLiteral("export")); }
    std::unique_ptr<Library> filled() const
    {
        auto library = open("first");
        for (int i = 0; i < 20; ++i) {
            Article article;
            article.headline = QStringLiteral("../../Article \u201c%1\u201d / \\ : *").arg(i);
            article.body = QStringLiteral("Body %1\r\n---\n😀\n\n").arg(i);
            article.tags = {QStringLiteral("tag %1").arg(i % 3)};
            const auto id = library->articles().add(article);
            if (i % 2 == 0) {
                article.body += QStringLiteral("more");
                (void)library->revisions().keep(*id, Revision::Reason::Named, QStringLiteral("Before"));
                (void)library->articles().save({*id, article, {}});
                (void)library->words().ignore(*id, QStringLiteral("teh"));
            }
            if (i == 3)
                (void)library->articles().moveToTrash(*id);
            if (i == 4)
                (void)library->filing().file({*id}, {.folder = QStringLiteral("Politics/2026")});
        }
        AuthorProfile author;
        author.name = QStringLiteral("Ada Brown");
        author.portrait = QByteArray("\x89PNG\0", 5);
        (void)library->authors().add(author);
        return library;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ExchangeTest::bringsEverythingAcrossWithTheSameHash()
{
    const auto first = filled();
    const auto out = exchange::exportLibrary(*first, exported());
    QVERIFY2(out, qPrintable(out ? QString() : out.error().detail));
    QCOMPARE(out->articles, 20);
    QCOMPARE(out->versions, 10);
    QVERIFY(out->remarks.isEmpty());
    QCOMPARE(QDir(exported() + QStringLiteral("/articles")).entryList(QDir::Files).size(), 20);
    const auto second = open("second");
    const auto in = exchange::importLibrary(*second, exported());
    QVERIFY2(in, qPrintable(in ? QString() : in.error().detail));
    QCOMPARE(in->hash, out->hash);
    QCOMPARE(*exchange::contentHash(*second), out->hash);
    QCOMPARE(second->articles().list()->first().title, first->articles().list()->first().title);
    QVERIFY(checkWholeLibrary(*second)->problems.isEmpty());
}

void ExchangeTest::changesNothingWhenTakenInTwice()
{
    const auto first = filled();
    const auto out = exchange::exportLibrary(*first, exported());
    const auto in = exchange::importLibrary(*first, exported());
    QVERIFY(in);
    QCOMPARE(in->articles, 0);
    QCOMPARE(in->hash, out->hash);
}

void ExchangeTest::keepsBothWhenAnArticleDiffers()
{
    const auto first = filled();
    QVERIFY(exchange::exportLibrary(*first, exported()));
    const auto id = first->articles().list()->first().id;
    const QString before = first->articles().load(id)->article.body;
    Article article;
    article.body = QStringLiteral("Written since.");
    QVERIFY(first->articles().save({id, article, {}}));
    QVERIFY(exchange::importLibrary(*first, exported()));
    QCOMPARE(first->articles().load(id)->article.body, article.body);
    const auto versions = first->revisions().list(id);
    QCOMPARE(versions->first().reason, Revision::Reason::Conflict);
    QCOMPARE(first->revisions().load(id, versions->first().sequence)->article.body, before);
}

void ExchangeTest::refusesAFolderThatIsNotEmptyOrNoExport()
{
    const auto first = filled();
    QVERIFY(!exchange::importLibrary(*first, m_folder->path()));
    QVERIFY(QDir().mkpath(exported()));
    QFile file(exported() + QStringLiteral("/mine.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto out = exchange::exportLibrary(*first, exported());
    QVERIFY(!out);
    QCOMPARE(out.error().kind, Error::Kind::Conflict);
    QCOMPARE(QDir(exported()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
}

void ExchangeTest::carriesFoldersSmartListsSourcesAndLedger()
{
    const auto first = filled();
    QVERIFY(first->shelves().addFolder(QStringLiteral("Empty/Inside")));
    QVERIFY(first->shelves().keepSmartList({QStringLiteral("Soon"), QStringLiteral("state:ready -tag:\"old\"")}));
    Source source;
    source.key = QStringLiteral("tides");
    source.item.insert(QStringLiteral("title"), QStringLiteral("Tides"));
    QVERIFY(first->sources().add(source));
    QuotationRecord record;
    record.id = QUuid::createUuid();
    record.exact = QStringLiteral("quite so");
    record.speaker = QStringLiteral("Ned Price");
    QVERIFY(QuotationStore(first->database()).keep(first->articles().list()->first().id, {record}));
    const auto out = exchange::exportLibrary(*first, exported());
    QVERIFY(out);
    QCOMPARE(QDir(exported() + QStringLiteral("/portraits")).entryList({QStringLiteral("*.png")}, QDir::Files).size(), 1);
    const auto second = open("second");
    QCOMPARE(exchange::importLibrary(*second, exported())->hash, out->hash);
    const auto shelves = second->shelves().shelves();
    QVERIFY(shelves->smartLists == first->shelves().shelves()->smartLists);
    QVERIFY(shelves->folders == first->shelves().shelves()->folders);
    QVERIFY(shelves->tags == first->shelves().shelves()->tags);
    QCOMPARE(second->finder().findQuotations(parseSearch(QStringLiteral("speaker:price")), 5)->size(), 1);
    QCOMPARE(second->finder().findSources(parseSearch(QStringLiteral("tides")), 5)->size(), 1);
}

void ExchangeTest::leavesNothingWhenStoppedAndGoesOnWithAnImport()
{
    const auto first = filled();
    int told = 0;
    const auto stopped = exchange::exportLibrary(*first, exported(), [&told](int done, int all) {
        told = done;
        return done < 10 && all >= done;
    });
    QCOMPARE(stopped.error().kind, Error::Kind::Stopped);
    QCOMPARE(told, 10);
    QVERIFY(!QDir(exported()).exists());
    const auto out = exchange::exportLibrary(*first, exported());
    QVERIFY(out);
    const auto second = open("second");
    QCOMPARE(exchange::importLibrary(*second, exported(), [](int done, int) { return done < 10; }).error().kind, Error::Kind::Stopped);
    QVERIFY(*second->articles().count() > 0);
    QCOMPARE(exchange::importLibrary(*second, exported())->hash, out->hash);
}

void ExchangeTest::takesWhatItCanOfABrokenExport()
{
    const auto first = filled();
    QVERIFY(exchange::exportLibrary(*first, exported()));
    const auto spoil = [this](const QString &folder, const char *name, const QByteArray &bytes) {
        QFile file(exported() + folder + QLatin1String(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    const QString article = QDir(exported() + QStringLiteral("/articles")).entryList(QDir::Files).first();
    const QString history = QDir(exported() + QStringLiteral("/history")).entryList(QDir::Files).first();
    QVERIFY(spoil(QStringLiteral("/articles/"), qPrintable(article), QByteArray("\xff\xfe\0\0", 4)));
    QVERIFY(spoil(QStringLiteral("/history/"), qPrintable(history), "{\"sequence\":1,\n\n[1,2]\n"));
    QVERIFY(spoil(QStringLiteral("/tables/"), "author.jsonl", QByteArray("[").repeated(100'000) + "\n{\"row\":{\"id\":7}}\n"));
    QVERIFY(spoil(QStringLiteral("/tables/"), "article.jsonl", "{\"number\":1,\"row\":{\"id\":\"not to be taken\"}}\n"));
    QVERIFY(spoil(QStringLiteral("/history/"), "..jsonl", "{}\n"));
    const auto second = open("second");
    const auto in = exchange::importLibrary(*second, exported());
    QVERIFY2(in, qPrintable(in ? QString() : in.error().detail));
    QCOMPARE(in->articles, 19);
    QVERIFY(!in->remarks.isEmpty());
    QVERIFY(checkWholeLibrary(*second)->problems.isEmpty());
}

void ExchangeTest::worksFromTheCommandLine()
{
    filled().reset();
    const auto run = [this](const QStringList &arguments) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder->path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(STET_CLI), arguments);
        process.waitForFinished();
        return std::pair(process.exitCode(), process.readAllStandardOutput());
    };
    const QString first = m_folder->filePath(QStringLiteral("first"));
    const QStringList json{QStringLiteral("--format"), QStringLiteral("json")};
    const auto checked = run(QStringList{QStringLiteral("library"), QStringLiteral("check"), QStringLiteral("--library"), first} + json);
    QCOMPARE(checked.first, 0);
    const QString hash = QJsonDocument::fromJson(checked.second).object()[QStringLiteral("hash")].toString();
    QVERIFY(!hash.isEmpty());
    QCOMPARE(run({QStringLiteral("library"), QStringLiteral("export"), exported(), QStringLiteral("--library"), first}).first, 0);
    const QString second = m_folder->filePath(QStringLiteral("second"));
    const auto in = run(QStringList{QStringLiteral("library"), QStringLiteral("import"), exported(), QStringLiteral("--library"), second} + json);
    QCOMPARE(in.first, 0);
    QCOMPARE(QJsonDocument::fromJson(in.second).object()[QStringLiteral("hash")].toString(), hash);
    const auto backup = run({QStringLiteral("library"), QStringLiteral("backup"), QStringLiteral("--library"), second});
    QCOMPARE(backup.first, 0);
    const QString path = QString::fromUtf8(backup.second).trimmed();
    QVERIFY(QFile::exists(path));
    QCOMPARE(run({QStringLiteral("library"), QStringLiteral("restore"), path, QStringLiteral("--library"), second}).first, 0);
    const auto found = run({QStringLiteral("search"), QStringLiteral("body"), QStringLiteral("--limit"), QStringLiteral("3"), QStringLiteral("--library"), second});
    QCOMPARE(found.first, 0);
    QCOMPARE(found.second.count('\n'), 3);
    QCOMPARE(run({QStringLiteral("library"), QStringLiteral("nonsense"), QStringLiteral("--library"), second}).first, 2);
}

QTEST_GUILESS_MAIN(ExchangeTest)
#include "exchangetest.moc"
