#pragma once

#include "app/store/shelfstore.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace stet {

class Keeper;
class Library;
class LibraryPane;
class NoticeBar;
class Session;

/// Does with drafts what the library pane asks for: state, folder, tags, name, copies, trash; one or many at once.
///
/// The library is written in a thread of its own, in the order in which things were asked for; the draft on the desk is
/// changed on the desk. What can be undone is done at once and offers its undo in the notice bar. Owned by Application;
/// borrows everything it is given; window's thread.
class DraftFiling : public QObject
{
    Q_OBJECT

public:
    struct Rooms
    {
        Library &library;
        Keeper &keeper;
        Session &session;
        LibraryPane &pane;
        NoticeBar &notices;
        QWidget *window;
    };

    explicit DraftFiling(const Rooms &rooms, QObject *parent = nullptr);
    ~DraftFiling() override;

    /// `said` is the sentence for the notice bar; empty: nothing is said, for what can be seen and undone at a glance.
    void file(const QList<ArticleId> &ids, const FilingChange &change, const QString &said);
    void moveToFolder(const QList<ArticleId> &ids, const QString &folder);
    void setState(const QList<ArticleId> &ids, ArticleState state);
    /// Gives a tag another name in every draft, or takes it off when the new one is empty.
    void retag(const QString &tag, const QString &newTag);
    void rename(const ArticleId &id, const QString &headline);
    void duplicate(const ArticleId &id);
    void moveToTrash(const QList<ArticleId> &ids);
    void restore(const QList<ArticleId> &ids);
    void removeForGood(const QList<ArticleId> &ids);
    void emptyTrash();

    /// Runs work on the library behind everything that was asked for before; an error is said. `then` gets the answer.
    template <typename Answer>
    void run(std::function<Result<Answer>(Library &)> work, std::function<void(const Answer &)> then);
    void run(std::function<Result<void>(Library &)> work, std::function<void()> then);

Q_SIGNALS:
    /// Lists and shelves are to be filled anew.
    void filed();

private:
    void connectPane();
    QString titlesOf(const QList<ArticleId> &ids) const;
    void takeOffList(const QList<ArticleId> &ids, bool wasOpen);

    Rooms m_rooms;
    QThreadPool m_worker; ///< of one thread
};

} // namespace stet
