#include "app/store/jsonlines.h"

#include <QTemporaryFile>
#include <QTest>

using namespace stet;

/// Files of one object a line: the second copy of tables, the history of an export.
class JsonLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryLineWhateverItsLength();
    void handsOverTornLinesAsEmptyOnes();
    void endsWhereNoMoreIsWanted();

private:
    /// "number:words" of each line.
    QStringList read(const QByteArray &bytes, int most = 100)
    {
        QTemporaryFile file;
        if (!file.open() || file.write(bytes) != bytes.size() || !file.seek(0))
            qFatal("no file");
        QStringList lines;
        const auto done = eachJsonLine(file, [&](int number, const QJsonObject &object) -> Result<void> {
            if (number > most)
                return Error{Error::Kind::Stopped, QStringLiteral("Enough."), {}};
            lines.append(QStringLiteral("%1:%2").arg(number).arg(object["words"].toString()));
            return {};
        });
        m_ended = done.has_value();
        return lines;
    }

    bool m_ended = false;
};

void JsonLinesTest::readsEveryLineWhateverItsLength()
{
    // Around the bytes that are read at once, and far beyond them.
    for (const int length : {0, 1, 65'500, 65'521, 65'522, 65'523, 65'524, 65'525, 65'536, 1'000'000}) {
        const QByteArray words(length, 'x');
        const QByteArray line = "{\"words\":\"" + words + "\"}\n";
        const QString text = QString::fromLatin1(words);
        QCOMPARE(read(line + "{\"words\":\"after\"}\n"), (QStringList{QStringLiteral("1:") + text, QStringLiteral("2:after")}));
        QCOMPARE(read(line.chopped(1)), QStringList(QStringLiteral("1:") + text)); // no line feed at the end
    }
    QVERIFY(m_ended);
    QCOMPARE(read({}), QStringList());
}

void JsonLinesTest::handsOverTornLinesAsEmptyOnes()
{
    QCOMPARE(read(QByteArray("{\"words\":\"one\"}\n\n{\"wor\n[1]\n") + QByteArray(2, '\0') + QByteArray("\n{\"words\":\"two\"}\n")), (QStringList{"1:one", "2:", "3:", "4:", "5:", "6:two"}));
    QVERIFY(m_ended);
}

void JsonLinesTest::endsWhereNoMoreIsWanted()
{
    QCOMPARE(read("{\"words\":\"one\"}\n{\"words\":\"two\"}\n", 1), QStringList("1:one"));
    QVERIFY(!m_ended);
}

QTEST_APPLESS_MAIN(JsonLinesTest)
#include "jsonlinestest.moc"
