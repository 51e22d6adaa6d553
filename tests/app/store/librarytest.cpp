#include "app/store/library.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace stet;

class LibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = open();
        QVERIFY(m_library);
    }
    void cleanup() { m_library.reset(); }

    void keepsAnArticleWithEveryDetail();
    void keepsATextWithHalfACharacter();
    void listsNewestChangeFirstWhateverTheClockSays();
    void bringsBackWhatWasThrownAway();
    void forgetsWhatWasRemovedForGood();
    void emptiesTheTrashAfterThirtyDaysAndNotForAClockThatJumps();
    void renamesAndDuplicates();
    void filtersByStateTagAndFolder();
    void keepsAuthorsAndTakesARemovalBack();
    void keepsWordsOfLanguagesAndArticles();
    void remembersTheLastOpenDraftAndItsPlace();
    void isReadableByItsOwnerOnly();
    void refusesALibraryOfANewerStetAndLeavesItsBytes();
    void opensALibraryThatCanOnlyBeRead();

private:
    std::unique_ptr<Library> open()
    {
        LibraryOptions options;
        options.clock = [this] { return m_now; };
        auto library = Library::open(m_folder->path() + QStringLiteral("/library"), options);
        if (!library)
            qWarning() << library.error().message << library.error().detail;
        return library ? std::move(*library) : nullptr;
    }
    void reopen()
    {
        m_library.reset();
        m_library = open();
    }
    static Article article(const QString &headline, const QString &body = QStringLiteral("One two three."))
    {
        Article value;
        value.headline = headline;
        value.body = body;
        return value;
    }
    QStringList titles(const ArticleFilter &filter = {})
    {
        QStringList list;
        const auto summaries = m_library->articles().list(filter);
        for (const ArticleSummary &summary : summaries ? *summaries : QList<ArticleSummary>())
            list.append(summary.title);
        return list;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    QDateTime m_now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
};

void LibraryTest::keepsAnArticleWithEveryDetail()
{
    Article written = article(QStringLiteral("Headline"), QStringLiteral("Body with \u201cquotes\u201d\n\n😀 and more\n"));
    written.deck = QStringLiteral("Deck");
    written.byline = {{QUuid::createUuid(), QUuid::createUuid()}, QStringLiteral("By A, as told to B")};
    written.tags = {QStringLiteral("climate"), QStringLiteral("two words")};
    written.language = QStringLiteral("de-DE");
    written.date = QDate(2026, 2, 28);
    written.state = ArticleState::Ready;
    written.page = {QStringLiteral("Sign up"), true, QStringLiteral("Small print"), 2, {{QStringLiteral("Ann"), {}}}};
    written.otherFrontMatter = QStringLiteral("layout: post\n");
    const auto id = m_library->articles().add(written);
    QVERIFY2(id, qPrintable(id ? QString() : id.error().detail));
    reopen();
    const auto loaded = m_library->articles().load(*id);
    QVERIFY(loaded);
    QCOMPARE(loaded->article, written);
    QVERIFY(!loaded->recovered);
}

void LibraryTest::keepsATextWithHalfACharacter()
{
    const QString emoji = QStringLiteral("😀");
    const auto id = m_library->articles().add(article({}, QStringLiteral("before ") + emoji[0] + QStringLiteral(" after")));
    const auto loaded = m_library->articles().load(*id);
    QVERIFY(loaded && !loaded->recovered);
    QCOMPARE(loaded->article.body, QStringLiteral("before ? after"));
}

void LibraryTest::listsNewestChangeFirstWhateverTheClockSays()
{
    const auto first = m_library->articles().add(article(QStringLiteral("First")));
    m_now = m_now.addYears(-10);
    QVERIFY2(first, qPrintable(first ? QString() : first.error().detail));
    QVERIFY(m_library->articles().add(article(QStringLiteral("Second"))));
    m_now = m_now.addYears(20);
    QVERIFY(m_library->articles().add(article(QStringLiteral("Third"))));
    m_now = m_now.addYears(-30);
    QVERIFY(m_library->articles().save({*first, article(QStringLiteral("First again")), {}}));
    QCOMPARE(titles(), QStringList({QStringLiteral("First again"), QStringLiteral("Third"), QStringLiteral("Second")}));
    QCOMPARE(m_library->articles().summary(*first)->changed, m_now);
    QCOMPARE(m_library->articles().summary(*first)->words, 3);
}

