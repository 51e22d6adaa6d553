#include "ui/sources/sourcelistmodel.h"

#include "app/sources/sourcefields.h"

#include <QCollator>

#include <algorithm>
#include <utility>
#include <vector>

namespace stet {

QString shownTitle(const Source &source)
{
    if (!source.title().isEmpty())
        return source.title();
    return source.address().isEmpty() ? source.key : source.address();
}

QString shownOrigin(const Source &source)
{
    QStringList parts{source.writer(), source.outlet(), source.year()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void SourceListModel::setSources(const QList<Source> &sources, const SourceUses &uses)
{
    QHash<QString, QSet<ArticleId>> articles;
    for (const auto &kind : {uses.citing, uses.quoting}) {
        for (auto use = kind.begin(); use != kind.end(); ++use) {
            for (const CitingArticle &article : use.value())
                articles[use.key()].insert(article.id);
        }
    }
    m_ranks.clear();
    m_used.clear();
    for (auto use = articles.begin(); use != articles.end(); ++use)
        m_used.insert(use.key(), int(use.value().size()));
    const bool sameRows = std::equal(sources.begin(), sources.end(), m_sources.begin(), m_sources.end(),
                                     [](const Source &left, const Source &right) { return left.id == right.id; });
    if (sameRows) {
        m_sources = sources;
        if (!sources.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(sources.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_sources = sources;
    endResetModel();
}

int SourceListModel::rowOf(const SourceId &id) const
{
    const auto found = std::find_if(m_sources.begin(), m_sources.end(),
                                    [&](const Source &source) { return source.id == id; });
    return found == m_sources.end() ? -1 : int(found - m_sources.begin());
}

int SourceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sources.size());
}

int SourceListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SourceListModel::cell(const Source &source, int column) const
{
    switch (column) {
    case TitleColumn:
        return shownTitle(source);
    case WriterColumn:
        return source.writer();
    case OutletColumn:
        return source.outlet();
    case DateColumn:
        return source.year();
    case TypeColumn:
        return typeLabel(source.type());
    case UsedColumn:
        return m_used.contains(source.key) ? tr("%n article(s)", nullptr, m_used.value(source.key)) : QString();
    case TextColumn:
        return source.captures.isEmpty() ? tr("None") : tr("%n text(s)", nullptr, int(source.captures.size()));
    case LinkColumn:
        return source.link.state == LinkState::NotChecked ? QString() : linkStateLabel(source.link.state);
    default:
        return {};
    }
}

int SourceListModel::sortValue(const Source &source, int row, int column) const
{
    switch (column) {
    case UsedColumn:
        return m_used.value(source.key);
    case TextColumn:
        return int(source.captures.size());
    case LinkColumn:
        return int(source.link.state);
    case WriterColumn:
        return row; // the list comes by writer
    default:
        return ranks(column)[row];
    }
}

/// Comparing ten thousand titles pair by pair takes a second; their keys are compared in a moment.
const QList<int> &SourceListModel::ranks(int column) const
{
    QList<int> &ranks = m_ranks[column];
    if (ranks.size() == m_sources.size())
        return ranks;
    const QCollator collator;
    std::vector<std::pair<QCollatorSortKey, int>> keys;
    keys.reserve(std::size_t(m_sources.size()));
    for (int row = 0; row < int(m_sources.size()); ++row) {
        // Folded here: in the C locale a collator knows nothing of case.
        const QString text = column == DateColumn ? toText(m_sources[row].date()) : cell(m_sources[row], column);
        keys.emplace_back(collator.sortKey(text.toCaseFolded()), row);
    }
    std::stable_sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    ranks.resize(m_sources.size());
    for (int place = 0; place < int(keys.size()); ++place) {
        // What reads the same has the same rank, so that the order by writer decides.
        const bool isSame = place > 0 && !(keys[std::size_t(place) - 1].first < keys[std::size_t(place)].first);
        ranks[keys[std::size_t(place)].second] = isSame ? ranks[keys[std::size_t(place) - 1].second] : place;
    }
    return ranks;
}

QVariant SourceListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_sources.size())
        return {};
    const Source &source = m_sources[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return cell(source, index.column());
    case OriginRole:
        return shownOrigin(source);
    case IdRole:
        return source.id;
    case KeyRole:
        return source.key;
    case SortRole:
        return sortValue(source, index.row(), index.column());
    case Qt::AccessibleTextRole:
        return index.column() == TitleColumn ? tr("%1, %2").arg(shownTitle(source), shownOrigin(source)) : cell(source, index.column());
    case Qt::ToolTipRole:
        if (index.column() == LinkColumn)
            return linkSentence(source.link);
        return source.captures.isEmpty() ? tr("No text was saved of it, so quotations cannot be checked against it.")
                                         : tr("Cited as @%1").arg(source.key);
    default:
        return {};
    }
}

QVariant SourceListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Title");
    case WriterColumn:
        return tr("Writers");
    case OutletColumn:
        return tr("Published in");
    case DateColumn:
        return tr("Year");
    case TypeColumn:
        return tr("Type");
    case UsedColumn:
        return tr("Used in");
    case TextColumn:
        return tr("Saved");
    case LinkColumn:
        return tr("Link");
    default:
        return {};
    }
}

} // namespace stet
