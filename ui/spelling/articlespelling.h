#pragma once

#include "app/article/draft.h"
#include "app/spelling/dictionaries.h"
#include "ui/spelling/lineshifts.h"
#include "ui/spelling/spellingmarks.h"
#include "ui/spelling/spellingworker.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>

class QTextBlock;
class QTextDocument;

namespace stet {

class Desk;
class Library;
class NoticeBar;

/// The spelling of the open article: what is misspelt, where, and what could be meant.
///
/// Dictionaries are loaded and words checked on one thread of its own. A changed paragraph is checked by itself; the
/// whole article once after it was opened, from the screen outwards, in steps of a few milliseconds. Marks are kept
/// with their paragraphs, so that an answer about words that have changed meanwhile is recognised and dropped.
/// Owned by the window; borrows desk and library. Window's thread.
class ArticleSpelling : public QObject
{
    Q_OBJECT

public:
    enum class State { Off, NoArticle, Loading, Checking, Ready, NoDictionary };

    explicit ArticleSpelling(Desk *desk, QObject *parent = nullptr);
    ~ArticleSpelling() override;

    /// Whose words and authors' names are taken as right; null: nobody's.
    void setLibrary(Library *library);
    void setNotices(NoticeBar *notices) { m_notices = notices; }

    void setDraft(Draft *draft);
    void setOn(bool on);
    bool isOn() const { return m_on; }

    /// Looks for a dictionary once more where there was none: it may have been installed meanwhile.
    void lookAgain();

    State state() const { return m_state; }
    /// One sentence for the state: which dictionary, or why there is none and what to install.
    QString stateText() const;

    /// What is marked now, and where.
    const SpellingMarks &marks() const { return m_marks; }
    int count() const { return m_marks.count(); }

    /// Hands over at most ten suggestions, best first: at once when they are known, else when they are.
    void suggest(const QString &word, QObject *context, const std::function<void(const QStringList &)> &then);

    /// Puts `replacement` in the place of a marked word; `everywhere` in all places where it is marked but those in
    /// quotations, as one undo of each field. Answers how many.
    int correct(const MisspeltPlace &place, const QString &replacement, bool everywhere = false);

    /// The field of the desk that has the caret; the body when none has.
    ColumnText *fieldOfCaret() const;

    void addToDictionary(const QString &word);
    void ignoreHere(const QString &word);
    /// Takes a word out of the writer's dictionary and off the article's ignored words.
    void forgetWord(const QString &word);
    bool isOwnWord(const QString &word) const;

    /// The authors of the library have changed.
    void refreshNames();

Q_SIGNALS:
    void stateChanged();
    /// Marks have come or gone; once after a burst.
    void changed();

private:
    void open();
    void takeDetails();
    void setState(State state);
    void readKnownWords();
    void useKnownWords();
    void startWalk();
    void walkOn();
    void takeBodyChange(int position, int removed, int added);
    void checkLines(std::vector<LineToCheck> lines);
    void takeDetailChange(int position, int removed, int added);
    void checkDetails();
    void takeWalked(const std::vector<CheckedLine> &wrong);
    QTextBlock lineNow(const CheckedLine &line, size_t moment) const;
    void apply(const QTextBlock &block, const QList<TextRange> &misspellings);
    void announce(bool changed);
    QTextDocument *body() const;
    void keep(const Result<void> &kept);
    void forgetShifts();
    /// Has the worker do something in its own thread; drops the answer when the round is over by then.
    template <typename Work, typename Then>
    void ask(Work work, Then then);

    Desk *m_desk;
    SpellingMarks m_marks;
    Library *m_library = nullptr;
    NoticeBar *m_notices = nullptr;
    QPointer<Draft> m_draft;
    QThreadPool m_thread;
    std::shared_ptr<SpellingWorker> m_worker;
    QTimer m_announce;
    QTimer m_walkAgain;
    bool m_on = true;
    State m_state = State::NoArticle;
    QString m_language;          ///< of the dictionary that is loaded or being loaded
    DictionaryInfo m_dictionary;
    QString m_fault;             ///< why there is no dictionary
    KnownWords m_known;
    QHash<QString, QStringList> m_suggestions;
    std::shared_ptr<SpellingWalk> m_walk;
    size_t m_walkMoment = 0;
    int m_blockCount = 0;
    int m_waiting = 0;           ///< answers on their way
    quint64 m_round = 0;         ///< raised when every older answer is to be dropped
    LineShifts m_shifts;
};

} // namespace stet
