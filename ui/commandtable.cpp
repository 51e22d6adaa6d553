#include "ui/commands.h"

#include <QCoreApplication>

namespace stet {

namespace {

constexpr auto toolbar = CommandRow::Toolbar;
constexpr auto checkable = CommandRow::Checkable;
constexpr auto needsDraft = CommandRow::NeedsDraft;

/// Several keys for one command.
QList<QKeySequence> keys(const char *first, const char *second = nullptr)
{
    QList<QKeySequence> sequences{QKeySequence(QLatin1String(first))};
    if (second)
        sequences.append(QKeySequence(QLatin1String(second)));
    return sequences;
}

#define TEXT(words) QT_TRANSLATE_NOOP("stet::Commands", words)

QList<CommandRow> makeTable()
{
    return {
        // The library: drafts and files
        {"draft.new", TEXT("&New draft"), keys("Ctrl+N"), "file", 1, "new", toolbar},

        // The window
        {"view.library", TEXT("&Library"), keys("Ctrl+Shift+L"), "view", 1, "library", checkable},
        {"view.preview", TEXT("&Preview"), keys("Ctrl+Shift+E"), "view", 1, "preview", checkable | toolbar},
        {"view.side", TEXT("&Side panel"), keys("Ctrl+Shift+J"), "view", 1, "", checkable},
        {"view.focus", TEXT("&Focus mode"), keys("Ctrl+Shift+F"), "view", 2, "focus", checkable | toolbar,
         TEXT("Shows nothing but the words. Esc brings the rest back.")},
        {"view.fullscreen", TEXT("F&ull screen"), keys("F11"), "view", 2, "fullscreen", checkable},
        {"app.quit", TEXT("&Quit"), keys("Ctrl+Q"), "file", 9, ""},
    };
}

QList<MenuRow> makeMenus()
{
    return {
        {"file", TEXT("&File")},     {"edit", TEXT("&Edit")},   {"format", TEXT("F&ormat")},
        {"article", TEXT("&Article")}, {"view", TEXT("&View")}, {"help", TEXT("&Help")},
    };
}

#undef TEXT

QString translated(const char *text)
{
    return QCoreApplication::translate("stet::Commands", text);
}

} // namespace

const QList<CommandRow> &commandTable()
{
    static const QList<CommandRow> table = makeTable();
    return table;
}

const QList<MenuRow> &menuTable()
{
    static const QList<MenuRow> menus = makeMenus();
    return menus;
}

QString commandText(const CommandRow &row)
{
    return translated(row.text);
}

QString commandName(const CommandRow &row)
{
    QString name = commandText(row);
    return name.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

QString menuText(const MenuRow &row)
{
    return translated(row.text);
}

} // namespace stet
