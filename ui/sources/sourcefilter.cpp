#include "ui/sources/sourcefilter.h"

#include "ui/sources/sourcelistmodel.h"

namespace stet {

SourceFilter::SourceFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SourceListModel::SortRole);
}

void SourceFilter::setView(View view)
{
    m_view = view;
    invalidateFilter();
}

void SourceFilter::setType(const QString &cslType)
{
    m_type = cslType;
    invalidateFilter();
}

void SourceFilter::setTag(const QString &tag)
{
    m_tag = tag;
    invalidateFilter();
}

void SourceFilter::setFound(const std::optional<QSet<SourceId>> &ids)
{
    m_found = ids;
    invalidateFilter();
}

void SourceFilter::setCitedHere(const QSet<QString> &keys)
{
    if (m_citedHere == keys)
        return;
    m_citedHere = keys;
    if (m_view == View::CitedHere)
        invalidateFilter();
}

bool SourceFilter::isInView(const Source &source) const
{
    const auto *model = qobject_cast<const SourceListModel *>(sourceModel());
    switch (m_view) {
    case View::All:
        return true;
    case View::CitedHere:
        return m_citedHere.contains(source.key);
    case View::CitedAnywhere:
        return model->articlesUsing(source.key) > 0;
    case View::NeverUsed:
        return model->articlesUsing(source.key) == 0;
    case View::NoText:
        return source.captures.isEmpty();
    case View::LinkTrouble:
        return isTrouble(source.link.state);
    }
    return true;
}

bool SourceFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = qobject_cast<const SourceListModel *>(sourceModel());
    if (!model)
        return false;
    const Source &source = model->source(row);
    return (!m_found || m_found->contains(source.id)) && (m_type.isEmpty() || source.type() == m_type)
           && (m_tag.isEmpty() || source.tags.contains(m_tag)) && isInView(source);
}

bool SourceFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const int a = left.data(sortRole()).toInt();
    const int b = right.data(sortRole()).toInt();
    return a == b ? left.row() < right.row() : a < b;
}

QString viewLabel(SourceFilter::View view)
{
    switch (view) {
    case SourceFilter::View::All:
        return SourceFilter::tr("All sources");
    case SourceFilter::View::CitedHere:
        return SourceFilter::tr("Used in this article");
    case SourceFilter::View::CitedAnywhere:
        return SourceFilter::tr("Used in any article");
    case SourceFilter::View::NeverUsed:
        return SourceFilter::tr("Never used");
    case SourceFilter::View::NoText:
        return SourceFilter::tr("Without a saved text");
    case SourceFilter::View::LinkTrouble:
        return SourceFilter::tr("With a link to look at");
    }
    return {};
}

QString emptyViewSentence(SourceFilter::View view)
{
    switch (view) {
    case SourceFilter::View::All:
        return SourceFilter::tr("No source holds these words.");
    case SourceFilter::View::CitedHere:
        return SourceFilter::tr("This article cites and quotes no source of the library yet.");
    case SourceFilter::View::CitedAnywhere:
        return SourceFilter::tr("No article cites or quotes a source yet.");
    case SourceFilter::View::NeverUsed:
        return SourceFilter::tr("Every source is used in an article.");
    case SourceFilter::View::NoText:
        return SourceFilter::tr("Every source has a saved text.");
    case SourceFilter::View::LinkTrouble:
        return SourceFilter::tr("No checked link is in trouble.");
    }
    return {};
}

QList<SourceFilter::View> sourceViews()
{
    using View = SourceFilter::View;
    return {View::All, View::CitedHere, View::CitedAnywhere, View::NeverUsed, View::NoText, View::LinkTrouble};
}

} // namespace stet
