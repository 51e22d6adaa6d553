#include "ui/sources/sourcelistmodel.h"

#include <algorithm>

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

void SourceListModel::setSources(const QList<Source> &sources)
{
    const bool sameRows = std::equal(sources.begin(), sources.end(), m_sources.begin(), m_sources.end(),
                                     [](const Source &left, const Source &right) { return left.id == right.id; });
    if (sameRows) {
        m_sources = sources;
        if (!sources.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(sources.size()) - 1));
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

QVariant SourceListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_sources.size())
        return {};
    const Source &source = m_sources[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return shownTitle(source);
    case Qt::UserRole:
        return shownOrigin(source);
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(shownTitle(source), shownOrigin(source));
    case Qt::ToolTipRole:
        return source.captures.isEmpty() ? tr("No text was saved of it, so quotations cannot be checked against it.")
                                         : tr("Cited as @%1").arg(source.key);
    default:
        return {};
    }
}

} // namespace stet
