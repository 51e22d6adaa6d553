#include "app/store/journalfile.h"
#include "app/store/librarycheck.h"
#include "tests/app/store/keptdraft.h"

#include <QSignalSpy>
#include <QTest>

using namespace stet;

/// No word that was typed is lost, whatever becomes of the program and of the disk.
class KeeperTest : public QObject, private KeptDraft
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Article article;
        article.headline = QStringLiteral("Headline");
        article.body = QStringLiteral("First line.\nSecond line.");
        QVERIFY(open(article));
    }
    void cleanup() { close(); }

    void keepsTypedWordsInTheJournalBeforeTheDatabaseHasThem();
    void keepsAWholeNewDraftFromItsFirstCharacter();
    void putsWordsIntoTheDatabaseAfterAPause();
    void bringsBackCaretScrollAndDetails();
    void leavesNoJournalWhenADraftIsClosed();
    void saysKeptOnlyForWhatIsOnDisk();
    void keepsWordsInTheEmergencyFolderWhileTheLibraryIsGone();
    void goesOnWithADraftThatCouldNotBeLeft();
    void goesOnAfterACrashWhereItEnded();
    void startsALongJournalAnewOnceItsWordsAreStored();
    void keepsEveryDraftOfSeveral();
    void goesOnWhileAnotherProgramHasTheDatabase();
    void writesWhereFoldersStandInPlaceOfItsFiles();
    void keepsTheWordsOfAStetThatWasKilledBesideIt();
    void saysThatSecondCopiesFailAndNotTheDraft();

private:
    QStringList journals() const
    {
        return QDir(path() + QStringLiteral("/journal")).entryList(QDir::Files);
    }
};

void KeeperTest::keepsTypedWordsInTheJournalBeforeTheDatabaseHasThem()
{
    const auto running = keeper();
    QSignalSpy kept(running.get(), &Keeper::kept);
    type(QStringLiteral(" And more \u201cwords\u201d 😀."));
    m_draft->editBody(0, 5, QStringLiteral("Last"));
    QTRY_VERIFY(!kept.isEmpty() && kept.last().at(1).toULongLong() == m_draft->revision());
    QCOMPARE(m_library->articles().load(m_id)->article.body, QStringLiteral("First line.\nSecond line."));
    const auto library = afterCrash();
    QVERIFY(library);
    const auto loaded = library->articles().load(m_id);
    QVERIFY(loaded && loaded->recovered);
    QCOMPARE(loaded->article.body, m_draft->body().toString());
    QVERIFY(QDir(library->folder() + QStringLiteral("/journal")).entryList(QDir::Files).isEmpty());
}

void KeeperTest::keepsAWholeNewDraftFromItsFirstCharacter()
{
    const auto id = m_library->articles().add({});
    Draft fresh(*id, {});
    const auto running = keeper();
    running->watch(&fresh);
    QSignalSpy kept(running.get(), &Keeper::kept);
    fresh.editBody(0, 0, QStringLiteral("T"));
    QTRY_COMPARE(kept.size(), 1);
    const auto library = afterCrash();
    QVERIFY(library);
    QCOMPARE(library->articles().load(*id)->article.body, QStringLiteral("T"));
    running->unwatch(&fresh);
}

void KeeperTest::putsWordsIntoTheDatabaseAfterAPause()
{
    const auto running = keeper({5, 30, 5000, 20});
    QSignalSpy stored(running.get(), &Keeper::stored);
    type(QStringLiteral(" More."));
    QTRY_COMPARE(m_library->articles().load(m_id)->article.body, m_draft->body().toString());
    QTRY_VERIFY(!stored.isEmpty());
    const auto library = afterCrash();
    QVERIFY(library);
    QVERIFY(!library->articles().load(m_id)->recovered);
    QCOMPARE(library->articles().load(m_id)->article.body, m_draft->body().toString());
}

void KeeperTest::bringsBackCaretScrollAndDetails()
{
    const auto running = keeper();
    QSignalSpy kept(running.get(), &Keeper::kept);
    Article details = m_draft->details();
    details.deck = QStringLiteral("A new deck");
    m_draft->setDetails(details);
    type(QStringLiteral("!"));
    const WritingPlace place{5, 7, 1.5};
    m_draft->setPlace(place);
    QTRY_VERIFY(!kept.isEmpty() && kept.last().at(1).toULongLong() == m_draft->revision());
    QVERIFY(running->flush(5000));
    const auto library = afterCrash();
    QVERIFY(library);
    const auto loaded = library->articles().load(m_id);
    QCOMPARE(loaded->article.deck, QStringLiteral("A new deck"));
    QCOMPARE(loaded->place, place);
}

void KeeperTest::leavesNoJournalWhenADraftIsClosed()
{
    auto running = keeper();
    type(QStringLiteral(" Last words."));
    QVERIFY(running->unwatch(m_draft.get()));
    QCOMPARE(m_library->articles().load(m_id)->article.body, m_draft->body().toString());
    running.reset();
    QVERIFY(journals().isEmpty());
    QVERIFY(!QFile::exists(emergencyFolder()));
}

