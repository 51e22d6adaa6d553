#pragma once

#include "app/citations/citationform.h"
#include "app/citations/stylecatalogue.h"
#include "app/text/bodytext.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <optional>

namespace stet {

/// What an open article's citations are to be made from.
struct CitationQuestion
{
    BodyText body;
    QList<Source> sources; ///< may be more than are cited
    CitationForm form;
    QString locale;
    quint64 revision = 0;  ///< of whatever was asked; comes back with the answer
};

/// A body's marks, and what they print.
struct CitationAnswer
{
    quint64 revision = 0;
    CitationReading reading;
    QStringList tips;             ///< for each mark: what it prints, its sources in full, and keys that nobody knows; HTML
    Citations citations;          ///< plain, with a list of sources, when the style cannot be used
    std::optional<Error> trouble; ///< why it cannot
};

/// Formats an open article's citations on a thread of its own, so that typing is never touched by it.
///
/// Lives in its owner's thread. While it works only the newest question waits. Until an answer comes, citationsNow()
/// shows something plain.
class CitationDesk : public QObject
{
    Q_OBJECT

public:
    explicit CitationDesk(const StyleCatalogue &styles, QObject *parent = nullptr);

    /// Ends the thread, after the question it is at.
    ~CitationDesk() override;

    void ask(const CitationQuestion &question);

    /// No question is at work or waiting.
    bool isIdle() const { return !m_busy; }

Q_SIGNALS:
    void answered(const stet::CitationAnswer &answer);

private:
    class Worker;

    void send(const CitationQuestion &question);
    void take(const CitationAnswer &answer);

    QThread m_thread;
    Worker *m_worker; ///< lives in the thread
    bool m_busy = false;
    std::optional<CitationQuestion> m_next;
};

} // namespace stet
