#include "ui/authors/portrait.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace stet;

namespace {

QByteArray bytesOf(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// Upper half red, lower half blue.
QImage flag(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QPainter(&image).fillRect(0, 0, width, height / 2, Qt::red);
    return image;
}

/// A JPEG as a camera writes it: EXIF that says "turned by 90 degrees" and holds words about its owner.
QByteArray cameraJpeg(const QImage &image)
{
    QByteArray exif("Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0", 32);
    exif += "GPS 52.5 N 13.4 E, camera of Ada Quill";
    const int length = int(exif.size()) + 2;
    QByteArray jpeg = bytesOf(image, "JPEG");
    jpeg.insert(2, QByteArray("\xFF\xE1", 2) + char(length >> 8) + char(length & 0xFF) + exif);
    return jpeg;
}

} // namespace

class PortraitTest : public QObject
{
    Q_OBJECT

private:
    QString fileOf(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QString::number(++m_number));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return path;
    }

    QTemporaryDir m_folder;
    int m_number = 0;

private Q_SLOTS:
    void largePictureBecomesASmallSquare()
    {
        const auto portrait = portraitFromFile(fileOf(bytesOf(flag(3000, 2000), "JPEG")));
        QVERIFY(portrait);
        QCOMPARE(portrait->mimeType, QStringLiteral("image/jpeg"));
        const QImage image = QImage::fromData(portrait->bytes);
        QCOMPARE(image.size(), QSize(512, 512));
        QVERIFY(portrait->bytes.size() < 100'000);
    }

    void smallPictureIsNotBlownUp()
    {
        const auto portrait = portraitFromFile(fileOf(bytesOf(flag(60, 80), "PNG")));
        QVERIFY(portrait);
        QCOMPARE(QImage::fromData(portrait->bytes).size(), QSize(60, 60));
    }

    void transparencyIsKept()
    {
        QImage image(100, 100, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        const auto portrait = portraitFromFile(fileOf(bytesOf(image, "PNG")));
        QVERIFY(portrait);
        QCOMPARE(portrait->mimeType, QStringLiteral("image/png"));
        QCOMPARE(qAlpha(QImage::fromData(portrait->bytes).pixel(50, 50)), 0);
    }

    void cameraDataIsObeyedAndDropped()
    {
        const QByteArray jpeg = cameraJpeg(flag(200, 200));
        QVERIFY(jpeg.contains("Ada Quill"));
        const auto portrait = portraitFromFile(fileOf(jpeg));
        QVERIFY(portrait);
        QVERIFY(!portrait->bytes.contains("Ada Quill"));
        QVERIFY(!portrait->bytes.contains("Exif"));
        // Turned by 90 degrees, the upper half is the right one.
        const QImage image = QImage::fromData(portrait->bytes);
        QVERIFY(qRed(image.pixel(180, 100)) > 200);
        QVERIFY(qBlue(image.pixel(20, 100)) > 200);
    }

    void wordsInAPngAreDropped()
    {
        QImage image = flag(100, 100);
        image.setText(QStringLiteral("Author"), QStringLiteral("Ada Quill"));
        const QByteArray png = bytesOf(image, "PNG");
        QVERIFY(png.contains("Ada Quill"));
        const auto portrait = portraitFromFile(fileOf(png));
        QVERIFY(portrait);
        QVERIFY(!portrait->bytes.contains("Ada Quill"));
    }

    void refusesInOneSentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("no picture at all");
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>");
        QTest::newRow("cut short") << bytesOf(flag(400, 400), "PNG").left(60);
        // A header that promises 60,000 by 60,000 pixels in a few bytes.
        QByteArray bomb = bytesOf(flag(10, 10), "PNG");
        bomb.replace(16, 8, QByteArray("\0\0\xEA\x60\0\0\xEA\x60", 8));
        QTest::newRow("bomb") << bomb;
    }

    void refusesInOneSentence()
    {
        QFETCH(QByteArray, bytes);
        const auto portrait = portraitFromFile(fileOf(bytes));
        QVERIFY(!portrait);
        QVERIFY(portrait.error().message.size() > 20);
    }

    void missingFileIsSaid() { QVERIFY(!portraitFromFile(QStringLiteral("/nowhere/at/all.png"))); }

    void damagedFilesNeverCrash()
    {
        QRandomGenerator random(3);
        for (const char *format : {"PNG", "JPEG"}) {
            const QByteArray whole = bytesOf(flag(64, 64), format);
            for (int round = 0; round < 200; ++round) {
                QByteArray bytes = whole;
                for (int i = 0; i < 4; ++i)
                    bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
                (void)portraitFromFile(fileOf(bytes));
            }
        }
    }
};

QTEST_MAIN(PortraitTest)
#include "portraittest.moc"
