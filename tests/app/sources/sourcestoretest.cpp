#include "app/quotations/quotationstore.h"
#include "app/sources/sourcestore.h"
#include "app/store/library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;

namespace {

const QDateTime morning(QDate(2021, 9, 4), QTime(8, 0), Qt::UTC);

Source page(const QString &title, const QString &address, const QString &words = {})
{
    Source source;
    source.item = {{"type", "webpage"}, {"title", title}};
    source.setText("URL", address);
    source.setNames("author", {cslNameFromText("Price, Ned")});
    source.setDate("issued", cslDateFromText("2021-09-04"));
    if (!words.isEmpty())
        source.captures = {makeCapture(words, morning, "text/html", address)};
    return source;
}

} // namespace

class SourceStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsASourceWhole();
    void givesIdsAndKeys();
    void refusesAKeyThatIsTaken();
    void listsWithoutTheWordsOfCaptures();
    void keepsOnePageReadTwiceAsOneSource();
    void keepsTheSameWordsOnce();
    void leavesPagesWithOneTitleApart();
    void bringsBackWhatWasRemoved();
    void refusesToRemoveWhatIsCited();
    void findsByWordsOfTheCapture();
    void forgetsACaptureWhenAsked();
    void keepsCapturesWhenAListedSourceIsUpdated();
    void addsManyOrNone();
    void findsDuplicates();
    void offersNoWorksThatWereSetApart();
    void exchangesSourcesAsTheyAre();
    void exchangesAllOrNothing();
    void keepsTheKeyThatAWriterChose();
    void tellsWhichArticlesUseWhich();
    void refusesToRemoveWhatQuotationsAreHeldTo();
    void findsEveryIdThatMatches();
    void remembersWhatWasFoundAtALink();

private:
    SourceStore &store() { return m_library->sources(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void SourceStoreTest::init()
{
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto library = Library::open(m_folder->filePath("library"));
    QVERIFY(library);
    m_library = std::move(*library);
}

void SourceStoreTest::keepsASourceWhole()
{
    Source source = page("Briefing", "https://a.example/1", "First.\n\nSecond “quoted” words.");
    source.captures.append(makeCapture("First. Changed.", morning.addDays(1), "text/html", "https://a.example/1"));
    source.captures.last().archiveAddress = "https://archive.example/1";
    source.tags = QStringList{"kabul"};
    source.notes = "n";
    source.attachments = {{"/a.pdf", "A", "application/pdf"}};
    const auto added = store().add(source);
    QVERIFY(added);
    const auto loaded = store().load(added->id);
    QVERIFY(loaded);
    QCOMPARE(*loaded, *added);
    QCOMPARE(loaded->captures, source.captures);
    QVERIFY(isIntact(loaded->captures[0]));
    auto again = Library::connect(m_folder->filePath("library"));
    QVERIFY(again);
    QCOMPARE(*(*again)->sources().load(added->id), *added);
}

void SourceStoreTest::givesIdsAndKeys()
{
    QCOMPARE(store().add(page("One", "https://a.example/1"))->key, "price2021");
    const auto second = store().add(page("Two", "https://a.example/2"));
    QCOMPARE(second->key, "price2021a");
    QVERIFY(!second->id.isNull());
    const auto found = store().find(QString("price2021a"));
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->id, second->id);
    QVERIFY(!store().find(QString("nobody"))->has_value());
    QCOMPARE(store().find(QStringList{"price2021a", "nobody", "price2021"})->size(), 2);
}

void SourceStoreTest::refusesAKeyThatIsTaken()
{
    Source source = page("One", "https://a.example/1");
    source.key = "k";
    QVERIFY(store().add(source));
    const auto refused = store().add(source);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Conflict);
    auto other = store().add(page("Two", "https://a.example/2"));
    other->key = "k";
    QCOMPARE(store().update(*other).error().kind, Error::Kind::Conflict);
    other->key = "l";
    QVERIFY(store().update(*other));
    QVERIFY(store().find(QString("l"))->has_value());
}

