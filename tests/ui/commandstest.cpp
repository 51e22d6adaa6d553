#include "ui/commands.h"
#include "ui/look/icons.h"
#include "ui/palette.h"

#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenuBar>
#include <QSet>
#include <QTest>
#include <QToolBar>
#include <QTranslator>

using namespace stet;

namespace {

/// A language in which every text is itself between brackets.
class Brackets : public QTranslator
{
    Q_OBJECT

public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return QStringLiteral("[%1]").arg(QString::fromUtf8(text));
    }
};

} // namespace

class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsWhole();
    void noShortcutIsUsedTwice();
    void everyTextCanBeTranslated();
    void toolbarHoldsADozenAtMost();
    void menusHoldEveryConnectedCommandAndNoOther();
    void shortcutRunsTheCommandWithoutAMenuBar();
    void commandsThatNeedADraftWaitForOne();
    void paletteRunsTheBestFit();
    void paletteShowsTheLastUsedFirst();
    void paletteGivesTheFocusBack();
};

void CommandsTest::everyRowIsWhole()
{
    QSet<QByteArray> ids;
    QSet<QByteArray> menus;
    for (const MenuRow &menu : menuTable())
        menus.insert(menu.id);
    for (const CommandRow &row : commandTable()) {
        QVERIFY2(!ids.contains(row.id), row.id);
        ids.insert(row.id);
        QVERIFY2(!commandName(row).isEmpty(), row.id);
        QVERIFY2(menus.contains(row.menu), row.id);
        if (*row.icon)
            QVERIFY2(!icon(QLatin1String(row.icon)).isNull(), row.id);
        for (const QKeySequence &sequence : row.shortcuts)
            QVERIFY2(!sequence.isEmpty() && !sequence.toString().isEmpty(), row.id);
    }
}

void CommandsTest::noShortcutIsUsedTwice()
{
    QHash<QKeySequence, const char *> used;
    for (const CommandRow &row : commandTable()) {
        for (const QKeySequence &sequence : row.shortcuts) {
            const char *other = used.value(sequence, nullptr);
            QVERIFY2(!other, qPrintable(QStringLiteral("%1: %2 and %3")
                                            .arg(sequence.toString(), QLatin1String(row.id), QLatin1String(other))));
            used.insert(sequence, row.id);
        }
    }
}

void CommandsTest::everyTextCanBeTranslated()
{
    Brackets brackets;
    QVERIFY(QCoreApplication::installTranslator(&brackets));
    for (const CommandRow &row : commandTable())
        QCOMPARE(commandText(row), QStringLiteral("[%1]").arg(QString::fromUtf8(row.text)));
    for (const MenuRow &menu : menuTable())
        QVERIFY(menuText(menu).startsWith(QLatin1Char('[')));
    QCoreApplication::removeTranslator(&brackets);
}

void CommandsTest::toolbarHoldsADozenAtMost()
{
    int buttons = 0;
    for (const CommandRow &row : commandTable()) {
        if (row.flags & CommandRow::Toolbar) {
            ++buttons;
            QVERIFY2(*row.icon, row.id);
        }
    }
    QVERIFY2(buttons <= 12, qPrintable(QString::number(buttons)));
}

void CommandsTest::menusHoldEveryConnectedCommandAndNoOther()
{
    QMainWindow window;
    Commands commands(&window);
    const CommandRow &leftOut = commandTable().first();
    for (const CommandRow &row : commandTable()) {
        if (&row != &leftOut)
            commands.connect(row.id, &window, [] {});
    }
    QToolBar toolbar;
    commands.fill(window.menuBar(), &toolbar);
    QSet<QAction *> inMenus;
    for (const QMenu *menu : window.menuBar()->findChildren<QMenu *>()) {
        for (QAction *action : menu->actions())
            inMenus.insert(action);
    }
    for (const CommandRow &row : commandTable()) {
        const bool expected = &row != &leftOut && !(row.flags & CommandRow::Quiet);
        QVERIFY2(inMenus.contains(commands.action(row.id)) == expected, row.id);
    }
}

void CommandsTest::shortcutRunsTheCommandWithoutAMenuBar()
{
    QMainWindow window;
    QLineEdit field;
    window.setCentralWidget(&field);
    Commands commands(&window);
    int ran = 0;
    commands.connect("app.settings", &window, [&ran] { ++ran; });
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(ran, 1);
    window.takeCentralWidget();
}

void CommandsTest::commandsThatNeedADraftWaitForOne()
{
    QMainWindow window;
    Commands commands(&window);
    QVERIFY(!commands.action("draft.delete")->isEnabled());
    QVERIFY(commands.action("draft.new")->isEnabled());
    commands.setDraftOpen(true);
    QVERIFY(commands.action("draft.delete")->isEnabled());
    commands.setDraftOpen(false);
    QVERIFY(!commands.action("draft.delete")->isEnabled());
}

void CommandsTest::paletteRunsTheBestFit()
{
    QMainWindow window;
    window.resize(900, 600);
    Commands commands(&window);
    QByteArray ran;
    for (const CommandRow &row : commandTable())
        commands.connect(row.id, &window, [&ran, id = QByteArray(row.id)] { ran = id; });
    Palette palette(&commands, &window);
    window.show();
    palette.open();
    auto *field = palette.findChild<QLineEdit *>(QStringLiteral("palette.field"));
    QTest::keyClicks(field, QStringLiteral("fullscr"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(ran, QByteArrayLiteral("view.fullscreen"));
    QVERIFY(!palette.isVisible());

    // Of several that begin so, the one with the shortest name.
    commands.setDraftOpen(true);
    palette.open();
    QTest::keyClicks(field, QStringLiteral("expo"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(ran, QByteArrayLiteral("export.files"));
}

void CommandsTest::paletteShowsTheLastUsedFirst()
{
    QMainWindow window;
    window.resize(900, 600);
    Commands commands(&window);
    for (const CommandRow &row : commandTable())
        commands.connect(row.id, &window, [] {});
    Palette palette(&commands, &window);
    window.show();
    commands.action("view.library")->trigger();
    commands.action("app.settings")->trigger();
    palette.open();
    const auto *list = palette.findChild<QListView *>(QStringLiteral("palette.list"));
    const auto name = [list](int row) { return list->model()->index(row, 0).data().toString(); };
    QCOMPARE(name(0), QStringLiteral("Settings"));
    QCOMPARE(name(1), QStringLiteral("Library"));
    // A command that cannot be run now is not offered.
    for (int row = 0; row < list->model()->rowCount(); ++row)
        QVERIFY(name(row) != QStringLiteral("Duplicate"));
}

void CommandsTest::paletteGivesTheFocusBack()
{
    QMainWindow window;
    window.resize(900, 600);
    auto *field = new QLineEdit;
    window.setCentralWidget(field);
    Commands commands(&window);
    Palette palette(&commands, &window);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field->setFocus();
    palette.open();
    auto *typed = palette.findChild<QLineEdit *>(QStringLiteral("palette.field"));
    QVERIFY(typed->hasFocus());
    QTest::keyClick(typed, Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
    QVERIFY(field->hasFocus());
}

QTEST_MAIN(CommandsTest)

#include "commandstest.moc"
