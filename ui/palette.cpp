#include "ui/palette.h"

#include "ui/commands.h"
#include "ui/fuzzy.h"
#include "ui/look/colours.h"
#include "ui/look/icons.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

namespace {

constexpr int paletteWidth = 560;
constexpr int rowHeight = 36;
constexpr int mostRows = 11;
constexpr qsizetype rememberedCommands = 30;

constexpr int IdRole = Qt::UserRole;
constexpr int MenuRole = Qt::UserRole + 1;
constexpr int ShortcutRole = Qt::UserRole + 2;

/// One line: icon, name and menu at the left, shortcut at the right.
class CommandLine : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, rowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colours &colours = coloursOf(option.palette);
        painter->save();
        if (option.state & QStyle::State_Selected) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.accentWash);
            painter->drawRoundedRect(option.rect.adjusted(6, 1, -6, -1), 5, 5);
        }
        QRect rest = option.rect.adjusted(18, 0, -18, 0);
        const auto drawing = index.data(Qt::DecorationRole).value<QIcon>();
        drawing.paint(painter, QRect(rest.left(), rest.center().y() - 7, 16, 16));
        rest.setLeft(rest.left() + 28);
        painter->setFont(option.font);
        painter->setPen(colours.quietInk);
        const QString shortcut = index.data(ShortcutRole).toString();
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, shortcut);
        rest.setRight(rest.right() - option.fontMetrics.horizontalAdvance(shortcut) - 12);
        painter->setPen(colours.ink);
        const QString name = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rest.width());
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, name);
        rest.setLeft(rest.left() + option.fontMetrics.horizontalAdvance(name) + 12);
        painter->setPen(colours.quietInk);
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, index.data(MenuRole).toString());
        painter->restore();
    }
};

QString menuNameOf(const CommandRow &row)
{
    for (const MenuRow &menu : menuTable()) {
        if (qstrcmp(menu.id, row.menu) == 0)
            return menuText(menu).remove(QLatin1Char('&'));
    }
    return {};
}

} // namespace

Palette::Palette(Commands *commands, QWidget *window)
    : RaisedFrame(window), m_commands(commands), m_field(new QLineEdit), m_list(new QListView)
    , m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Commands"));
    m_field->setObjectName(QStringLiteral("palette.field"));
    m_field->setAccessibleName(tr("Command to run"));
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("palette.list"));
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandLine(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->viewport()->setBackgroundRole(QPalette::ToolTipBase);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 12, 1, 8);
    layout->setSpacing(8);
    auto *fieldRow = new QVBoxLayout;
    fieldRow->setContentsMargins(12, 0, 12, 0);
    fieldRow->addWidget(m_field);
    layout->addLayout(fieldRow);
    layout->addWidget(m_list, 1);

    connect(m_field, &QLineEdit::textChanged, this, &Palette::list);
    connect(m_list, &QListView::clicked, this, &Palette::run);
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    connect(m_commands, &Commands::ran, this, &Palette::noteRun);
    window->installEventFilter(this);
    hide();
}

void Palette::open()
{
    m_focusBefore = QApplication::focusWidget();
    m_field->clear();
    list(QString());
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void Palette::close()
{
    if (isHidden())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

void Palette::list(const QString &typed)
{
    struct Found
    {
        const CommandRow *row;
        int score;
    };
    QList<Found> found;
    for (const CommandRow *row : m_commands->rows()) {
        if (!m_commands->action(row->id)->isEnabled() || qstrcmp(row->id, "app.palette") == 0)
            continue;
        const std::optional<int> byName = fuzzyScore(typed, commandName(*row));
        const std::optional<int> byMenu = fuzzyScore(typed, menuNameOf(*row) + QLatin1Char(' ') + commandName(*row));
        if (!byName && !byMenu)
            continue;
        const qsizetype used = m_recent.indexOf(QByteArray(row->id));
        const int forUse = used < 0 ? 0 : int(rememberedCommands - used) * (typed.isEmpty() ? 100 : 1) / 8;
        found.append({row, std::max(byName.value_or(-1000), byMenu.value_or(-1000) - 12) + forUse});
    }
    std::stable_sort(found.begin(), found.end(), [&typed](const Found &a, const Found &b) {
        // Of two that fit as well, the shorter name is the one whose larger part was typed.
        return typed.isEmpty() || a.score != b.score ? a.score > b.score : commandName(*a.row).size() < commandName(*b.row).size();
    });

    m_model->clear();
    for (const Found &one : std::as_const(found)) {
        QAction *action = m_commands->action(one.row->id);
        auto *item = new QStandardItem(action->icon(), commandName(*one.row));
        item->setData(QByteArray(one.row->id), IdRole);
        item->setData(menuNameOf(*one.row), MenuRole);
        item->setData(action->shortcut().toString(QKeySequence::NativeText), ShortcutRole);
        if (action->isChecked())
            item->setIcon(icon(QStringLiteral("check")));
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
    place();
}

void Palette::place()
{
    const QWidget *window = parentWidget();
    const int width = qMin(paletteWidth, window->width() - 32);
    const int rows = qBound(1, m_model->rowCount(), mostRows);
    const int above = m_field->sizeHint().height() + 12 + 8 + 8;
    const int height = qMin(above + rows * rowHeight, window->height() - 64);
    setGeometry((window->width() - width) / 2, qMin(72, window->height() / 8), width, height);
}

void Palette::run(const QModelIndex &index)
{
    const QByteArray id = index.data(IdRole).toByteArray();
    if (id.isEmpty())
        return;
    close();
    m_commands->action(id.constData())->trigger();
}

void Palette::noteRun(const QByteArray &id)
{
    if (id == "app.palette")
        return;
    m_recent.removeAll(id);
    m_recent.prepend(id);
    m_recent = m_recent.mid(0, rememberedCommands);
}

bool Palette::handleKey(int key)
{
    const int rows = m_model->rowCount();
    const int row = m_list->currentIndex().row();
    const auto go = [&](int to) {
        if (rows > 0)
            m_list->setCurrentIndex(m_model->index(qBound(0, to, rows - 1), 0));
    };
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    case Qt::Key_Down:
        go(row + 1 == rows ? 0 : row + 1);
        return true;
    case Qt::Key_Up:
        go(row == 0 ? rows - 1 : row - 1);
        return true;
    case Qt::Key_PageDown:
        go(row + mostRows);
        return true;
    case Qt::Key_PageUp:
        go(row - mostRows);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true;
    default:
        return false;
    }
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress
        && handleKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason) {
        // A click elsewhere says where the focus is to be.
        m_focusBefore.clear();
        close();
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return RaisedFrame::eventFilter(watched, event);
}

} // namespace stet