void KeeperTest::saysKeptOnlyForWhatIsOnDisk()
{
    const auto running = keeper();
    QSignalSpy kept(running.get(), &Keeper::kept);
    QSignalSpy keeping(running.get(), &Keeper::keeping);
    QSignalSpy failed(running.get(), &Keeper::keepFailed);
    QVERIFY(QDir().rename(path(), path() + QStringLiteral("-away")));
    QVERIFY(QFile(path()).open(QIODevice::WriteOnly)); // a file where the folder was: nothing can be made there
    type(QStringLiteral("x"));
    QCOMPARE(keeping.size(), 1);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(running->isKeeping());
    QVERIFY(kept.isEmpty());
    QVERIFY(QFile::remove(path()));
    QVERIFY(QDir().rename(path() + QStringLiteral("-away"), path()));
    QTRY_COMPARE(kept.size(), 1);
    QVERIFY(!running->isKeeping());
    QCOMPARE(afterCrash()->articles().load(m_id)->article.body, m_draft->body().toString());
}

void KeeperTest::keepsWordsInTheEmergencyFolderWhileTheLibraryIsGone()
{
    const auto running = keeper();
    QSignalSpy kept(running.get(), &Keeper::kept);
    QSignalSpy failed(running.get(), &Keeper::keepFailed);
    type(QStringLiteral(" one"));
    QTRY_VERIFY(!kept.isEmpty());
    QVERIFY(QDir().rename(path(), path() + QStringLiteral("-away")));
    QVERIFY(QFile(path()).open(QIODevice::WriteOnly));
    type(QStringLiteral(" two"));
    QTRY_COMPARE(failed.size(), 1);
    const QDir emergency(emergencyFolder());
    QTRY_COMPARE(emergency.entryList(QDir::Files).size(), 1);
    QVERIFY(failed.first().first().value<Error>().message.contains(emergency.path()));
    QFile copy(emergency.filePath(emergency.entryList(QDir::Files).first()));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QTRY_VERIFY((copy.seek(0), copy.readAll().endsWith(m_draft->body().toString().toUtf8())));
    QVERIFY(QFile::remove(path()));
    QVERIFY(QDir().rename(path() + QStringLiteral("-away"), path()));
    QTRY_VERIFY(!running->isKeeping());
}

void KeeperTest::goesOnWithADraftThatCouldNotBeLeft()
{
    const auto running = keeper();
    QVERIFY(QDir().rename(path(), path() + QStringLiteral("-away")));
    type(QStringLiteral(" one"));
    QVERIFY(!running->unwatch(m_draft.get()));
    running->watch(m_draft.get());
    QVERIFY(running->isKeeping());
    QVERIFY(QDir().rename(path() + QStringLiteral("-away"), path()));
    QTRY_VERIFY(!running->isKeeping()); // without another key
    QCOMPARE(afterCrash()->articles().load(m_id)->article.body, m_draft->body().toString());
    QVERIFY(QDir(emergencyFolder()).entryList(QDir::Files).isEmpty());
}

void KeeperTest::goesOnAfterACrashWhereItEnded()
{
    auto running = keeper();
    QSignalSpy kept(running.get(), &Keeper::kept);
    type(QStringLiteral(" one"));
    QTRY_VERIFY(!running->isKeeping());
    const auto first = afterCrash();
    const auto once = first->articles().load(m_id);
    Draft draft(m_id, once->article, once->place);
    Keeper second(first->folder(), emergencyFolder(), neverSaving());
    second.watch(&draft);
    draft.editBody(draft.body().size(), 0, QStringLiteral(" two"));
    QTRY_VERIFY(!second.isKeeping());
    running.reset();
    QVERIFY(QDir(path()).removeRecursively());
    QVERIFY(QDir().rename(first->folder(), path()));
    const auto again = afterCrash();
    QCOMPARE(again->articles().load(m_id)->article.body, draft.body().toString());
    QVERIFY(QDir().rename(path(), first->folder()));
}

void KeeperTest::startsALongJournalAnewOnceItsWordsAreStored()
{
    const auto running = keeper({1, 10, 20, 20});
    const QString journal = path() + QStringLiteral("/journal/") + m_id.toString(QUuid::WithoutBraces)
                            + QStringLiteral(".journal");
    const QString line = QString(20000, u'x');
    qint64 largest = 0;
    for (int i = 0; i < 40; ++i) {
        m_draft->editBody(0, m_draft->body().size(), line + QString::number(i));
        QTRY_VERIFY(!running->isKeeping());
        largest = std::max(largest, QFileInfo(journal).size());
    }
    QTRY_VERIFY(QFileInfo(journal).size() < largest);
    QCOMPARE(afterCrash()->articles().load(m_id)->article.body, m_draft->body().toString());
}

void KeeperTest::keepsEveryDraftOfSeveral()
{
    const auto id = m_library->articles().add({});
    Draft other(*id, {});
    const auto running = keeper();
    running->watch(&other);
    for (int i = 0; i < 50; ++i) {
        type(QString::number(i));
        other.editBody(0, 0, QString::number(i));
    }
    QTRY_VERIFY(!running->isKeeping());
    const auto library = afterCrash();
    QCOMPARE(library->articles().load(m_id)->article.body, m_draft->body().toString());
    QCOMPARE(library->articles().load(*id)->article.body, other.body().toString());
    running->unwatch(&other);
}

