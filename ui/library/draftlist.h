#pragma once

#include "app/store/articlesearch.h"
#include "ui/library/shelf.h"

#include <QAbstractListModel>
#include <QHash>

namespace stet {

/// The drafts of one shelf as a list: in the order in which it was filled, and then in that order while it is shown, so
/// that no line moves away under the pointer.
///
/// A title is changed in place: the new one is shown at once and asked for by `renameAsked`. Lines can be dragged, as
/// draftmime. Window's thread.
class DraftList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        StateRole,
        WordsRole,
        ChangedRole,
        DetailsRole, ///< the second line: state, words, last change; of a find, the words around it
        HitsRole,    ///< QList<TextRange> in DetailsRole
    };

    explicit DraftList(QObject *parent = nullptr);

    /// Shows these. Lines that stay keep their place in the view: only what differs is told, unless all is different.
    void setDrafts(const QList<ArticleSummary> &drafts, const QHash<ArticleId, Snippet> &snippets = {});
    const QList<ArticleSummary> &drafts() const { return m_drafts; }

    /// Shows a draft anew, or puts it on top when it was not in the list.
    void showDraft(const ArticleSummary &draft);
    void removeDraft(const ArticleId &id);

    QModelIndex indexOf(const ArticleId &id) const;
    static QString titleOf(const ArticleSummary &draft);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

    /// No titles can be changed while this is false (in the trash).
    void setEditable(bool editable) { m_editable = editable; }

Q_SIGNALS:
    void renameAsked(const stet::ArticleId &id, const QString &headline);

private:
    void number(qsizetype from);
    bool takeRemovals(const QList<ArticleSummary> &drafts);
    static QString tipOf(const ArticleSummary &draft);
    QString detailsOf(const ArticleSummary &draft) const;

    QList<ArticleSummary> m_drafts;
    QHash<ArticleId, qsizetype> m_rows;
    QHash<ArticleId, Snippet> m_snippets;
    bool m_editable = true;
};

} // namespace stet
