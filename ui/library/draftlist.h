#pragma once

#include "app/store/articlestore.h"

#include <QAbstractListModel>
#include <QHash>

namespace stet {

/// "Idea", "Draft", "In review", "Ready", "Published", translated.
QString stateText(ArticleState state);

/// The drafts of the library as a list: newest first when it is filled, and then in that order while it is shown, so
/// that no line moves away under the pointer.
///
/// A title is changed in place: the new one is shown at once and asked for by `renameAsked`. Window's thread.
class DraftList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        StateRole,
        WordsRole,
        ChangedRole,
        DetailsRole, ///< the second line: state, words, last change
        FilterRole,  ///< everything that the filter field looks at
    };

    explicit DraftList(QObject *parent = nullptr);

    void setDrafts(const QList<ArticleSummary> &drafts);
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

    /// No titles can be changed while this is false (in the trash).
    void setEditable(bool editable) { m_editable = editable; }

Q_SIGNALS:
    void renameAsked(const stet::ArticleId &id, const QString &headline);

private:
    void number(qsizetype from);

    QList<ArticleSummary> m_drafts;
    QHash<ArticleId, qsizetype> m_rows;
    bool m_editable = true;
};

} // namespace stet
