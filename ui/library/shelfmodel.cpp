#include "ui/library/shelfmodel.h"

#include "ui/library/draftmime.h"

#include <QMimeData>

namespace stet {

namespace {

const QString folderMimeType = QStringLiteral("application/x-stet-folder");

} // namespace

struct ShelfModel::Node
{
    std::optional<Shelf> shelf; ///< none: the heading of a section
    QString key;                ///< of the shelf, or of the section
    QString text;
    int count = -1; ///< -1: not counted
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;

    Node *add(std::unique_ptr<Node> child)
    {
        child->parent = this;
        child->row = static_cast<int>(children.size());
        children.push_back(std::move(child));
        return children.back().get();
    }
    Node *add(const Shelf &added, int drafts)
    {
        auto child = std::make_unique<Node>();
        child->shelf = added;
        child->key = added.key();
        child->text = added.title();
        child->count = drafts;
        return add(std::move(child));
    }
    Node *addSection(const QString &sectionKey, const QString &heading)
    {
        auto child = std::make_unique<Node>();
        child->key = sectionKey;
        child->text = heading;
        return add(std::move(child));
    }
};

ShelfModel::ShelfModel(QObject *parent) : QAbstractItemModel(parent), m_root(makeTree({})) {}

ShelfModel::~ShelfModel() = default;

void ShelfModel::addFolders(Node &section, const QList<CountedName> &folders)
{
    QList<Node *> above; // the folder last added, and those it is in
    for (const CountedName &folder : folders) {
        while (!above.isEmpty() && !folder.name.startsWith(above.last()->shelf->name + QLatin1Char('/')))
            above.removeLast();
        Node *parent = above.isEmpty() ? &section : above.last();
        above.append(parent->add(Shelf::ofFolder(folder.name), folder.count));
    }
}

std::unique_ptr<ShelfModel::Node> ShelfModel::makeTree(const Shelves &shelves) const
{
    auto root = std::make_unique<Node>();
    root->add(Shelf(), shelves.all);
    Node *states = root->addSection(QStringLiteral("section:states"), tr("States"));
    for (int i = 0; i < Shelves::stateCount; ++i)
        states->add(Shelf::ofState(static_cast<ArticleState>(i)), shelves.states.at(static_cast<std::size_t>(i)));
    addFolders(*root->addSection(foldersKey(), tr("Folders")), shelves.folders);
    if (!shelves.tags.isEmpty()) {
        Node *tags = root->addSection(QStringLiteral("section:tags"), tr("Tags"));
        for (const CountedName &tag : shelves.tags)
            tags->add(Shelf::ofTag(tag.name), tag.count);
    }
    if (!shelves.smartLists.isEmpty()) {
        Node *lists = root->addSection(QStringLiteral("section:lists"), tr("Smart lists"));
        for (const SmartList &list : shelves.smartLists)
            lists->add(Shelf{Shelf::Kind::SmartList, ArticleState::Draft, list.name, list.query}, -1);
    }
    root->add(Shelf::ofTrash(), shelves.trash);
    return root;
}

bool ShelfModel::sameShape(const Node &a, const Node &b)
{
    if (a.key != b.key || a.children.size() != b.children.size())
        return false;
    for (std::size_t i = 0; i < a.children.size(); ++i) {
        if (!sameShape(*a.children[i], *b.children[i]))
            return false;
    }
    return true;
}

void ShelfModel::takeCounts(Node &present, const Node &next, const QModelIndex &at)
{
    if (at.isValid() && present.count != next.count) {
        present.count = next.count;
        Q_EMIT dataChanged(at, at);
    }
    present.shelf = next.shelf; // the query of a smart list
    for (std::size_t i = 0; i < present.children.size(); ++i)
        takeCounts(*present.children[i], *next.children[i], index(static_cast<int>(i), 0, at));
}

void ShelfModel::setShelves(const Shelves &shelves)
{
    m_shelves = shelves;
    auto next = makeTree(shelves);
    if (sameShape(*m_root, *next)) {
        takeCounts(*m_root, *next, {});
        return;
    }
    beginResetModel();
    m_root = std::move(next);
    endResetModel();
}

ShelfModel::Node *ShelfModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ShelfModel::find(const QString &key, const QModelIndex &below) const
{
    for (int row = 0; row < rowCount(below); ++row) {
        const QModelIndex child = index(row, 0, below);
        if (nodeAt(child)->key == key)
            return child;
        if (const QModelIndex found = find(key, child); found.isValid())
            return found;
    }
    return {};
}

QModelIndex ShelfModel::indexOf(const QString &key) const
{
    return find(key, {});
}

Shelf ShelfModel::shelfAt(const QModelIndex &index) const
{
    return nodeAt(index)->shelf.value_or(Shelf());
}

QModelIndex ShelfModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    if (row < 0 || column != 0 || row >= static_cast<int>(node->children.size()))
        return {};
    return createIndex(row, column, node->children.at(static_cast<std::size_t>(row)).get());
}

