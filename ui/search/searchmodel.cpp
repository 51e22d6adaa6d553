#include "ui/search/searchmodel.h"

#include "ui/library/draftlist.h"

namespace stet {

void SearchModel::addHeading(const QString &text)
{
    SearchLine line;
    line.title = text;
    m_lines.append(line);
}

void SearchModel::addArticles(const QList<SearchHit> &hits, const QString &heading)
{
    if (hits.isEmpty())
        return;
    addHeading(heading);
    for (const SearchHit &hit : hits) {
        SearchLine line;
        line.kind = SearchLine::Kind::Article;
        line.title = DraftList::titleOf(hit.article);
        line.aside = hit.part == ArticlePart::Comment ? tr("Comment") : stateText(hit.article.state);
        line.words = {hit.snippet, hit.hits};
        line.article = hit.article.id;
        line.part = hit.part;
        m_lines.append(line);
    }
}

void SearchModel::setFinds(const LibraryFinds &finds)
{
    beginResetModel();
    m_lines.clear();
    QList<SearchHit> drafts;
    QList<SearchHit> published;
    for (const SearchHit &hit : finds.articles)
        (hit.article.state == ArticleState::Published ? published : drafts).append(hit);
    addArticles(drafts, tr("Drafts"));
    addArticles(published, tr("Published"));
    if (!finds.quotations.isEmpty())
        addHeading(tr("Quotations"));
    for (const QuotationHit &hit : finds.quotations) {
        SearchLine line;
        line.kind = SearchLine::Kind::Quotation;
        line.title = hit.speaker.isEmpty() ? tr("Nobody named") : hit.speaker;
        line.aside = hit.articleTitle;
        line.words = hit.words;
        line.article = hit.article;
        line.record = hit.record;
        m_lines.append(line);
    }
    if (!finds.sources.isEmpty())
        addHeading(tr("Sources"));
    for (const SourceHit &hit : finds.sources) {
        SearchLine line;
        line.kind = SearchLine::Kind::Source;
        line.title = hit.title.isEmpty() ? hit.key : hit.title;
        line.aside = hit.writer;
        line.words = hit.words;
        line.key = hit.key;
        m_lines.append(line);
    }
    if (!finds.authors.isEmpty())
        addHeading(tr("Authors"));
    for (const AuthorHit &hit : finds.authors) {
        SearchLine line;
        line.kind = SearchLine::Kind::Author;
        line.title = hit.name;
        line.words = hit.words;
        line.author = hit.author;
        m_lines.append(line);
    }
    endResetModel();
}

int SearchModel::selectableFrom(int row, int by) const
{
    for (int at = row; at >= 0 && at < m_lines.size(); at += by) {
        if (m_lines[at].kind != SearchLine::Kind::Heading)
            return at;
    }
    return -1;
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchLine &line = m_lines[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return line.title;
    case Qt::AccessibleTextRole: {
        QStringList parts{line.title, line.aside, line.words.text};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case LineRole:
        return QVariant::fromValue(line);
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_lines[index.row()].kind == SearchLine::Kind::Heading)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace stet
