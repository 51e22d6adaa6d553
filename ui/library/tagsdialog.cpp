#include "ui/library/tagsdialog.h"

#include "ui/look/icons.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace stet {

TagsDialog::TagsDialog(const QStringList &known, const QHash<QString, int> &held, int drafts, QWidget *parent)
    : QDialog(parent), m_field(new QLineEdit), m_list(new QListWidget)
{
    setObjectName(QStringLiteral("tags"));
    setWindowTitle(drafts == 1 ? tr("Tags") : tr("Tags of %Ln draft(s)", nullptr, drafts));
    m_field->setObjectName(QStringLiteral("tags.field"));
    m_field->setAccessibleName(tr("Find or add a tag"));
    m_field->setPlaceholderText(tr("Find or add a tag"));
    m_field->addAction(icon(QStringLiteral("tag")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("tags.list"));
    m_list->setAccessibleName(tr("Tags"));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);

    QStringList tags = known;
    for (auto tag = held.cbegin(); tag != held.cend(); ++tag) {
        if (!tags.contains(tag.key()))
            tags.append(tag.key());
    }
    tags.sort(Qt::CaseInsensitive);
    for (const QString &tag : std::as_const(tags)) {
        const int count = held.value(tag);
        addLine(tag, count == 0 ? Qt::Unchecked : count < drafts ? Qt::PartiallyChecked : Qt::Checked);
    }
    auto *help = new QLabel(tr("Return adds the tag that is typed, or ticks the one that fits."));
    help->setForegroundRole(QPalette::PlaceholderText);
    help->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(help);
    layout->addWidget(buttons);
    resize(340, 420);
    connect(m_field, &QLineEdit::textChanged, this, &TagsDialog::showFitting);
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        Q_EMIT tagged(item->text(), item->checkState() == Qt::Checked);
    });
    m_field->setFocus();
}

QListWidgetItem *TagsDialog::addLine(const QString &tag, Qt::CheckState state)
{
    auto *item = new QListWidgetItem(tag);
    item->setSizeHint({0, fontMetrics().height() + 12});
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(state);
    m_list->addItem(item);
    return item;
}

void TagsDialog::showFitting(const QString &typed)
{
    const QString words = typed.simplified();
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(!m_list->item(row)->text().contains(words, Qt::CaseInsensitive));
}

void TagsDialog::takeTyped()
{
    constexpr qsizetype longestTag = 100;
    const QString tag = m_field->text().simplified().left(longestTag);
    if (tag.isEmpty()) {
        accept();
        return;
    }
    const auto same = m_list->findItems(tag, Qt::MatchFixedString);
    QListWidgetItem *fitting = same.value(0);
    if (fitting) {
        fitting->setCheckState(fitting->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    } else {
        fitting = addLine(tag, Qt::Checked);
        Q_EMIT tagged(tag, true);
    }
    m_field->clear();
    m_list->setCurrentItem(fitting);
    m_list->scrollToItem(fitting);
}

bool TagsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        takeTyped();
        return true;
    case Qt::Key_Down:
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return false;
    }
}

} // namespace stet