QModelIndex ShelfModel::parent(const QModelIndex &index) const
{
    Node *above = index.isValid() ? nodeAt(index)->parent : nullptr;
    return above && above != m_root.get() ? createIndex(above->row, 0, above) : QModelIndex();
}

int ShelfModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeAt(parent)->children.size());
}

int ShelfModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ShelfModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node *node = nodeAt(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return node->text;
    case Qt::ToolTipRole:
        if (node->shelf && node->shelf->kind == Shelf::Kind::SmartList)
            return node->shelf->query;
        return node->shelf && node->shelf->kind == Shelf::Kind::Folder ? node->shelf->name : node->text;
    case Qt::AccessibleTextRole:
        return node->count < 0 ? node->text : tr("%1, %Ln draft(s)", "shelf and what it holds", node->count).arg(node->text);
    case ShelfRole:
        return node->shelf ? QVariant::fromValue(*node->shelf) : QVariant();
    case KeyRole:
        return node->key;
    case CountRole:
        return node->count;
    case SectionRole:
        return !node->shelf.has_value();
    default:
        return {};
    }
}

bool ShelfModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().simplified();
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable) || name.isEmpty() || name == nodeAt(index)->text)
        return false;
    Q_EMIT renameAsked(shelfAt(index), name);
    return false; // it is shown when the library has it
}

Qt::ItemFlags ShelfModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Node *node = nodeAt(index);
    if (!node->shelf)
        return Qt::ItemIsEnabled | (node->key == foldersKey() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags);
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    switch (node->shelf->kind) {
    case Shelf::Kind::All:
    case Shelf::Kind::State:
    case Shelf::Kind::Trash:
        return flags | Qt::ItemIsDropEnabled;
    case Shelf::Kind::Folder:
        return flags | Qt::ItemIsDropEnabled | Qt::ItemIsDragEnabled | Qt::ItemIsEditable;
    case Shelf::Kind::Tag:
        return flags | Qt::ItemIsDropEnabled | Qt::ItemIsEditable;
    case Shelf::Kind::SmartList:
        return flags | Qt::ItemIsEditable;
    }
    return flags;
}

QStringList ShelfModel::mimeTypes() const
{
    return {draftmime::type(), folderMimeType};
}

QMimeData *ShelfModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(folderMimeType, shelfAt(indexes.first()).name.toUtf8());
    return data;
}

bool ShelfModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int row, int, const QModelIndex &parent) const
{
    if (row >= 0 || !(flags(parent) & Qt::ItemIsDropEnabled)) // between two shelves
        return false;
    const Node *node = nodeAt(parent);
    if (data->hasFormat(draftmime::type()))
        return true;
    if (!data->hasFormat(folderMimeType))
        return false;
    const QString path = QString::fromUtf8(data->data(folderMimeType));
    if (!node->shelf)
        return path.contains(QLatin1Char('/'));
    return node->shelf->kind == Shelf::Kind::Folder && node->shelf->name != path
           && !node->shelf->name.startsWith(path + QLatin1Char('/'));
}

bool ShelfModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const Node *node = nodeAt(parent);
    if (data->hasFormat(folderMimeType)) {
        const QString path = QString::fromUtf8(data->data(folderMimeType));
        const QString name = Shelf::ofFolder(path).title();
        Q_EMIT folderMoveAsked(path, node->shelf ? node->shelf->name + QLatin1Char('/') + name : name);
    } else {
        Q_EMIT draftsDropped(draftmime::read(data), node->shelf.value_or(Shelf::ofFolder({})));
    }
    return false; // nothing is to be taken out of where it was dragged from
}

} // namespace stet
