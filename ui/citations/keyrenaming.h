#pragma once

#include "app/article/edithistory.h"
#include "app/citations/keyrename.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace stet {

class ArticleCitations;
class ArticleEditor;
class Draft;

/// Carries a new key of a source through the open text, in one step of its undo history, through its quotations, and,
/// away from this thread, through every other article that cites it.
///
/// Who changed the key offers to undo that. A rename that turns an earlier one round takes back exactly what that one
/// did. Where the writer takes a rename back in the text, or does it again, the key is asked to follow; two sources that
/// were made one stay one. Owned by the room of citations; window's thread.
class KeyRenaming : public QObject
{
    Q_OBJECT

public:
    KeyRenaming(const ArticleCitations *citations, ArticleEditor *editor, QObject *parent);
    ~KeyRenaming() override;

    void setLibrary(Library *library) { m_library = library; }
    void follow(Draft *draft); ///< null for none

    enum class Kind { Rename, Merge };

    /// The library has the source under the key `to` already.
    void rename(const QString &from, const QString &to, Kind kind = Kind::Rename);

Q_SIGNALS:
    /// Records of the open draft were changed in the library.
    void recordsChanged();
    /// The text names the source otherwise now: it has the key `now` and wants the other one.
    void keyWanted(const QString &now, const QString &wanted);
    void failed(const stet::Error &error);

private:
    /// The other articles are changed later than the open one: until that is known, only `elsewhere` will have them.
    struct Rename
    {
        Kind kind = Kind::Rename;
        KeyRename known;
        std::shared_ptr<KeyRename> elsewhere; ///< the worker's; null once it is part of what is known
    };

    void followStep(EditKind kind);
    void renameAnew(const QString &from, const QString &to, Kind kind);
    void takeBack(const Rename &rename);
    void learn(const std::shared_ptr<KeyRename> &elsewhere);
    static void remember(QList<Rename> *renames, const Rename &rename);
    static QList<Rename>::iterator newest(QList<Rename> &renames, const QString &from, const QString &to);
    void editText(const QList<TextEdit> &edits);
    ArticleId open() const;
    QString body() const;

    const ArticleCitations *m_citations;
    ArticleEditor *m_editor;
    Library *m_library = nullptr;
    QMetaObject::Connection m_following;
    QList<Rename> m_done;      ///< the newest last
    QList<Rename> m_takenBack; ///< likewise
    QThreadPool m_worker;    ///< of one thread, so that renames keep their order
};

} // namespace stet
