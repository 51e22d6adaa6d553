#include "ui/library/draftlist.h"

#include <QCoreApplication>
#include <QLocale>

namespace stet {

namespace {

QString whenText(const QDateTime &moment)
{
    const QDateTime local = moment.toLocalTime();
    const QDate today = QDate::currentDate();
    if (local.date() == today)
        return QLocale().toString(local.time(), QLocale::ShortFormat);
    if (local.date() == today.addDays(-1))
        return DraftList::tr("yesterday");
    if (local.date() < today && local.date() > today.addDays(-7))
        return QLocale().dayName(local.date().dayOfWeek(), QLocale::LongFormat);
    return QLocale().toString(local.date(), QLocale::ShortFormat);
}

} // namespace

QString stateText(ArticleState state)
{
    switch (state) {
    case ArticleState::Idea:
        return QCoreApplication::translate("stet::DraftList", "Idea");
    case ArticleState::Draft:
        return QCoreApplication::translate("stet::DraftList", "Draft");
    case ArticleState::InReview:
        return QCoreApplication::translate("stet::DraftList", "In review");
    case ArticleState::Ready:
        return QCoreApplication::translate("stet::DraftList", "Ready");
    case ArticleState::Published:
        return QCoreApplication::translate("stet::DraftList", "Published");
    }
    return {};
}

DraftList::DraftList(QObject *parent) : QAbstractListModel(parent) {}

QString DraftList::titleOf(const ArticleSummary &draft)
{
    return draft.title.isEmpty() ? tr("Untitled") : draft.title;
}

void DraftList::setDrafts(const QList<ArticleSummary> &drafts)
{
    beginResetModel();
    m_drafts = drafts;
    m_rows.clear();
    number(0);
    endResetModel();
}

void DraftList::number(qsizetype from)
{
    for (qsizetype row = from; row < m_drafts.size(); ++row)
        m_rows.insert(m_drafts[row].id, row);
}

void DraftList::showDraft(const ArticleSummary &draft)
{
    const auto known = m_rows.constFind(draft.id);
    if (known == m_rows.cend()) {
        beginInsertRows({}, 0, 0);
        m_drafts.prepend(draft);
        number(0);
        endInsertRows();
        return;
    }
    m_drafts[*known] = draft;
    const QModelIndex changed = index(int(*known));
    Q_EMIT dataChanged(changed, changed);
}

void DraftList::removeDraft(const ArticleId &id)
{
    const auto known = m_rows.constFind(id);
    if (known == m_rows.cend())
        return;
    const qsizetype row = *known;
    beginRemoveRows({}, int(row), int(row));
    m_drafts.removeAt(row);
    m_rows.remove(id);
    number(row);
    endRemoveRows();
}

QModelIndex DraftList::indexOf(const ArticleId &id) const
{
    const auto known = m_rows.constFind(id);
    return known == m_rows.cend() ? QModelIndex() : index(int(*known));
}

int DraftList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_drafts.size());
}

QVariant DraftList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ArticleSummary &draft = m_drafts[index.row()];
    const auto details = [&] {
        return tr("%1 · %Ln word(s) · %2", "state, words, last change", draft.words)
            .arg(stateText(draft.state), whenText(draft.changed));
    };
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(draft);
    case Qt::EditRole:
        return draft.title;
    case Qt::ToolTipRole:
        return draft.folder.isEmpty() ? titleOf(draft) : titleOf(draft) + QLatin1Char('\n') + draft.folder;
    case Qt::AccessibleTextRole:
        return titleOf(draft) + QStringLiteral(", ") + details();
    case IdRole:
        return QVariant::fromValue(draft.id);
    case StateRole:
        return int(draft.state);
    case WordsRole:
        return draft.words;
    case ChangedRole:
        return draft.changed;
    case DetailsRole:
        return details();
    case FilterRole:
        return QStringList{titleOf(draft), draft.tags.join(QLatin1Char(' ')), draft.folder, stateText(draft.state)}.join(
            QLatin1Char('\n'));
    default:
        return {};
    }
}

bool DraftList::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const QString headline = value.toString().simplified();
    ArticleSummary &draft = m_drafts[index.row()];
    if (headline.isEmpty() || headline == draft.title)
        return false;
    draft.title = headline;
    Q_EMIT dataChanged(index, index);
    Q_EMIT renameAsked(draft.id, headline);
    return true;
}

Qt::ItemFlags DraftList::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (index.isValid() && m_editable)
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace stet
