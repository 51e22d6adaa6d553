#include "app/store/keeper.h"
#include "app/store/library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class RevisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_now = QDateTime(QDate(2026, 1, 1), QTime(8, 0), Qt::UTC);
        LibraryOptions options;
        options.clock = [this] { return m_now; };
        options.emergencyFolder = m_folder->filePath(QStringLiteral("emergency"));
        auto library = Library::open(m_folder->filePath(QStringLiteral("library")), options);
        QVERIFY(library);
        m_library = std::move(*library);
        m_id = *m_library->articles().add({});
    }
    void cleanup() { m_library.reset(); }

    void keepsOneVersionForTheSameWords();
    void bringsBackArticleBiosAndWordsLetStand();
    void takesARestoreBack();
    void keepsVersionsByHourDayAndWeek();
    void losesNothingWhenTheClockJumps();
    void neverThinsNamesConflictsFirstAndNewest();
    void thinsButNeverEmptiesPastItsSize();
    void keepsWhatSomebodyElseSavedMeanwhile();
    void keepsALongTextThatIsReplacedByNothing();

private:
    void write(const QString &body)
    {
        auto draft = m_library->articles().load(m_id);
        draft->article.body = body;
        QVERIFY(m_library->articles().save(*draft));
    }
    QList<Revision> versions() { return *m_library->revisions().list(m_id); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    QDateTime m_now;
    ArticleId m_id;
};

void RevisionTest::keepsOneVersionForTheSameWords()
{
    write(QStringLiteral("one two"));
    QCOMPARE(*m_library->revisions().keep(m_id, Revision::Reason::Written), 1u);
    QCOMPARE(*m_library->revisions().keep(m_id, Revision::Reason::Written), 1u);
    QCOMPARE(*m_library->revisions().keep(m_id, Revision::Reason::Named, QStringLiteral("To the editor")), 2u);
    QCOMPARE(versions().size(), 2);
    QCOMPARE(versions().first().name, QStringLiteral("To the editor"));
    QCOMPARE(versions().first().words, 2);
    QCOMPARE(m_library->revisions().load(m_id, 1)->article.body, QStringLiteral("one two"));
    QVERIFY(!m_library->revisions().load(m_id, 9));
}

void RevisionTest::bringsBackArticleBiosAndWordsLetStand()
{
    AuthorProfile author;
    author.name = QStringLiteral("Ada");
    author.bio = QStringLiteral("Ada writes.");
    author = *m_library->authors().add(author);
    auto draft = m_library->articles().load(m_id);
    draft->article.headline = QStringLiteral("Old headline");
    draft->article.byline.authors = {author.id};
    QVERIFY(m_library->articles().save(*draft));
    QVERIFY(m_library->words().ignore(m_id, QStringLiteral("teh")));
    const auto kept = m_library->revisions().keep(m_id, Revision::Reason::Named, QStringLiteral("A"));
    draft->article = {};
    QVERIFY(m_library->articles().save(*draft));
    AuthorProfile changed = author;
    changed.bio = QStringLiteral("Ada edits.");
    QVERIFY(m_library->authors().update(changed));
    QVERIFY(m_library->words().unignore(m_id, QStringLiteral("teh")));
    QVERIFY(m_library->words().ignore(m_id, QStringLiteral("hte")));
    const auto restored = m_library->revisions().restore(m_id, *kept);
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
    QCOMPARE(m_library->articles().load(m_id)->article.headline, QStringLiteral("Old headline"));
    QCOMPARE(m_library->articles().load(m_id)->article.byline.authors, QList<AuthorId>{author.id});
    QCOMPARE(*m_library->authors().list(), QList<AuthorProfile>{author});
    QCOMPARE(*m_library->words().ignored(m_id), QStringList(QStringLiteral("teh")));
}

void RevisionTest::takesARestoreBack()
{
    write(QStringLiteral("first"));
    const auto first = m_library->revisions().keep(m_id, Revision::Reason::Written);
    write(QStringLiteral("second"));
    const auto before = m_library->revisions().restore(m_id, *first);
    QVERIFY(before);
    QCOMPARE(m_library->articles().load(m_id)->article.body, QStringLiteral("first"));
    QVERIFY(m_library->revisions().restore(m_id, *before));
    QCOMPARE(m_library->articles().load(m_id)->article.body, QStringLiteral("second"));
}

void RevisionTest::keepsVersionsByHourDayAndWeek()
{
    QVERIFY(m_library->database().run(QStringLiteral("PRAGMA synchronous=OFF"))); // thousands of saves, no power cut
    // A year of eight hours a day: a version every hour, and every twenty minutes in the last days.
    constexpr int year = 365;
    int written = 0;
    for (int day = 0; day < year; ++day) {
        m_now = QDateTime(QDate(2026, 1, 1).addDays(day), QTime(8, 0), Qt::UTC);
        const int minutes = day < year - 3 ? 60 : 20;
        for (int i = 0; i < 8 * 60 / minutes; ++i) {
            write(QString::number(++written));
            QVERIFY(m_library->revisions().keepInPassing(m_id));
            m_now = m_now.addSecs(minutes * 60);
        }
    }
    QSet<qint64> days;
    QSet<qint64> hours;
    QSet<qint64> weeks;
    for (const Revision &revision : versions()) {
        const qint64 age = revision.kept.secsTo(m_now);
        if (age < 47 * 3600)
            hours.insert(age / 3600);
        if (age < 89 * 24 * 3600)
            days.insert(revision.kept.date().toJulianDay());
        weeks.insert(revision.kept.date().toJulianDay() / 7);
    }
    QVERIFY2(hours.size() >= 15, qPrintable(QString::number(hours.size())));
    QVERIFY2(days.size() >= 88, qPrintable(QString::number(days.size())));
    QVERIFY2(weeks.size() >= 52, qPrintable(QString::number(weeks.size())));
    QVERIFY2(versions().size() < 180, qPrintable(QString::number(versions().size())));
}

