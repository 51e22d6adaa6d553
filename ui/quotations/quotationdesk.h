#pragma once

#include "app/background.h"
#include "app/quotations/quotationreading.h"
#include "app/result.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <functional>

namespace stet {

class Library;

/// Who checks and decides at this machine, for records.
QString writerOfThisMachine();

/// The quotations of the open draft: reads them again after each change, and does what the writer decides about them.
///
/// Reading happens in one worker thread, one reading at a time, and the newest draft wins; an answer about an older
/// revision only shows until the next one is there. An edit inside a checked quotation makes it stale with the next
/// reading; a pause in typing holds it to its source anew. Owned by the window; lives in its thread.
class QuotationDesk : public QObject
{
    Q_OBJECT

public:
    explicit QuotationDesk(QObject *parent = nullptr);
    ~QuotationDesk() override;

    /// The library of the drafts to come; set before the first one.
    void setLibrary(Library *library) { m_library = library; }
    void setDraft(Draft *draft);
    Draft *draft() const { return m_draft; }

    const QuotationReading &reading() const { return m_reading; }

    /// The entry with this record; null when it is gone.
    const QuotationEntry *entry(const QUuid &record) const;

    /// The quotation at a place of the body, or null.
    const QuotationEntry *entryAt(qsizetype bodyPosition) const;

    /// The next or previous quotation of the body that is not done, from a place on and round the end; null: none left.
    const QuotationEntry *unchecked(qsizetype bodyPosition, bool forwards) const;

    /// Changes one record as the writer wants; undone by `undo`. `what` is the sentence for the notice.
    void change(const QUuid &record, const std::function<void(QuotationRecord &)> &change, const QString &what);

    /// Several places fit a record: it is the quotation with this index of the reading. Undone by `undoChange`.
    void tie(const QUuid &record, qsizetype quotation);

    /// Takes back the last change of a record that was made here.
    void undoChange();

    /// A record that hangs on no words any more is let go.
    void forget(const QUuid &record);

    /// Holds every quotation to its source now.
    void checkAll();

    /// These words of a source are about to be put into the article: their record is tied to the source when they are
    /// found there.
    void expect(const QString &words, const QString &source);

    /// Sources have changed: their texts are read anew.
    void takeSources();

Q_SIGNALS:
    /// A new reading is there.
    void readingChanged();
    /// The writer changed a record: to be said with an offer to undo.
    void recordChanged(const QString &what);
    void failed(const stet::Error &error);

private:
    void takeLanguage();
    void readSoon();
    void readNow();
    void takeReading(quint64 question, const QuotationReading &reading, bool checked);
    void fetchSources();
    bool tieExpected();
    void takeDecision();
    void keepRecords();
    QList<QuotationRecord> records() const;

    Library *m_library = nullptr;
    QThreadPool m_worker; ///< of one thread: the reader belongs to it
    std::shared_ptr<QuotationReader> m_reader;
    QString m_language; ///< of the reader
    QPointer<Draft> m_draft;
    QuotationReading m_reading;
    CapturedSources m_sources;    ///< those that a quotation of the draft names
    QSet<QString> m_sourcesAsked; ///< their keys, and those that have no text
    quint64 m_sourceRound = 0;    ///< raised when sources change: a text that was asked for before is dropped
    QList<QuotationRecord> m_kept; ///< as the store has them
    QHash<QString, QString> m_expected; ///< words to key of the source
    QTimer m_pause;
    QList<QuotationRecord> m_undo;
    quint64 m_question = 0; ///< raised when draft, records or sources change: an answer to an earlier one is dropped
    bool m_reads = false;
    bool m_readAgain = false;
    bool m_checkNext = false;
};

} // namespace stet
