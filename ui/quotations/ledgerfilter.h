#pragma once

#include "app/article/article.h"

#include <QSortFilterProxyModel>

namespace stet {

/// The rows of the ledger that the writer asked for. Window's thread.
class LedgerFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit LedgerFilter(QObject *parent = nullptr);

    void setArticle(const ArticleId &article);  ///< null: all articles
    void setSpeaker(const QString &speaker);    ///< empty: every speaker
    void setSource(const QString &source);      ///< empty: every source
    void setStanding(int standing);             ///< of QuotationStanding; -1: every verdict
    void setWords(const QString &words);        ///< that stand in the quotation, whatever their case

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    ArticleId m_article;
    QString m_speaker;
    QString m_source;
    QString m_words;
    int m_standing = -1;
};

} // namespace stet
