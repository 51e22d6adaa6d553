#include "ui/quotations/ledgerfilter.h"

#include "ui/quotations/ledgermodel.h"

namespace stet {

LedgerFilter::LedgerFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(LedgerModel::SortRole);
}

void LedgerFilter::setArticle(const ArticleId &article)
{
    m_article = article;
    invalidateFilter();
}

void LedgerFilter::setSpeaker(const QString &speaker)
{
    m_speaker = speaker;
    invalidateFilter();
}

void LedgerFilter::setSource(const QString &source)
{
    m_source = source;
    invalidateFilter();
}

void LedgerFilter::setStanding(int standing)
{
    m_standing = standing;
    invalidateFilter();
}

void LedgerFilter::setWords(const QString &words)
{
    m_words = words.simplified().toCaseFolded();
    invalidateFilter();
}

bool LedgerFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto value = [&](int column, int role = Qt::DisplayRole) {
        return sourceModel()->index(row, column, parent).data(role);
    };
    return (m_article.isNull() || value(0, LedgerModel::ArticleRole).toUuid() == m_article)
           && (m_speaker.isEmpty() || value(0, LedgerModel::SpeakerRole).toString() == m_speaker)
           && (m_source.isEmpty() || value(LedgerModel::SourceColumn).toString() == m_source)
           && (m_standing < 0 || value(0, LedgerModel::StandingRole).toInt() == m_standing)
           && (m_words.isEmpty()
               || value(LedgerModel::WordsColumn, LedgerModel::SortRole).toString().contains(m_words));
}

} // namespace stet
