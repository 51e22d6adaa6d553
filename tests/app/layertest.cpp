#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

/// The walls of the house, read from the includes of its files.
class LayerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appKnowsNoWindow();
    void anOutsideLibraryIsNamedInOneFile_data();
    void anOutsideLibraryIsNamedInOneFile();
};

namespace {

struct Include
{
    QString file; // from the root of the tree
    QString header;
};

QList<Include> includesUnder(const QString &folder)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    const QDir root(QStringLiteral(STET_SOURCE_DIR));
    QList<Include> includes;
    QDirIterator files(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = include.globalMatch(text); match.hasNext();)
            includes.append({root.relativeFilePath(file.fileName()), match.next().captured(1)});
    }
    return includes;
}

QSet<QString> headersOf(const QString &qtModule)
{
    const QDir folder(QLibraryInfo::path(QLibraryInfo::HeadersPath) + QLatin1Char('/') + qtModule);
    const QStringList names = folder.entryList(QDir::Files);
    return QSet<QString>(names.begin(), names.end());
}

} // namespace

void LayerTest::appKnowsNoWindow()
{
    QSet<QString> windowHeaders;
    for (const char *module : {"QtGui", "QtWidgets", "QtWebEngineCore", "QtWebEngineWidgets", "QtSvg"}) {
        const QSet<QString> headers = headersOf(QString::fromLatin1(module));
        QVERIFY2(!headers.isEmpty(), module);
        windowHeaders += headers;
    }
    QStringList leaks;
    const QList<Include> includes = includesUnder(QStringLiteral("app"));
    QVERIFY(includes.size() > 20);
    for (const Include &include : includes) {
        static const QRegularExpression windowFolder(QStringLiteral("^(ui|Qt(Gui|Widgets|Web\\w+|Svg))/"));
        if (windowHeaders.contains(include.header) || windowFolder.match(include.header).hasMatch())
            leaks.append(include.file + QStringLiteral(" includes ") + include.header);
    }
    QVERIFY2(leaks.isEmpty(), qPrintable(leaks.join(QLatin1Char('\n'))));
}

void LayerTest::anOutsideLibraryIsNamedInOneFile_data()
{
    QTest::addColumn<QString>("headers");
    QTest::newRow("md4c") << QStringLiteral("^md4c");
    QTest::newRow("hunspell") << QStringLiteral("hunspell");
    QTest::newRow("gumbo") << QStringLiteral("^gumbo");
    QTest::newRow("yaml-cpp") << QStringLiteral("^yaml-cpp/");
    QTest::newRow("libzip") << QStringLiteral("^zip\\.h");
    QTest::newRow("sqlite3") << QStringLiteral("^sqlite3");
    QTest::newRow("JavaScript engine") << QStringLiteral("^QJSEngine");
}

void LayerTest::anOutsideLibraryIsNamedInOneFile()
{
    QFETCH(QString, headers);
    const QRegularExpression pattern(headers);
    QSet<QString> files;
    for (const Include &include : includesUnder(QStringLiteral("app")) + includesUnder(QStringLiteral("ui"))) {
        if (!include.header.contains(QStringLiteral("app/")) && pattern.match(include.header).hasMatch())
            files.insert(include.file);
    }
    QVERIFY2(files.size() <= 1, qPrintable(QStringList(files.begin(), files.end()).join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(LayerTest)
#include "layertest.moc"
