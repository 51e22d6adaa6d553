#include "app/import/pdftext.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

namespace {

QByteArray withTable(const QList<QByteArray> &objects);

/// A PDF of one page with these lines.
QByteArray pdf(const QList<QByteArray> &lines)
{
    QByteArray content = "BT /F1 12 Tf 72 720 Td 14 TL\n";
    for (const QByteArray &line : lines)
        content += "(" + line + ") Tj T*\n";
    content += "ET";
    const QList<QByteArray> objects{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
                                    "<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content + "\nendstream",
                                    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    return withTable(objects);
}

/// A PDF whose one page unpacks to gigabytes of nothing.
QByteArray emptyForLong()
{
    const QByteArray packed = qCompress(QByteArray(8'000'000, ' ')).mid(4);
    return withTable({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                 "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents [" + QByteArray("4 0 R ").repeated(20'000) + "] >>",
                 "<< /Filter /FlateDecode /Length " + QByteArray::number(packed.size()) + " >>\nstream\n" + packed + "\nendstream"});
}

QByteArray withTable(const QList<QByteArray> &objects)
{
    QByteArray file = "%PDF-1.4\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(file.size()).rightJustified(10, '0') + " 00000 n \n";
        file += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const qsizetype start = file.size();
    return file + "xref\n0 " + QByteArray::number(objects.size() + 1) + "\n" + table + "trailer\n<< /Size " + QByteArray::number(objects.size() + 1)
           + " /Root 1 0 R >>\nstartxref\n" + QByteArray::number(start) + "\n%%EOF\n";
}

} // namespace

class PdfTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheWordsOfAPage();
    void makesParagraphsOfLines();
    void refusesWhatHoldsNoWords();
    void stopsReadingWhatYieldsNoWords();
    void saysThatTheProgramIsMissing();

private:
    QString write(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QStringLiteral("paper.pdf"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return path;
    }

    QTemporaryDir m_folder;
};

void PdfTextTest::readsTheWordsOfAPage()
{
    const auto text = pdfText(write(pdf({"The harbour would not improve", "before the winter, she said."})));
    QVERIFY2(text, text ? "" : qPrintable(text.error().message));
    QCOMPARE(*text, QStringLiteral("The harbour would not improve before the winter, she said."));
}

void PdfTextTest::makesParagraphsOfLines()
{
    QCOMPARE(paragraphsOfPdf(QStringLiteral("One line\nand the next.\n\nA para-\ngraph. Well-\nKnown\f\nA page.\n")),
             QStringLiteral("One line and the next.\n\nA paragraph. Well-Known\n\nA page."));
}

void PdfTextTest::refusesWhatHoldsNoWords()
{
    for (const QByteArray &bytes : {pdf({}), QByteArray("%PDF-1.4\nrubbish"), QByteArray("words"), QByteArray()}) {
        const auto text = pdfText(write(bytes));
        QVERIFY(!text);
        QCOMPARE(text.error().kind, Error::Kind::Unreadable);
        QVERIFY(text.error().message.contains(QStringLiteral("paper.pdf")));
    }
}

void PdfTextTest::stopsReadingWhatYieldsNoWords()
{
    const auto text = pdfText(write(emptyForLong()));
    QVERIFY(!text);
    QCOMPARE(text.error().kind, Error::Kind::TooLarge);
    QVERIFY(text.error().message.contains(QStringLiteral("paper.pdf")));
}

void PdfTextTest::saysThatTheProgramIsMissing()
{
    const QByteArray before = qgetenv("PATH");
    qputenv("PATH", m_folder.path().toUtf8());
    const auto text = pdfText(write(pdf({"Words"})));
    qputenv("PATH", before);
    QVERIFY(!text);
    QCOMPARE(text.error().kind, Error::Kind::Unavailable);
    QVERIFY(text.error().message.contains(QStringLiteral("poppler-utils")));
}

QTEST_GUILESS_MAIN(PdfTextTest)
#include "pdftexttest.moc"
