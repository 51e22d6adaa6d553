#pragma once

#include "app/store/librarysearch.h"

#include <QAbstractListModel>

namespace stet {

/// One line of what was found.
struct SearchLine
{
    enum class Kind { Heading, Article, Quotation, Source, Author };

    Kind kind = Kind::Heading;
    QString title;
    QString aside;   ///< at the right: state, speaker, writer
    Snippet words;
    ArticleId article;
    ArticlePart part = ArticlePart::Body;
    QUuid record;    ///< of a quotation
    QString key;     ///< of a source
    AuthorId author;

    bool operator==(const SearchLine &other) const
    {
        return kind == other.kind && title == other.title && article == other.article && record == other.record
               && key == other.key && author == other.author;
    }
};

/// What was found in the library, under a heading for each kind. Window's thread.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        LineRole = Qt::UserRole + 1, ///< a SearchLine
    };

    using QAbstractListModel::QAbstractListModel;

    void setFinds(const LibraryFinds &finds);
    const QList<SearchLine> &lines() const { return m_lines; }

    /// The next line that can be chosen, from `row` on in a direction; -1: there is none.
    int selectableFrom(int row, int by) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void addHeading(const QString &text);
    void addArticles(const QList<SearchHit> &hits, const QString &heading);

    QList<SearchLine> m_lines;
};

} // namespace stet

Q_DECLARE_METATYPE(stet::SearchLine)