void SourceStoreTest::listsWithoutTheWordsOfCaptures()
{
    Source late = page("B", "https://a.example/2", "words");
    late.setNames("author", {cslNameFromText("Zeta, A")});
    QVERIFY(store().add(late));
    QVERIFY(store().add(page("C", "https://a.example/3")));
    QVERIFY(store().add(page("A", "https://a.example/1")));
    const auto listed = store().list();
    QVERIFY(listed);
    QStringList titles;
    for (const Source &source : *listed)
        titles.append(source.title());
    QCOMPARE(titles, QStringList({"A", "C", "B"}));
    QCOMPARE(listed->at(2).captures.size(), 1);
    QVERIFY(listed->at(2).captures[0].text.isEmpty());
}

void SourceStoreTest::keepsOnePageReadTwiceAsOneSource()
{
    const auto first = store().keep(page("Briefing", "https://www.a.example/1/?utm_source=x", "It went well."));
    QVERIFY(first);
    QVERIFY(first->isNew);
    Source edited = first->source;
    edited.setText("title", "The writer’s own title");
    QVERIFY(store().update(edited));
    Source again = page("Briefing (updated)", "https://a.example/1", "It did not go well.");
    again.setText("publisher", "State Department");
    const auto second = store().keep(again);
    QVERIFY(second);
    QVERIFY(!second->isNew);
    QVERIFY(second->hasChanged);
    QCOMPARE(second->source.id, first->source.id);
    QCOMPARE(second->source.title(), "The writer’s own title");
    QCOMPARE(second->source.text("publisher"), "State Department");
    const auto loaded = store().load(first->source.id);
    QCOMPARE(loaded->captures.size(), 2);
    QCOMPARE(loaded->captures[0].text, "It went well.");
    QCOMPARE(loaded->latestCapture()->text, "It did not go well.");
    QCOMPARE(store().list()->size(), 1);
}

void SourceStoreTest::keepsTheSameWordsOnce()
{
    QVERIFY(store().keep(page("A", "https://a.example/1", "Words.")));
    const auto again = store().keep(page("A", "https://a.example/1", "Words."));
    QVERIFY(!again->hasChanged);
    QCOMPARE(again->source.captures.size(), 1);
}

void SourceStoreTest::leavesPagesWithOneTitleApart()
{
    QVERIFY(store().keep(page("Corrections and notes", "https://a.example/1", "x")));
    QVERIFY(store().keep(page("Corrections and notes", "https://a.example/2", "y"))->isNew);
    QVERIFY(store().keep(page("Front page", "https://a.example/", "x"))->isNew);
    QVERIFY(store().keep(page("Another day", "https://a.example/", "y"))->isNew);
}

void SourceStoreTest::bringsBackWhatWasRemoved()
{
    const auto added = store().add(page("One", "https://a.example/1", "Words"));
    QVERIFY(store().remove(added->id));
    QCOMPARE(store().load(added->id).error().kind, Error::Kind::NotFound);
    QVERIFY(store().search("words")->isEmpty());
    QVERIFY(store().add(*added));
    QCOMPARE(*store().load(added->id), *added);
    QCOMPARE(store().search("words")->size(), 1);
    QVERIFY(!store().remove(QUuid::createUuid()));
}

void SourceStoreTest::refusesToRemoveWhatIsCited()
{
    const auto added = store().add(page("One", "https://a.example/1"));
    Article article;
    article.headline = "Kabul";
    article.body = "He said so [see @price2021, p. 3]. As @price2021 says. Not price2021, nor @price2021a.";
    QVERIFY(m_library->articles().add(article));
    article.body = "Only the word price2021 here, and me@price2021.example";
    QVERIFY(m_library->articles().add(article));
    const auto used = store().usage().usedIn("price2021");
    QVERIFY(used);
    QCOMPARE(used->size(), 1);
    QCOMPARE(used->first().title, "Kabul");
    QCOMPARE(used->first().marks, 2);
    const auto refused = store().remove(added->id);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Conflict);
    QCOMPARE(refused.error().detail, "Kabul");
    QVERIFY(store().load(added->id));
    QVERIFY(store().remove(added->id, SourceStore::WhenCited::RemoveAnyway));
    QVERIFY(!store().load(added->id));
}

