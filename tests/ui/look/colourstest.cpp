#include "ui/look/colours.h"

#include <QTest>

#include <cmath>

using namespace stet;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

/// WCAG 2.2, "contrast ratio".
double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (qMax(a, b) + 0.05) / (qMin(a, b) + 0.05);
}

} // namespace

class ColoursTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsCanBeReadOnEverySurface_data();
    void wordsCanBeReadOnEverySurface();
    void paletteCanBeReadInEveryPairThatWidgetsUse_data();
    void paletteCanBeReadInEveryPairThatWidgetsUse();
    void knowsItsOwnPaletteAgain();
};

void ColoursTest::wordsCanBeReadOnEverySurface_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("surface");
    for (const ColourScheme scheme : {ColourScheme::Light, ColourScheme::Dark}) {
        const Colours &colours = coloursOf(scheme);
        const QList<std::pair<QString, QColor>> inks{
            {QStringLiteral("ink"), colours.ink},         {QStringLiteral("quiet ink"), colours.quietInk},
            {QStringLiteral("accent"), colours.accent},   {QStringLiteral("good"), colours.good},
            {QStringLiteral("doubtful"), colours.doubtful}, {QStringLiteral("wrong"), colours.wrong}};
        const QList<std::pair<QString, QColor>> surfaces{{QStringLiteral("paper"), colours.paper},
                                                         {QStringLiteral("chrome"), colours.chrome},
                                                         {QStringLiteral("raised"), colours.raised},
                                                         {QStringLiteral("hover"), colours.hover},
                                                         {QStringLiteral("wash"), colours.accentWash}};
        for (const auto &[inkName, ink] : inks) {
            for (const auto &[surfaceName, surface] : surfaces) {
                const QString name = QStringLiteral("%1 %2 on %3")
                                         .arg(scheme == ColourScheme::Dark ? QStringLiteral("dark:")
                                                                           : QStringLiteral("light:"),
                                              inkName, surfaceName);
                QTest::newRow(qPrintable(name)) << name << ink << surface;
            }
        }
    }
}

void ColoursTest::wordsCanBeReadOnEverySurface()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, surface);
    const double ratio = contrast(ink, surface);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void ColoursTest::paletteCanBeReadInEveryPairThatWidgetsUse_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << int(ColourScheme::Light);
    QTest::newRow("dark") << int(ColourScheme::Dark);
}

void ColoursTest::paletteCanBeReadInEveryPairThatWidgetsUse()
{
    QFETCH(int, scheme);
    const QPalette palette = paletteOf(ColourScheme(scheme));
    using Role = QPalette::ColorRole;
    const QList<std::pair<Role, Role>> pairs{
        {QPalette::WindowText, QPalette::Window},      {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},     {QPalette::ButtonText, QPalette::Button},
        {QPalette::HighlightedText, QPalette::Highlight}, {QPalette::ToolTipText, QPalette::ToolTipBase},
        {QPalette::PlaceholderText, QPalette::Base},   {QPalette::Link, QPalette::Base},
        {QPalette::Link, QPalette::Window}};
    for (const auto &[ink, surface] : pairs) {
        const double ratio = contrast(palette.color(ink), palette.color(surface));
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(ink).arg(surface).arg(ratio)));
    }
}

void ColoursTest::knowsItsOwnPaletteAgain()
{
    QCOMPARE(schemeOf(paletteOf(ColourScheme::Dark)), ColourScheme::Dark);
    QCOMPARE(schemeOf(paletteOf(ColourScheme::Light)), ColourScheme::Light);
    QCOMPARE(coloursOf(paletteOf(ColourScheme::Dark)).ink, coloursOf(ColourScheme::Dark).ink);
}

QTEST_GUILESS_MAIN(ColoursTest)

#include "colourstest.moc"