void RevisionTest::losesNothingWhenTheClockJumps()
{
    for (int i = 0; i < 24; ++i) {
        write(QString::number(i));
        QVERIFY(m_library->revisions().keepInPassing(m_id));
        m_now = m_now.addSecs(3600);
    }
    const auto before = versions().size();
    QCOMPARE(before, 24);
    for (const int years : {-10, 20, -10}) {
        m_now = m_now.addYears(years);
        write(QStringLiteral("jumped %1").arg(years));
        QVERIFY(m_library->revisions().keep(m_id, Revision::Reason::Written));
    }
    const auto after = versions();
    QCOMPARE(after.size(), before + 3); // a jump by itself thins nothing
    for (qsizetype i = 1; i < after.size(); ++i)
        QVERIFY(after[i - 1].sequence > after[i].sequence);
    QVERIFY(m_library->revisions().thin(m_id));
    QVERIFY(versions().size() >= 3); // and later counts as a week, in which days are kept
    QCOMPARE(m_library->revisions().load(m_id, versions().first().sequence)->article.body, QStringLiteral("jumped -10"));
}

void RevisionTest::neverThinsNamesConflictsFirstAndNewest()
{
    for (int i = 0; i < 10; ++i) {
        write(QString::number(i));
        const auto reason = i == 3 ? Revision::Reason::Conflict : Revision::Reason::Written;
        QVERIFY(m_library->revisions().keep(m_id, reason, i == 5 ? QStringLiteral("Named") : QString()));
    }
    for (int week = 0; week < 60; ++week) {
        m_now = m_now.addDays(7);
        QVERIFY(m_library->revisions().keepInPassing(m_id));
    }
    QVERIFY(m_library->revisions().thin(m_id, {0, 0, 0, 1}));
    QList<quint64> left;
    for (const Revision &revision : versions())
        left.prepend(revision.sequence);
    QCOMPARE(left, QList<quint64>({1, 4, 6, 10}));
}

void RevisionTest::thinsButNeverEmptiesPastItsSize()
{
    for (int i = 0; i < 20; ++i) {
        write(QString::number(i));
        QVERIFY(m_library->revisions().keep(m_id, Revision::Reason::Written));
    }
    ThinningRule rule;
    rule.mostBytes = 1;
    QVERIFY(m_library->revisions().thin(m_id, rule));
    QVERIFY(versions().size() >= 10);
    QVERIFY(versions().size() < 20);
}

void RevisionTest::keepsWhatSomebodyElseSavedMeanwhile()
{
    write(QStringLiteral("base"));
    const auto loaded = m_library->articles().load(m_id);
    Draft draft(m_id, loaded->article);
    Keeper keeper(m_library->folder(), m_folder->filePath(QStringLiteral("emergency")), {5, 600000, 600000, 20});
    keeper.watch(&draft);
    draft.editBody(4, 0, QStringLiteral(" typed"));
    QVERIFY(keeper.flush(5000));
    write(QStringLiteral("saved by somebody else"));
    draft.editBody(0, 0, QStringLiteral("here "));
    QVERIFY(keeper.unwatch(&draft));
    QCOMPARE(m_library->articles().load(m_id)->article.body, QStringLiteral("here base typed"));
    bool found = false;
    for (const Revision &revision : versions()) {
        found = found
                || (revision.reason == Revision::Reason::Conflict
                    && m_library->revisions().load(m_id, revision.sequence)->article.body
                           == QStringLiteral("saved by somebody else"));
    }
    QVERIFY(found);
}

void RevisionTest::keepsALongTextThatIsReplacedByNothing()
{
    const QString text = QStringLiteral("Many words. ").repeated(100);
    write(text);
    Draft draft(m_id, m_library->articles().load(m_id)->article);
    Keeper keeper(m_library->folder(), m_folder->filePath(QStringLiteral("emergency")), {5, 600000, 600000, 20});
    keeper.watch(&draft);
    draft.editBody(0, draft.body().size(), {});
    QVERIFY(keeper.unwatch(&draft));
    QVERIFY(m_library->articles().load(m_id)->article.body.isEmpty());
    QCOMPARE(versions().last().reason, Revision::Reason::Shrink);
    QCOMPARE(m_library->revisions().load(m_id, versions().last().sequence)->article.body, text);
}

QTEST_GUILESS_MAIN(RevisionTest)
#include "revisiontest.moc"