void SourceStoreTest::findsByWordsOfTheCapture()
{
    const auto added = store().add(page("Briefing", "https://a.example/1", "A humanitarian crisis in Kabul"));
    QVERIFY(store().add(page("Other", "https://a.example/2", "Nothing of the kind")));
    QCOMPARE(store().search("humani brief")->size(), 1);
    QCOMPARE(store().search("price2021a")->size(), 1);
    QCOMPARE(store().search("\" OR NEAR( *")->size(), 0);
    QVERIFY(store().search("")->isEmpty());
    Source changed = *added;
    changed.captures.append(makeCapture("Quite different words", morning.addDays(1), "text/html"));
    QVERIFY(store().update(changed));
    QCOMPARE(store().search("humanitarian")->size(), 0);
    QCOMPARE(store().search("quite different")->size(), 1);
}

void SourceStoreTest::forgetsACaptureWhenAsked()
{
    Source source = page("A", "https://a.example/1", "old words");
    source.captures.append(makeCapture("new words", morning.addDays(1), "text/html"));
    const auto added = store().add(source);
    QVERIFY(store().removeCapture(added->id, 1));
    QCOMPARE(store().load(added->id)->latestCapture()->text, "old words");
    QCOMPARE(store().search("old")->size(), 1);
    QVERIFY(!store().removeCapture(added->id, 7));
}

void SourceStoreTest::keepsCapturesWhenAListedSourceIsUpdated()
{
    const auto added = store().add(page("A", "https://a.example/1", "words"));
    Source listed = store().list()->first();
    listed.notes = "changed";
    QVERIFY(store().update(listed));
    const auto loaded = store().load(added->id);
    QCOMPARE(loaded->notes, "changed");
    QCOMPARE(loaded->captures, added->captures);
}

void SourceStoreTest::addsManyOrNone()
{
    QList<Source> many(300, page("Same", "https://a.example/1"));
    const auto added = store().add(many);
    QVERIFY(added);
    QCOMPARE(store().list()->size(), 300);
    Source clash = page("New", "https://a.example/9");
    Source known = added->first();
    known.key = "another";
    QVERIFY(!store().add(QList<Source>{clash, known})); // the id is taken
    QCOMPARE(store().list()->size(), 300);
}

void SourceStoreTest::findsDuplicates()
{
    QVERIFY(store().add(page("A piece of work", "https://a.example/1")));
    QVERIFY(store().add(page("Another", "https://a.example/2")));
    QVERIFY(store().add(page("A Piece of Work!", "https://b.example/1")));
    const auto groups = store().duplicates();
    QVERIFY(groups);
    QCOMPARE(groups->size(), 1);
    QCOMPARE(groups->first().size(), 2);
}

void SourceStoreTest::offersNoWorksThatWereSetApart()
{
    const auto one = store().add(page("A piece of work", "https://a.example/1"));
    const auto two = store().add(page("A piece of work", "https://b.example/1"));
    const QSet<SourceId> both{one->id, two->id};
    QVERIFY(store().setApart(both, true));
    QVERIFY(store().duplicates()->isEmpty());
    Source edited = *one;
    edited.notes = "Another work.";
    QVERIFY(store().update(edited));
    QVERIFY(store().duplicates()->isEmpty());
    QVERIFY(store().setApart(both, false));
    QCOMPARE(store().duplicates()->size(), 1);
    QVERIFY(store().setApart(both, true));
    QVERIFY(store().add(page("A piece of work", "https://c.example/1")));
    QCOMPARE(store().duplicates()->first().size(), 3); // another record is another question
}

void SourceStoreTest::exchangesSourcesAsTheyAre()
{
    const auto one = store().add(page("One", "https://a.example/1", "First words."));
    const auto two = store().add(page("Two", "https://a.example/2", "Other words."));
    Source whole = *one;
    whole.captures = two->captures + one->captures;
    QVERIFY(store().exchange({one->id, two->id}, {whole}));
    QCOMPARE(store().list()->size(), 1);
    QCOMPARE(*store().load(one->id), whole);
    QCOMPARE(store().search("first")->size(), 1);
    QVERIFY(store().exchange({one->id}, {*one, *two}));
    QCOMPARE(*store().load(one->id), *one);
    QCOMPARE(*store().load(two->id), *two);
    QCOMPARE(store().search("other")->size(), 1);
}

