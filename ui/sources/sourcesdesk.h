#pragma once

#include "app/background.h"
#include "app/result.h"
#include "app/sources/sourceimport.h"
#include "app/sources/sourcestore.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace stet {

class Library;

/// The library of sources for the window: holds the list that is shown, and does in a thread of its own what takes a
/// disk.
///
/// What changes something says so in one sentence, with its undoing. Each change is followed by a new list; one
/// question goes at a time, in the order in which they were put. Owned by the room; lives in the window's thread.
class SourcesDesk : public QObject
{
    Q_OBJECT

public:
    explicit SourcesDesk(QObject *parent = nullptr);
    ~SourcesDesk() override;

    /// The library from now on; lists it.
    void setLibrary(Library *library);
    bool hasLibrary() const { return !m_folder.isEmpty(); }

    /// All sources, by writer and title, without the words of their captures.
    const QList<Source> &sources() const { return m_sources; }
    const SourceUses &uses() const { return m_uses; }

    /// False until the list was read for the first time: an empty one says nothing yet.
    bool isRead() const { return m_isRead; }

    /// Reads the list anew; `reloadUses` what articles cite and quote, which takes reading every article, so it is asked
    /// for where it is about to be shown.
    void reload();
    void reloadUses();

    void load(const SourceId &id, const std::function<void(const Source &)> &then);
    void load(const QList<SourceId> &ids, const std::function<void(const QList<Source> &)> &then);

    /// Whose words, those of the newest capture included, hold these words or beginnings of words.
    void find(const QString &words, const std::function<void(const QSet<SourceId> &)> &then);

    /// A page or paper that was captured: new, or a further capture of what is there. `then` gets the source.
    void keep(const Source &captured, const std::function<void(const Source &)> &then = {});

    /// Reads files away from the window and keeps what was captured of each.
    void keepFiles(const QStringList &paths);

    /// A source as the writer edited it, in place of `before`; a capture that is not in it any more is forgotten.
    void replace(const Source &before, const Source &edited);

    /// Gives the source that has the key `now` another one, where a text that took a change of the key back asks for it.
    void changeKey(const QString &now, const QString &wanted);

    /// Deletes sources. Those that articles cite or quote only when `confirm` says so to the sentence it is given.
    void remove(const QList<SourceId> &ids, const std::function<bool(const QString &)> &confirm);

    /// Makes one source of several, as `merged` has it. Marks that name one of the others are renamed by who listens.
    void merge(const QList<Source> &group, const Source &merged);

    /// These only look like records of one work: they are not offered for merging again.
    void keepApart(const QList<Source> &group);

    /// Sources of another program.
    void add(const QList<Source> &sources);

    /// Reads a file of sources into the library. `progress` is called in this thread; setting `stop` ends the work.
    void import(const QString &path, const std::shared_ptr<std::atomic<bool>> &stop,
                const std::function<void(qsizetype, qsizetype)> &progress, const std::function<void(const Result<SourceImport> &)> &then);
    void takeBack(const SourceImport &import);

    void exportTo(const QString &path, SourceFormat format, const QList<SourceId> &ids);
    void noteLinks(const QHash<SourceId, LinkFinding> &findings);

    /// Runs on the library's sources elsewhere and hands the answer back here; errors are said.
    template <typename Work, typename Then>
    void ask(Work work, Then then);

Q_SIGNALS:
    /// `sources` was read anew, or `uses`; `changed` follows either, for those who show what the room's model has.
    void listed();
    void usesRead();
    void changed();
    /// The library has other sources than before, or other words of them.
    void edited();
    /// A source has another key, in the library already: whoever holds texts or records that name it by `from` makes
    /// them say `to`, in one step that can be undone.
    void keyRenamed(const QString &from, const QString &to);
    void keyMerged(const QString &from, const QString &to); ///< the source `to` stands for `from` as well
    void said(const QString &what, const QString &verb, const std::function<void()> &action);
    void failed(const stet::Error &error);

private:
    void exchange(const QList<SourceId> &out, const QList<Source> &in, const std::function<void()> &then);
    void sayKept(const KeptCapture &kept, const Source &before);
    void renamed(const QString &from, const QString &to);
    static Result<void> inLibrary(const QString &folder, bool readOnly, const std::function<Result<void>(SourceStore &)> &work);

    QThreadPool m_worker; ///< of one thread, so that changes keep their order
    QString m_folder;
    bool m_readOnly = false;
    QList<Source> m_sources;
    SourceUses m_uses;
    bool m_isRead = false;
    quint64 m_search = 0; ///< the newest one; answers to earlier ones are dropped
};

template <typename Work, typename Then>
void SourcesDesk::ask(Work work, Then then)
{
    using Answer = std::invoke_result_t<Work &, SourceStore &>;
    runInBackground(
        &m_worker, this,
        [folder = m_folder, readOnly = m_readOnly, work]() mutable -> Answer {
            std::optional<Answer> answer;
            const auto opened = inLibrary(folder, readOnly, [&](SourceStore &store) -> Result<void> {
                answer.emplace(work(store));
                return {};
            });
            return answer ? *answer : Answer(opened.error());
        },
        [this, then](const Answer &answer) {
            if (answer)
                then(*answer);
            else
                Q_EMIT failed(answer.error());
        });
}

} // namespace stet
