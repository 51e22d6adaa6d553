#pragma once

#include "app/sources/sourcestore.h"

#include <QSet>
#include <QSortFilterProxyModel>

#include <optional>

namespace stet {

/// Which sources a list shows. Window's thread.
class SourceFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class View { All, CitedHere, CitedAnywhere, NeverUsed, NoText, LinkTrouble };

    explicit SourceFilter(QObject *parent = nullptr);

    void setView(View view);
    View view() const { return m_view; }
    void setType(const QString &cslType);
    void setTag(const QString &tag);

    /// Those that hold the words searched for; nothing: there is no search.
    void setFound(const std::optional<QSet<SourceId>> &ids);

    /// The keys that the article on the desk cites or quotes.
    void setCitedHere(const QSet<QString> &keys);

    /// True when anything but the search narrows the list down.
    bool isNarrow() const { return m_view != View::All || !m_type.isEmpty() || !m_tag.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    bool isInView(const Source &source) const;

    View m_view = View::All;
    QString m_type;
    QString m_tag;
    std::optional<QSet<SourceId>> m_found;
    QSet<QString> m_citedHere;
};

/// The view's name for a chooser, and what to say when it is empty. Translated.
QString viewLabel(SourceFilter::View view);
QString emptyViewSentence(SourceFilter::View view);

/// The views in the order in which they are offered.
QList<SourceFilter::View> sourceViews();

} // namespace stet
