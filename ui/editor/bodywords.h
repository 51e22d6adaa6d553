#pragma once

#include "app/article/draft.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QTextDocument;

namespace stet {

/// How many words the body has, kept up to date at the price of each change.
///
/// The whole is counted away from the window when a draft is opened and once more when the writer pauses; in between
/// only the lines that change are counted. Owned by the desk; window's thread.
class BodyWords : public QObject
{
    Q_OBJECT

public:
    explicit BodyWords(QObject *parent);

    void setDraft(Draft *draft);

    /// To be told before the draft takes an edit of `text`: the lines that changed are still in the draft as they were.
    void takeChange(const QTextDocument &text, qsizetype position, qsizetype removed, qsizetype added);

    /// Counts everything anew, as after a change that came from elsewhere.
    void countAll();

    qsizetype words() const { return m_words; }

Q_SIGNALS:
    void counted(qsizetype words);

private:
    void setWords(qsizetype words);

    QPointer<Draft> m_draft;
    QTimer m_pause;
    qsizetype m_words = 0;
    bool m_counting = false;
    bool m_known = false; ///< the whole has been counted once
};

/// The words of one line of Markdown as a reader counts them. `stateBefore` as readLine() takes it.
qsizetype wordsOfLine(const QString &line, int stateBefore);

} // namespace stet