void LibraryTest::bringsBackWhatWasThrownAway()
{
    const auto id = m_library->articles().add(article(QStringLiteral("Thrown away")));
    QVERIFY(m_library->articles().moveToTrash(*id));
    QVERIFY(titles().isEmpty());
    QCOMPARE(m_library->articles().trash()->size(), 1);
    QCOMPARE(m_library->articles().trash()->first().trashed, m_now);
    QVERIFY(m_library->articles().restore(*id));
    QCOMPARE(titles(), QStringList(QStringLiteral("Thrown away")));
    QVERIFY(m_library->articles().trash()->isEmpty());
    QCOMPARE(m_library->articles().load(*id)->article.body, QStringLiteral("One two three."));
}

void LibraryTest::forgetsWhatWasRemovedForGood()
{
    const auto id = m_library->articles().add(article(QStringLiteral("Gone")));
    QVERIFY(m_library->articles().removeForGood(*id));
    const auto loaded = m_library->articles().load(*id);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, Error::Kind::NotFound);
    QVERIFY(!m_library->articles().save({*id, article(QStringLiteral("Gone")), {}}));
}

void LibraryTest::emptiesTheTrashAfterThirtyDaysAndNotForAClockThatJumps()
{
    const auto id = m_library->articles().add(article(QStringLiteral("Thrown away")));
    QVERIFY(m_library->articles().moveToTrash(*id));
    m_now = m_now.addYears(10);
    QCOMPARE(*m_library->articles().emptyTrash(), 0);
    m_now = m_now.addYears(-10);
    QCOMPARE(*m_library->articles().emptyTrash(), 0);
    for (int day = 1; day < 23; ++day) { // the jump counted as a week
        m_now = m_now.addDays(1);
        QCOMPARE(*m_library->articles().emptyTrash(), 0);
    }
    m_now = m_now.addDays(2);
    QCOMPARE(*m_library->articles().emptyTrash(), 1);
    QVERIFY(m_library->articles().trash()->isEmpty());
    QVERIFY(!m_library->articles().load(*id));
}

void LibraryTest::renamesAndDuplicates()
{
    const auto id = m_library->articles().add(article({}, QStringLiteral("Words without a headline")));
    QCOMPARE(titles(), QStringList(QStringLiteral("Words without a headline")));
    QVERIFY(m_library->articles().rename(*id, QStringLiteral("Named")));
    const auto copy = m_library->articles().duplicate(*id);
    QVERIFY(copy && *copy != *id);
    QCOMPARE(titles(), QStringList({QStringLiteral("Named (copy)"), QStringLiteral("Named")}));
    QCOMPARE(m_library->articles().load(*copy)->article.body, QStringLiteral("Words without a headline"));
}

void LibraryTest::filtersByStateTagAndFolder()
{
    Article ready = article(QStringLiteral("Ready"));
    ready.state = ArticleState::Ready;
    ready.tags = {QStringLiteral("climate"), QStringLiteral("water")};
    const auto id = m_library->articles().add(ready);
    QVERIFY(m_library->articles().add(article(QStringLiteral("Draft"))));
    QVERIFY(m_library->filing().file({*id}, {.folder = QStringLiteral("Elections/2024")}));
    ArticleFilter filter;
    filter.state = ArticleState::Ready;
    QCOMPARE(titles(filter), QStringList(QStringLiteral("Ready")));
    filter = {};
    filter.tag = QStringLiteral("water");
    QCOMPARE(titles(filter), QStringList(QStringLiteral("Ready")));
    filter = {};
    filter.folder = QStringLiteral("Elections");
    QCOMPARE(titles(filter), QStringList(QStringLiteral("Ready")));
    filter.folder = QStringLiteral("Elect");
    QVERIFY(titles(filter).isEmpty());
    QCOMPARE(*m_library->shelves().tags(), QStringList({QStringLiteral("climate"), QStringLiteral("water")}));
    QCOMPARE(*m_library->shelves().folders(), QStringList({QStringLiteral("Elections"), QStringLiteral("Elections/2024")}));
    QCOMPARE(*m_library->articles().count(), 2);
}

void LibraryTest::keepsAuthorsAndTakesARemovalBack()
{
    AuthorProfile profile;
    profile.name = QStringLiteral("Ada Brown");
    profile.bio = QStringLiteral("Ada Brown writes.");
    profile.portrait = QByteArray("\x89PNG\0\xff", 6);
    const auto added = m_library->authors().add(profile);
    QVERIFY(added && !added->id.isNull());
    reopen();
    QCOMPARE(*m_library->authors().list(), QList<AuthorProfile>{*added});
    QVERIFY(m_library->authors().remove(added->id));
    QVERIFY(m_library->authors().list()->isEmpty());
    QVERIFY(!m_library->authors().update(*added));
    QVERIFY(m_library->authors().add(*added));
    AuthorProfile changed = *added;
    changed.role = QStringLiteral("Columnist");
    QVERIFY(m_library->authors().update(changed));
    QCOMPARE(*m_library->authors().find({QUuid::createUuid(), changed.id}), QList<AuthorProfile>{changed});
}

