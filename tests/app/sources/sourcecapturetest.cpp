#include "app/sources/sourcecapture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stet;

class SourceCaptureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatASavedPageSaysOfItself();
    void keepsATextFileWordForWord();
    void readsATitleOffPastedText();
    void refusesWhatHoldsNoWords();
    void saysSoWhenThereIsNoFile();

private:
    const QDateTime m_now = QDateTime(QDate(2024, 5, 6), QTime(7, 8), Qt::UTC);
};

void SourceCaptureTest::takesWhatASavedPageSaysOfItself()
{
    const QByteArray page = R"(<!DOCTYPE html><html lang="en"><head><title>Harbour plans | The Gazette</title>
<meta property="og:title" content="Harbour plans"><meta property="og:site_name" content="The Gazette">
<meta name="author" content="Ruth Vale"><meta property="article:published_time" content="2024-05-01T08:00:00Z">
<link rel="canonical" href="https://gazette.example/harbour?utm_source=mail"></head><body><nav>Home</nav>
<article><h1>Harbour plans</h1><p>The harbour would not improve before the winter, she&nbsp;said.</p>
<p>We have seen the plans.</p></article><script>track()</script></body></html>)";
    const auto source = capturedBytes(page, QStringLiteral("saved.html"), m_now);
    QVERIFY(source);
    QCOMPARE(source->title(), QStringLiteral("Harbour plans"));
    QCOMPARE(source->outlet(), QStringLiteral("The Gazette"));
    QCOMPARE(source->writer(), QStringLiteral("Vale"));
    QCOMPARE(source->date().firstDay(), QDate(2024, 5, 1));
    QCOMPARE(source->address(), QStringLiteral("https://gazette.example/harbour"));
    QCOMPARE(source->captures.size(), 1);
    const QString text = source->captures.first().text;
    QVERIFY(text.contains(QStringLiteral("would not improve before the winter")));
    QVERIFY(text.contains(QStringLiteral("We have seen the plans.")));
    QVERIFY(!text.contains(QStringLiteral("track()")));
    QCOMPARE(source->captures.first().capturedAt, m_now);
    QVERIFY(isIntact(source->captures.first()));
}

void SourceCaptureTest::keepsATextFileWordForWord()
{
    const QString text = QStringLiteral("A transcript.\n\nQ: Is it *done*?\nA: No - “not yet”.\n");
    const auto source = capturedBytes(text.toUtf8(), QStringLiteral("talk.txt"), m_now);
    QVERIFY(source);
    QCOMPARE(source->captures.first().text, text);
}

void SourceCaptureTest::readsATitleOffPastedText()
{
    const auto source = capturedText(QStringLiteral("Statement on the harbour\n\nWe are not convinced."), m_now);
    QVERIFY(source);
    QCOMPARE(source->title(), QStringLiteral("Statement on the harbour"));
    QVERIFY(source->latestCapture()->text.contains(QStringLiteral("We are not convinced.")));
}

void SourceCaptureTest::refusesWhatHoldsNoWords()
{
    QVERIFY(!capturedText(QStringLiteral(" \n\t"), m_now));
    QVERIFY(!capturedBytes(QByteArray(), QStringLiteral("empty.txt"), m_now));
    QVERIFY(!capturedBytes(QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11), QStringLiteral("picture.txt"), m_now));
}

void SourceCaptureTest::saysSoWhenThereIsNoFile()
{
    const QTemporaryDir folder;
    const auto source = capturedFile(folder.filePath(QStringLiteral("none.html")), m_now);
    QVERIFY(!source);
    QVERIFY(!source.error().message.isEmpty());
    QVERIFY(!capturedFile(folder.path(), m_now));
}

QTEST_GUILESS_MAIN(SourceCaptureTest)
#include "sourcecapturetest.moc"
