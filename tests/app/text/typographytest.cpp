#include "app/text/typography.h"

#include <QFile>
#include <QTest>

using namespace stet;

class TypographyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decidesAsTheExamplesSay_data();
    void decidesAsTheExamplesSay();
    void staysInsideTheText();
};

namespace {

QString typedOut(const QString &keys, const QString &language)
{
    QString text;
    for (const QChar key : keys) {
        const std::optional<TypographyEdit> edit = typed(text, key, language);
        if (!edit) {
            text += key;
            continue;
        }
        text.chop(edit->removeBefore);
        text += edit->insert;
    }
    return text;
}

} // namespace

void TypographyTest::decidesAsTheExamplesSay_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("text");
    QFile file(QStringLiteral(STET_SOURCE_DIR "/tests/spec/typography.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString language;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(u'[') && line.endsWith(u']') && !line.contains(u' ')) {
            language = line.mid(1, line.size() - 2);
            continue;
        }
        const qsizetype arrow = line.indexOf(QStringLiteral(" => "));
        if (line.startsWith(u'#') || arrow < 0)
            continue;
        QString text = line.mid(arrow + 4);
        text.replace(u'␣', QChar(0xA0)).replace(u'‿', QChar(0x202F));
        QTest::addRow("%s: %s", qPrintable(language), qPrintable(line.left(arrow))) << language << line.left(arrow) << text;
    }
}

void TypographyTest::decidesAsTheExamplesSay()
{
    QFETCH(QString, language);
    QFETCH(QString, keys);
    QTEST(typedOut(keys, language), "text");
}

/// Whatever stands before the caret, no more is taken away than there is.
void TypographyTest::staysInsideTheText()
{
    const QString pieces = QStringLiteral("\"'-.‘’“”„«»‹›–—`[](^\\ :?!a1\n\u00A0");
    quint32 state = 20261123;
    for (const char *language : {"en-US", "de-DE", "de-CH", "fr-FR", "es-ES"}) {
        QString text;
        for (int i = 0; i < 4000; ++i) {
            state = state * 1664525U + 1013904223U;
            const QChar key = pieces[qsizetype(state >> 8U) % pieces.size()];
            const std::optional<TypographyEdit> edit = typed(text, key, QString::fromLatin1(language));
            QVERIFY(!edit || (edit->removeBefore >= 0 && edit->removeBefore <= text.size() && !edit->insert.isEmpty()));
            text.chop(edit ? edit->removeBefore : 0);
            text += edit ? edit->insert : QString(key);
            if (text.size() > 60)
                text.clear();
        }
    }
}

QTEST_GUILESS_MAIN(TypographyTest)
#include "typographytest.moc"