void LibraryTest::keepsWordsOfLanguagesAndArticles()
{
    const auto id = m_library->articles().add(article(QStringLiteral("A")));
    QVERIFY(m_library->words().add(QStringLiteral("en-US"), QStringLiteral("newsroomish")));
    QVERIFY(m_library->words().add(QStringLiteral("en-US"), QStringLiteral("newsroomish")));
    QVERIFY(m_library->words().ignore(*id, QStringLiteral("teh")));
    QCOMPARE(*m_library->words().words(QStringLiteral("en-US")), QStringList(QStringLiteral("newsroomish")));
    QVERIFY(m_library->words().words(QStringLiteral("de-DE"))->isEmpty());
    QCOMPARE(*m_library->words().ignored(*id), QStringList(QStringLiteral("teh")));
    QVERIFY(m_library->words().unignore(*id, QStringLiteral("teh")));
    QVERIFY(m_library->words().remove(QStringLiteral("en-US"), QStringLiteral("newsroomish")));
    QVERIFY(m_library->words().ignored(*id)->isEmpty());
    QVERIFY(m_library->words().words(QStringLiteral("en-US"))->isEmpty());
}

void LibraryTest::remembersTheLastOpenDraftAndItsPlace()
{
    QVERIFY(m_library->settings().lastOpenDraft()->isNull());
    const auto id = m_library->articles().add(article(QStringLiteral("A")));
    QVERIFY(m_library->settings().setLastOpenDraft(*id));
    const WritingPlace place{4, 8, 2.5};
    QVERIFY(m_library->articles().savePlace(*id, place));
    reopen();
    QCOMPARE(*m_library->settings().lastOpenDraft(), *id);
    QCOMPARE(m_library->articles().load(*id)->place, place);
}

void LibraryTest::isReadableByItsOwnerOnly()
{
    QVERIFY(m_library->articles().add(article(QStringLiteral("A"))));
    const QString folder = m_library->folder();
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
                        | QFile::ExeOther;
    for (const QString &name : {QString(), QStringLiteral("/library.db"), QStringLiteral("/library.db-wal"),
                                QStringLiteral("/journal"), QStringLiteral("/copies")}) {
        QVERIFY2(QFile::exists(folder + name), qPrintable(name));
        QVERIFY2(!(QFile::permissions(folder + name) & others), qPrintable(name));
    }
}

void LibraryTest::refusesALibraryOfANewerStetAndLeavesItsBytes()
{
    QVERIFY(m_library->articles().add(article(QStringLiteral("A"))));
    QVERIFY(m_library->database().run(QStringLiteral("PRAGMA user_version=999")));
    const QString path = m_library->database().path();
    m_library.reset();
    const auto bytes = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = bytes();
    const auto opened = Library::open(m_folder->path() + QStringLiteral("/library"));
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::TooNew);
    QVERIFY(opened.error().message.contains(QStringLiteral("999")));
    QCOMPARE(bytes(), before);
}

void LibraryTest::opensALibraryThatCanOnlyBeRead()
{
    const auto id = m_library->articles().add(article(QStringLiteral("Kept")));
    const QString folder = m_library->folder();
    m_library.reset();
    QFile file(folder + QStringLiteral("/library.db"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const auto setMode = [&folder](QFile::Permissions more) {
        const auto read = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        return QFile::setPermissions(folder, read | more) && QFile::setPermissions(folder + QStringLiteral("/library.db"), read | more);
    };
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup));
    QVERIFY(setMode({}));
    const bool isRoot = geteuid() == 0; // whom no mode keeps from writing
    constexpr uid_t nobody = 65534;
    if (isRoot)
        QCOMPARE(seteuid(nobody), 0);
    auto library = Library::open(folder);
    const bool readable = library && (*library)->articles().load(*id) && (*library)->articles().list()->size() == 1;
    const auto saved = library ? (*library)->articles().rename(*id, QStringLiteral("No")) : Result<void>();
    const auto second = Library::connect(folder, {}, Database::Access::ReadOnly);
    if (isRoot)
        QCOMPARE(seteuid(0), 0);
    QVERIFY(setMode(QFile::WriteOwner));
    QVERIFY2(library, qPrintable(library ? QString() : library.error().detail));
    QVERIFY(readable && second);
    QVERIFY((*library)->isReadOnly());
    QCOMPARE((*library)->notices().size(), 1);
    QCOMPARE(saved.error().kind, Error::Kind::Unwritable);
    file.seek(0);
    QCOMPARE(file.readAll(), bytes);
}

QTEST_GUILESS_MAIN(LibraryTest)
#include "librarytest.moc"
