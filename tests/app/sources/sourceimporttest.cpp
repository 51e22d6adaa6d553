#include "app/sources/sourceimport.h"
#include "app/sources/sourcestore.h"
#include "app/store/library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;

namespace {

QByteArray bibliography(int entries, int from = 0)
{
    QByteArray bytes;
    for (int i = from; i < from + entries; ++i) {
        const QByteArray number = QByteArray::number(i);
        bytes += "@article{key" + number + ", author={Price, N" + number + "}, title={Talks number " + number + "}, doi={10.1000/" + number + "}, year=2021}\n";
    }
    return bytes;
}

} // namespace

class SourceImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesWhatCanBeReadAndSaysWhatCannot();
    void takesTheSameFileOnce();
    void tellsWhatLooksLikeAKnownWork();
    void tellsEachSourceAsItWasKept();
    void stopsWithoutATrace();
    void isTakenBackAsAWhole();

private:
    SourceStore &store() { return m_library->sources(); }
    ReadSources read(const QByteArray &bytes) const { return *readSources(bytes, SourceFormat::BibTeX); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void SourceImportTest::init()
{
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto library = Library::open(m_folder->filePath("library"));
    QVERIFY(library);
    m_library = std::move(*library);
}

void SourceImportTest::takesWhatCanBeReadAndSaysWhatCannot()
{
    QList<qsizetype> steps;
    const auto import = importSources(store(), read(bibliography(5000) + "@book{broken, title={No end\n"), [&](qsizetype done, qsizetype all) {
        steps.append(done);
        return all == 5000 || all == 5001;
    });
    QVERIFY(import);
    QVERIFY(import->added.size() >= 5000);
    QCOMPARE(import->problems.size(), 1);
    QCOMPARE(import->problems.first().line, 5001);
    QVERIFY(steps.size() >= 3);
    QCOMPARE(store().list()->size(), import->added.size());
}

void SourceImportTest::takesTheSameFileOnce()
{
    QVERIFY(importSources(store(), read(bibliography(20))));
    const auto again = importSources(store(), read(bibliography(25)));
    QVERIFY(again);
    QCOMPARE(again->known, 20);
    QCOMPARE(again->added.size(), 5);
    QCOMPARE(store().list()->size(), 25);
}

void SourceImportTest::tellsWhatLooksLikeAKnownWork()
{
    QVERIFY(importSources(store(), read(bibliography(3))));
    const auto import = importSources(store(), read("@book{other, title={Another name}, doi={10.1000/2}}\n@book{fresh, title={Something else}}"));
    QVERIFY(import);
    QCOMPARE(import->added.size(), 2);
    QCOMPARE(import->alike, 1);
}

void SourceImportTest::tellsEachSourceAsItWasKept()
{
    QVERIFY(store().add(*read("@book{key0, title={Of another}}").sources.cbegin()));
    QStringList keys;
    const auto import = importSources(store(), read(bibliography(3)), {}, [&keys](const Source &source) { keys.append(source.key); });
    QVERIFY(import);
    QCOMPARE(keys.size(), 3);
    QVERIFY(keys.first() != QStringLiteral("key0"));
    for (qsizetype i = 0; i < keys.size(); ++i)
        QCOMPARE((*store().find(keys[i]))->id, import->added[i]);
}

void SourceImportTest::stopsWithoutATrace()
{
    const auto import = importSources(store(), read(bibliography(5000)), [](qsizetype done, qsizetype) { return done < 3000; });
    QVERIFY(import);
    QVERIFY(import->stopped);
    QVERIFY(import->added.isEmpty());
    QVERIFY(store().list()->isEmpty());
    QVERIFY(store().matching("talks")->isEmpty());
}

void SourceImportTest::isTakenBackAsAWhole()
{
    QVERIFY(importSources(store(), read(bibliography(2))));
    const auto import = importSources(store(), read(bibliography(10, 100)));
    QVERIFY(store().exchange(import->added, {}));
    QCOMPARE(store().list()->size(), 2);
}

QTEST_GUILESS_MAIN(SourceImportTest)
#include "sourceimporttest.moc"
