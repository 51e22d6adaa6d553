#pragma once

#include "app/store/shelfstore.h"
#include "ui/library/shelf.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace stet {

/// The shelves of the library as a tree: all drafts, states, folders, tags, smart lists, trash.
///
/// Drafts that are dropped on a shelf, a folder that is dropped on another and a name that is changed in place are asked
/// for by signals; the model shows the library and changes nothing. Counts that change leave the tree as it stands.
/// Window's thread.
class ShelfModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        ShelfRole = Qt::UserRole + 1, ///< a Shelf; invalid for a section
        KeyRole,                      ///< Shelf::key, or the section's own
        CountRole,
        SectionRole,                  ///< true for the heading of a section
    };

    explicit ShelfModel(QObject *parent = nullptr);
    ~ShelfModel() override;

    void setShelves(const Shelves &shelves);
    const Shelves &shelves() const { return m_shelves; }

    /// Invalid when there is no such shelf.
    QModelIndex indexOf(const QString &key) const;
    Shelf shelfAt(const QModelIndex &index) const;
    static QString foldersKey() { return QStringLiteral("section:folders"); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void draftsDropped(const QList<stet::ArticleId> &ids, const stet::Shelf &shelf);
    void folderMoveAsked(const QString &path, const QString &newPath);
    void renameAsked(const stet::Shelf &shelf, const QString &name);

private:
    struct Node;

    std::unique_ptr<Node> makeTree(const Shelves &shelves) const;
    static void addFolders(Node &section, const QList<CountedName> &folders);
    static bool sameShape(const Node &a, const Node &b);
    void takeCounts(Node &present, const Node &next, const QModelIndex &index);
    Node *nodeAt(const QModelIndex &index) const;
    QModelIndex find(const QString &key, const QModelIndex &below) const;

    std::unique_ptr<Node> m_root;
    Shelves m_shelves;
};

} // namespace stet
