#pragma once

#include "app/citations/citationform.h"
#include "app/citations/stylecatalogue.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <optional>

namespace stet {

class CitationProcessor;

/// Formats an open article's citations on a thread of its own, so that typing is never touched by it.
///
/// Lives in its owner's thread. While it works only the newest question waits; answers carry the revision they were asked
/// with. Until one comes, pressCitations() shows something plain.
class CitationDesk : public QObject
{
    Q_OBJECT

public:
    explicit CitationDesk(const StyleCatalogue &styles, QObject *parent = nullptr);

    /// Ends the thread, after the question it is at.
    ~CitationDesk() override;

    void ask(const QString &body, const QList<Source> &sources, const CitationForm &form, const QString &locale, quint64 revision);

Q_SIGNALS:
    void answered(const stet::Citations &citations, quint64 revision);
    void failed(const stet::Error &error, quint64 revision);

private:
    struct Question
    {
        QString body;
        QList<Source> sources;
        CitationForm form;
        QString locale;
        quint64 revision = 0;
    };

    void send(const Question &question);
    void take(const Result<Citations> &citations, quint64 revision);

    QThread m_thread;
    QObject *m_worker; ///< lives in the thread
    std::shared_ptr<CitationProcessor> m_processor; ///< used in the thread alone
    bool m_busy = false;
    std::optional<Question> m_next;
};

} // namespace stet
