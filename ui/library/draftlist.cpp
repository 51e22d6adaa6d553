#include "ui/library/draftlist.h"

#include "ui/library/draftmime.h"

#include <QLocale>
#include <QMimeData>

#include <algorithm>

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

DraftList::DraftList(QObject *parent) : QAbstractListModel(parent) {}

QString DraftList::titleOf(const ArticleSummary &draft)
{
    return draft.title.isEmpty() ? tr("Untitled") : draft.title;
}

void DraftList::setDrafts(const QList<ArticleSummary> &drafts, const QHash<ArticleId, Snippet> &snippets)
{
    m_snippets = snippets;
    const auto sameDraft = [](const ArticleSummary &a, const ArticleSummary &b) { return a.id == b.id; };
    const bool goesOn = m_drafts.size() <= drafts.size()
                        && std::equal(m_drafts.cbegin(), m_drafts.cend(), drafts.cbegin(), sameDraft);
    if (!m_drafts.isEmpty() && (goesOn || takeRemovals(drafts))) {
        const qsizetype shown = m_drafts.size();
        std::copy_n(drafts.cbegin(), shown, m_drafts.begin());
        if (drafts.size() > shown) {
            beginInsertRows({}, int(shown), int(drafts.size()) - 1);
            m_drafts = drafts;
            number(shown);
            endInsertRows();
        }
        if (shown > 0)
            Q_EMIT dataChanged(index(0), index(int(shown) - 1));
        return;
    }
    beginResetModel();
    m_drafts = drafts;
    m_rows.clear();
    number(0);
    endResetModel();
}

/// When some lines go and the rest stays in order. A view takes a few lines away faster than it fills itself anew.
bool DraftList::takeRemovals(const QList<ArticleSummary> &drafts)
{
    constexpr qsizetype few = 64;
    const qsizetype gone = m_drafts.size() - drafts.size();
    if (gone <= 0 || gone > few)
        return false;
    QList<int> rows;
    qsizetype next = 0;
    for (qsizetype row = 0; row < m_drafts.size(); ++row) {
        if (next < drafts.size() && m_drafts[row].id == drafts[next].id)
            ++next;
        else
            rows.prepend(int(row));
    }
    if (next != drafts.size())
        return false;
    for (const int row : std::as_const(rows)) {
        beginRemoveRows({}, row, row);
        m_rows.remove(m_drafts[row].id);
        m_drafts.removeAt(row);
        endRemoveRows();
    }
    number(rows.last());
    return true;
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

QString DraftList::tipOf(const ArticleSummary &draft)
{
    QStringList lines{titleOf(draft), draft.folder, draft.tags.join(QStringLiteral(", "))};
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QString DraftList::detailsOf(const ArticleSummary &draft) const
{
    const QDateTime moment = draft.trashed.isValid() ? draft.trashed : draft.changed;
    return tr("%1 · %Ln word(s) · %2", "state, words, last change", draft.words)
        .arg(stateText(draft.state), whenText(moment));
}

QVariant DraftList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ArticleSummary &draft = m_drafts[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(draft);
    case Qt::EditRole:
        return draft.title;
    case Qt::ToolTipRole:
        return tipOf(draft);
    case Qt::AccessibleTextRole:
        return titleOf(draft) + QStringLiteral(", ") + detailsOf(draft);
    case IdRole:
        return QVariant::fromValue(draft.id);
    case StateRole:
        return int(draft.state);
    case WordsRole:
        return draft.words;
    case ChangedRole:
        return draft.changed;
    case DetailsRole: {
        const auto snippet = m_snippets.constFind(draft.id);
        return snippet == m_snippets.cend() ? detailsOf(draft) : snippet->text;
    }
    case HitsRole:
        return QVariant::fromValue(m_snippets.value(draft.id).hits);
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
    if (index.isValid())
        flags |= Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (index.isValid() && m_editable)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QStringList DraftList::mimeTypes() const
{
    return {draftmime::type()};
}

QMimeData *DraftList::mimeData(const QModelIndexList &indexes) const
{
    QList<ArticleId> ids;
    for (const QModelIndex &index : indexes)
        ids.append(m_drafts[index.row()].id);
    return draftmime::make(ids);
}

} // namespace stet
