#include "app/citations/styleindex.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class StyleIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWhatItWasGiven();
    void forgetsAFolderThatHasChanged();
    void doesNotBelieveADamagedFile();
    void keepsNothingWhereItCannotWrite();

private:
    const QDateTime m_changed = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    const QList<StyleInfo> m_styles{{"apa", "American Psychological Association", "APA", {}, StyleInfo::Kind::AuthorDate, {"psychology"}},
                                    {"a-journal", "A journal — with “marks”", {}, "apa", StyleInfo::Kind::Unknown, {}}};
};

void StyleIndexTest::answersWhatItWasGiven()
{
    QTemporaryDir folder;
    const StyleIndex index(folder.filePath("made/when/needed"));
    QVERIFY(!index.read("/styles", m_changed));
    index.write("/styles", m_changed, m_styles);
    index.write("/styles/dependent", m_changed, {});
    QCOMPARE(index.read("/styles", m_changed).value_or(QList<StyleInfo>()), m_styles);
    QVERIFY(index.read("/styles/dependent", m_changed)->isEmpty());
}

void StyleIndexTest::forgetsAFolderThatHasChanged()
{
    QTemporaryDir folder;
    const StyleIndex index(folder.path());
    index.write("/styles", m_changed, m_styles);
    QVERIFY(!index.read("/styles", m_changed.addMSecs(1)));
    QVERIFY(!index.read("/other", m_changed));
}

void StyleIndexTest::doesNotBelieveADamagedFile()
{
    QTemporaryDir folder;
    const StyleIndex index(folder.path());
    index.write("/styles", m_changed, m_styles);
    QFile file(folder.filePath(QDir(folder.path()).entryList(QDir::Files).first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    for (qsizetype place = 0; place < whole.size(); ++place) {
        QByteArray torn = whole;
        torn[place] = char(torn[place] ^ 0x55);
        for (const QByteArray &bytes : {torn, whole.left(place)}) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(bytes);
            file.close();
            QVERIFY(!index.read("/styles", m_changed));
        }
    }
}

void StyleIndexTest::keepsNothingWhereItCannotWrite()
{
    const StyleIndex nowhere{QString()};
    nowhere.write("/styles", m_changed, m_styles);
    QVERIFY(!nowhere.read("/styles", m_changed));
    const StyleIndex forbidden("/proc/none");
    forbidden.write("/styles", m_changed, m_styles);
    QVERIFY(!forbidden.read("/styles", m_changed));
}

QTEST_GUILESS_MAIN(StyleIndexTest)
#include "styleindextest.moc"