void SourceStoreTest::exchangesAllOrNothing()
{
    const auto one = store().add(page("One", "https://a.example/1"));
    const auto two = store().add(page("Two", "https://a.example/2"));
    Source renamed = *one;
    renamed.key = two->key;
    const auto refused = store().exchange({one->id}, {renamed});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Conflict);
    QCOMPARE(*store().load(one->id), *one);
}

void SourceStoreTest::keepsTheKeyThatAWriterChose()
{
    Source chosen = page("One", "https://a.example/1");
    chosen.key = "harbour";
    QCOMPARE(store().keep(chosen)->source.key, "harbour");
    QVERIFY(!store().known(page("Two", "https://a.example/2"))->has_value());
    QCOMPARE(store().known(page("One", "http://www.a.example/1/"))->value().key, "harbour");
}

void SourceStoreTest::tellsWhichArticlesUseWhich()
{
    QVERIFY(store().add(page("One", "https://a.example/1")));
    Article article;
    article.headline = "Kabul";
    article.body = "He said so [see @price2021, p. 3; @other]. As @price2021 says.";
    const auto kept = m_library->articles().add(article);
    QVERIFY(kept);
    QuotationRecord record;
    record.id = QUuid::createUuid();
    record.exact = "So it was";
    record.source = "price2021";
    QVERIFY(QuotationStore(m_library->database()).keep(*kept, {record, record}));
    const auto uses = store().usage().all();
    QVERIFY(uses);
    QCOMPARE(uses->citing.value("price2021").first().marks, 2);
    QCOMPARE(uses->citing.value("other").size(), 1);
    QCOMPARE(uses->quoting.value("price2021").first().marks, 2);
    QCOMPARE(uses->quoting.value("price2021").first().title, "Kabul");
    QCOMPARE(store().usage().quotedWords()->value("price2021"), QStringList({"So it was", "So it was"}));
    QCOMPARE(*store().usage().titles("price2021"), QStringList{"Kabul"});
}

void SourceStoreTest::refusesToRemoveWhatQuotationsAreHeldTo()
{
    const auto added = store().add(page("One", "https://a.example/1"));
    Article article;
    article.headline = "Harbour";
    const auto kept = m_library->articles().add(article);
    QuotationRecord record;
    record.id = QUuid::createUuid();
    record.source = added->key;
    QVERIFY(QuotationStore(m_library->database()).keep(*kept, {record}));
    const auto refused = store().remove(added->id);
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail, "Harbour");
}

void SourceStoreTest::findsEveryIdThatMatches()
{
    QList<Source> many;
    for (int i = 0; i < 300; ++i)
        many.append(page(QStringLiteral("Piece %1").arg(i), {}));
    QVERIFY(store().add(many));
    QCOMPARE(store().matching("piece")->size(), 300);
    QCOMPARE(store().matching("piece 299")->size(), 1);
    QVERIFY(store().matching("\"")->isEmpty());
}

void SourceStoreTest::remembersWhatWasFoundAtALink()
{
    const auto added = store().add(page("One", "https://a.example/1", "Words"));
    LinkFinding finding;
    finding.state = LinkState::Moved;
    finding.checkedAt = morning;
    finding.movedTo = "https://b.example/1";
    finding.answer = 200;
    finding.quotationsLost = 2;
    QVERIFY(store().noteLinks({{added->id, finding}, {QUuid::createUuid(), finding}}));
    const auto loaded = store().load(added->id);
    QCOMPARE(loaded->link, finding);
    QCOMPARE(loaded->captures, added->captures);
    QCOMPARE(store().search("words")->first().link, finding);
}

QTEST_GUILESS_MAIN(SourceStoreTest)
#include "sourcestoretest.moc"
