#pragma once

#include "app/article/draft.h"
#include "app/quotations/quotationfinding.h"
#include "app/result.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>

namespace stet {

class FindingReader;
class Library;

/// A finding as the panel lists it.
struct FindingEntry
{
    QuotationFinding finding;
    std::optional<SettledFinding> settled; ///< what the writer said about it; nothing: it is open

    bool operator==(const FindingEntry &) const = default;
};

/// The findings about the open draft: looks for them after a pause in a worker thread, and keeps what the writer lets
/// stand.
///
/// Owned by the room of quotations; lives in the window's thread; borrows the library.
class FindingsDesk : public QObject
{
    Q_OBJECT

public:
    explicit FindingsDesk(QObject *parent = nullptr);
    ~FindingsDesk() override;

    void setLibrary(Library *library) { m_library = library; }
    void setDraft(Draft *draft);

    /// The quotations have been read anew: the records as they stand now.
    void takeRecords(const QList<QuotationRecord> &records);

    /// Sources were captured, changed or removed, or earlier articles have got their ledger.
    void takeSources();

    /// Open ones first, in the order of the text.
    const QList<FindingEntry> &entries() const { return m_entries; }
    qsizetype openCount() const;

    /// The revision of the draft that the places are those of.
    quint64 revision() const { return m_revision; }

    /// True once the present draft has been looked through.
    bool hasLooked() const { return m_looked; }

    void letStand(const QuotationFinding &finding, const QString &reason);
    void takeBack(const QuotationFinding &finding);
    /// Undoes the last `letStand` or `takeBack`.
    void undo();

Q_SIGNALS:
    void changed();
    /// The writer decided something: to be said with an offer to undo.
    void decided(const QString &what);
    void failed(const stet::Error &error);

private:
    void look();
    void take(const Result<QList<QuotationFinding>> &findings, quint64 round, quint64 revision);
    void sortOut();
    bool keep(const QList<SettledFinding> &settled);

    Library *m_library = nullptr;
    QPointer<Draft> m_draft;
    QList<QuotationRecord> m_records;
    QList<QuotationFinding> m_findings;
    QList<FindingEntry> m_entries;
    QList<SettledFinding> m_settled;
    QList<QList<SettledFinding>> m_undo;
    QTimer m_pause;
    quint64 m_round = 0; ///< raised with each draft: an answer about another one is dropped
    quint64 m_revision = 0;
    bool m_busy = false;
    bool m_lookAgain = false;
    bool m_looked = false;
    std::shared_ptr<FindingReader> m_reader;
    QThreadPool m_worker; ///< of one thread
};

} // namespace stet
