#include "ui/shortcutsheet.h"

#include "ui/commands.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace stet {

namespace {

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(", "));
}

/// One menu's commands under its name; nothing when none of them has a key.
QWidget *makeBlock(const Commands &commands, const MenuRow &menu)
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    auto *heading = new QLabel(menuText(menu).remove(QLatin1Char('&')));
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    grid->addWidget(heading, 0, 0, 1, 2);
    int line = 1;
    for (const CommandRow *row : commands.rows()) {
        const QAction *action = commands.action(row->id);
        if (qstrcmp(row->menu, menu.id) != 0 || action->shortcuts().isEmpty())
            continue;
        auto *name = new QLabel(commandName(*row));
        auto *keys = new QLabel(keysOf(*action));
        keys->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(name, line, 0);
        grid->addWidget(keys, line, 1, Qt::AlignRight);
        ++line;
    }
    auto *block = new QWidget;
    block->setLayout(grid);
    if (line == 1) {
        delete block;
        return nullptr;
    }
    return block;
}

} // namespace

ShortcutSheet::ShortcutSheet(const Commands &commands, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcuts"));
    setWindowTitle(tr("Keyboard shortcuts"));

    // Two columns, filled so that they come out about equally long.
    auto *sheet = new QWidget;
    auto *columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(24, 24, 24, 24);
    columns->setSpacing(48);
    QVBoxLayout *sides[2] = {new QVBoxLayout, new QVBoxLayout};
    int heights[2] = {0, 0};
    for (const MenuRow &menu : menuTable()) {
        QWidget *block = makeBlock(commands, menu);
        if (!block)
            continue;
        const int side = heights[0] <= heights[1] ? 0 : 1;
        heights[side] += block->sizeHint().height();
        sides[side]->addWidget(block);
    }
    for (QVBoxLayout *side : sides) {
        side->setSpacing(24);
        side->addStretch(1);
        columns->addLayout(side, 1);
    }

    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("shortcuts.list"));
    scroll->setAccessibleName(tr("Keyboard shortcuts"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(sheet);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->setContentsMargins(24, 8, 24, 16);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(qMin(820, qMax(640, sheet->sizeHint().width() + 24)), 600);
}

} // namespace stet
