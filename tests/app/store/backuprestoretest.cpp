#include "app/quotations/quotationstore.h"
#include "app/store/backuprestore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class BackupRestoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        LibraryOptions options;
        options.emergencyFolder = m_folder->filePath(QStringLiteral("emergency"));
        m_library = std::move(*Library::open(m_folder->filePath(QStringLiteral("library")), options));
        AuthorProfile author;
        author.name = QStringLiteral("Ada Brown");
        m_author = *m_library->authors().add(author);
        Source source;
        source.key = QStringLiteral("tides2026");
        source.item.insert(QStringLiteral("title"), QStringLiteral("Tides"));
        m_source = *m_library->sources().add(source);
        for (int i = 0; i < 3; ++i) {
            Article article;
            article.headline = QStringLiteral("Article %1").arg(i);
            article.body = QStringLiteral("The sea rises [@tides2026].");
            article.byline.authors = {m_author.id};
            m_ids.append(*m_library->articles().add(article));
        }
        QuotationRecord record;
        record.id = QUuid::createUuid();
        record.exact = QStringLiteral("the sea rises");
        QVERIFY(QuotationStore(m_library->database()).keep(m_ids[0], {record}));
        const auto made = BackupStore(m_library->folder()).make(Backup::Kind::Asked);
        QVERIFY(made);
        m_backup = *made;
    }
    void cleanup()
    {
        m_library.reset();
        m_ids.clear();
    }

    void bringsBackWhatIsGoneWithItsPeopleSourcesAndLedger();
    void putsADifferingDraftBesideThePresentOne();
    void takesADraftOutOfTheTrash();
    void leavesAloneWhatIsThereJustSo();
    void bringsBackEverythingInOrder();
    void stopsWhenAsked();
    void draftBroughtBackOutlivesTheNextStart();

private:
    Result<RestoredDrafts> restore(const QList<ArticleId> &ids, const Progress &progress = {})
    {
        auto backup = BackupStore::look(m_backup.path);
        return BackupRestore(**backup, *m_library, m_backup.made).restore(ids, progress);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    AuthorProfile m_author;
    Source m_source;
    QList<ArticleId> m_ids;
    Backup m_backup;
};

void BackupRestoreTest::bringsBackWhatIsGoneWithItsPeopleSourcesAndLedger()
{
    const Article before = m_library->articles().load(m_ids[0])->article;
    QVERIFY(m_library->articles().removeForGood(m_ids[0]));
    QVERIFY(m_library->authors().remove(m_author.id));
    QVERIFY(m_library->sources().remove(m_source.id, SourceStore::WhenCited::RemoveAnyway));
    const auto told = restore({m_ids[0]});
    QVERIFY2(told, qPrintable(told ? QString() : told.error().detail));
    QCOMPARE(told->back, QList<ArticleId>{m_ids[0]});
    QVERIFY(told->copies.isEmpty());
    QCOMPARE(m_library->articles().load(m_ids[0])->article, before);
    QCOMPARE(m_library->authors().list()->size(), 1);
    QVERIFY(m_library->sources().find(QStringLiteral("tides2026"))->has_value());
    QCOMPARE(QuotationStore(m_library->database()).records(m_ids[0])->size(), 1);
}

void BackupRestoreTest::putsADifferingDraftBesideThePresentOne()
{
    auto draft = m_library->articles().load(m_ids[0]);
    draft->article.body = QStringLiteral("Written since.");
    QVERIFY(m_library->articles().save(*draft));
    const auto told = restore({m_ids[0]});
    QCOMPARE(told->copies.size(), 1);
    QCOMPARE(m_library->articles().load(m_ids[0])->article.body, QStringLiteral("Written since."));
    const auto copy = m_library->articles().load(told->copies.first());
    QCOMPARE(copy->article.body, QStringLiteral("The sea rises [@tides2026]."));
    QVERIFY(copy->article.headline.startsWith(QStringLiteral("Article 0 (")));
    QCOMPARE(QuotationStore(m_library->database()).records(told->copies.first())->size(), 1);
    QCOMPARE(QuotationStore(m_library->database()).records(m_ids[0])->size(), 1);
}

void BackupRestoreTest::takesADraftOutOfTheTrash()
{
    QVERIFY(m_library->articles().moveToTrash(m_ids[1]));
    const auto told = restore({m_ids[1]});
    QCOMPARE(told->back, QList<ArticleId>{m_ids[1]});
    QVERIFY(m_library->articles().trash()->isEmpty());
    QCOMPARE(*m_library->articles().count(), 3);
}

void BackupRestoreTest::leavesAloneWhatIsThereJustSo()
{
    const auto told = restore({});
    QCOMPARE(told->same, 3);
    QVERIFY(told->all().isEmpty());
    QCOMPARE(*m_library->articles().count(), 3);
}

void BackupRestoreTest::bringsBackEverythingInOrder()
{
    for (const ArticleId &id : std::as_const(m_ids))
        QVERIFY(m_library->articles().removeForGood(id));
    QCOMPARE(restore({})->back, m_ids);
    QCOMPARE(m_library->articles().list()->first().title, QStringLiteral("Article 2"));
}

void BackupRestoreTest::stopsWhenAsked()
{
    for (const ArticleId &id : std::as_const(m_ids))
        QVERIFY(m_library->articles().removeForGood(id));
    const auto told = restore({}, [](int done, int) { return done < 2; });
    QCOMPARE(told->back.size(), 2);
    const auto made = BackupStore(m_library->folder()).make(Backup::Kind::Asked, {}, {}, [](int, int) { return false; });
    QCOMPARE(made.error().kind, Error::Kind::Stopped);
    QCOMPARE(BackupStore(m_library->folder()).list().size(), 1);
}

void BackupRestoreTest::draftBroughtBackOutlivesTheNextStart()
{
    const QString folder = m_library->folder();
    QVERIFY(m_library->articles().removeForGood(m_ids[0]));
    QVERIFY(restore({m_ids[0]}));
    m_library.reset();
    LibraryOptions options;
    options.emergencyFolder = m_folder->filePath(QStringLiteral("emergency"));
    m_library = std::move(*Library::open(folder, options));
    QVERIFY(m_library->articles().load(m_ids[0]));
    m_library.reset();
    QVERIFY(QFile::exists(LibraryFolder{folder}.copy(m_ids[0])));
}

QTEST_GUILESS_MAIN(BackupRestoreTest)
#include "backuprestoretest.moc"