void KeeperTest::goesOnWhileAnotherProgramHasTheDatabase()
{
    const auto running = keeper({5, 10, 20, 20});
    QSignalSpy failed(running.get(), &Keeper::keepFailed);
    const auto other = Library::connect(path());
    QVERIFY(other && (*other)->database().run(QStringLiteral("BEGIN IMMEDIATE")));
    type(QStringLiteral(" one"));
    QTRY_VERIFY(!running->isKeeping());
    QVERIFY(!running->flush(30000)); // the database refuses
    QVERIFY(failed.isEmpty()); // and the words are on disk all the same
    QVERIFY((*other)->database().run(QStringLiteral("ROLLBACK")));
    QTRY_COMPARE(m_library->articles().load(m_id)->article.body, m_draft->body().toString());
}

void KeeperTest::writesWhereFoldersStandInPlaceOfItsFiles()
{
    QVERIFY(m_library->words().ignore(m_id, QStringLiteral("teh")));
    for (const char *name : {"journal/%1.journal", "copies/%1.md", "copies/state.json", "copies/tables.jsonl", "undo/%1.undo"}) {
        QString file = path() + u'/' + QLatin1String(name);
        file.replace(QStringLiteral("%1"), m_id.toString(QUuid::WithoutBraces));
        QFile::remove(file);
        QVERIFY(QDir().mkpath(file + QStringLiteral("/inner")));
    }
    const auto running = keeper({5, 10, 20, 20});
    QSignalSpy failed(running.get(), &Keeper::keepFailed);
    type(QStringLiteral(" one"));
    QTRY_VERIFY(!running->isKeeping());
    QVERIFY(running->unwatch(m_draft.get()));
    QVERIFY(failed.isEmpty());
    QTRY_VERIFY(checkWholeLibrary(*m_library)->problems.isEmpty());
    QVERIFY(QFile::exists(path() + QStringLiteral("/copies/tables.jsonl")));
    QCOMPARE(afterCrash()->articles().load(m_id)->article.body, m_draft->body().toString());
}

/// Two have the draft open, and one is killed before the other has written its first word.
void KeeperTest::keepsTheWordsOfAStetThatWasKilledBesideIt()
{
    const auto running = keeper();
    {
        JournalRecord start;
        start.kind = JournalRecord::Kind::Start;
        start.sequence = 1;
        start.details = QStringLiteral("{}");
        start.added = QStringLiteral("What the other one wrote.");
        QVERIFY(JournalFile::begin(LibraryFolder{path()}.journal(m_id), m_id, start));
    } // nobody holds it any more
    type(QStringLiteral(" one"));
    QTRY_VERIFY(!running->isKeeping());
    const auto library = afterCrash();
    QVERIFY(library);
    QStringList all{library->articles().load(m_id)->article.body};
    const auto versions = library->revisions().list(m_id);
    for (const Revision &version : *versions)
        all.append(library->revisions().load(m_id, version.sequence)->article.body);
    QVERIFY2(all.contains(QStringLiteral("What the other one wrote.")), qPrintable(all.join(u'|')));
    QVERIFY2(all.contains(m_draft->body().toString()), qPrintable(all.join(u'|')));
}

void KeeperTest::saysThatSecondCopiesFailAndNotTheDraft()
{
    const QString copies = LibraryFolder{path()}.copies();
    QVERIFY(QDir(copies).removeRecursively());
    // Files where the folder was, and where it would be put aside.
    for (const QString &name : {QStringLiteral("copies"), QStringLiteral("damaged"), QStringLiteral("damaged-file")})
        QVERIFY(QFile(path() + u'/' + name).open(QIODevice::WriteOnly));
    const auto running = keeper({5, 10, 20, 20});
    QSignalSpy notKept(running.get(), &Keeper::keepFailed);
    QSignalSpy notCopied(running.get(), &Keeper::backupFailed);
    QSignalSpy goOn(running.get(), &Keeper::backupsGoOn);
    type(QStringLiteral(" one"));
    QTRY_COMPARE(notCopied.size(), 1);
    QVERIFY(notCopied.first().first().value<Error>().message.startsWith(QStringLiteral("Every word of your drafts is saved")));
    type(QStringLiteral(" two"));
    QTRY_COMPARE(m_library->articles().load(m_id)->article.body, m_draft->body().toString());
    QVERIFY(notKept.isEmpty());
    QVERIFY(QFile::remove(path() + QStringLiteral("/damaged")));
    QTRY_COMPARE_WITH_TIMEOUT(goOn.size(), 1, 30000);
    QCOMPARE(notCopied.size(), 1);
    QTRY_VERIFY(checkWholeLibrary(*m_library)->problems.isEmpty());
}

QTEST_GUILESS_MAIN(KeeperTest)
#include "keepertest.moc"
