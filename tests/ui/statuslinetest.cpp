#include "ui/statusline.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace stet;

class StatusLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_line = std::make_unique<StatusLine>(); }
    void saysThatTheWordsAreSavedAlthoughThereIsNoBackup();
    void saysFirstThatWordsAreNotSaved();
    void saysNothingOfBackupsOnceTheyGoOn();

private:
    QToolButton *kept() const { return m_line->findChild<QToolButton *>(QStringLiteral("status.kept")); }
    static Error error(const char *message) { return {Error::Kind::Unwritable, QString::fromLatin1(message), {}}; }

    std::unique_ptr<StatusLine> m_line;
};

void StatusLineTest::saysThatTheWordsAreSavedAlthoughThereIsNoBackup()
{
    QSignalSpy asked(m_line.get(), &StatusLine::backupErrorAsked);
    m_line->showKept();
    QCOMPARE(kept()->text(), QStringLiteral("Saved"));
    m_line->showNoBackup(error("No backup could be made."));
    QCOMPARE(kept()->text(), QStringLiteral("Saved · Backup could not be made"));
    QTest::mouseClick(kept(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<Error>().message, QStringLiteral("No backup could be made."));
    m_line->showKeeping();
    QVERIFY(kept()->text().startsWith(QStringLiteral("Saving")));
    m_line->showKept();
    QCOMPARE(kept()->text(), QStringLiteral("Saved · Backup could not be made"));
}

void StatusLineTest::saysFirstThatWordsAreNotSaved()
{
    QSignalSpy words(m_line.get(), &StatusLine::keepErrorAsked);
    QSignalSpy backups(m_line.get(), &StatusLine::backupErrorAsked);
    m_line->showNotKept(error("The disk is full."));
    m_line->showNoBackup(error("No backup could be made."));
    m_line->showKeeping();
    QCOMPARE(kept()->text(), QStringLiteral("Not saved"));
    QTest::mouseClick(kept(), Qt::LeftButton);
    QCOMPARE(words.size(), 1);
    QVERIFY(backups.isEmpty());
}

void StatusLineTest::saysNothingOfBackupsOnceTheyGoOn()
{
    QSignalSpy asked(m_line.get(), &StatusLine::backupErrorAsked);
    m_line->showKept();
    m_line->showNoBackup(error("No backup could be made."));
    m_line->showBackupsGoOn();
    QCOMPARE(kept()->text(), QStringLiteral("Saved"));
    QTest::mouseClick(kept(), Qt::LeftButton);
    QVERIFY(asked.isEmpty());
}

QTEST_MAIN(StatusLineTest)
#include "statuslinetest.moc"
