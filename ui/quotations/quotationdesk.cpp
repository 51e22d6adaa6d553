#include "ui/quotations/quotationdesk.h"

#include "app/quotations/quotationstore.h"
#include "app/sources/sourcestore.h"
#include "app/store/library.h"
#include "ui/quotations/verdictmark.h"

#include <algorithm>

namespace stet {

namespace {

/// So long a pause in typing lets the quotations be held to their sources anew.
constexpr int pauseMilliseconds = 1500;

bool holds(const QuotationEntry &entry, qsizetype position)
{
    return std::any_of(entry.inBody.begin(), entry.inBody.end(), [position](const TextRange &range) {
        return range.start <= position && position <= range.end;
    });
}

/// The texts of these sources; those without one are left out. Reads the library anew, so for any thread.
Result<CapturedSources> capturedWords(const QString &libraryFolder, const QStringList &keys)
{
    const Result<std::unique_ptr<Library>> library = Library::connect(libraryFolder, {}, Database::Access::ReadOnly);
    if (!library)
        return library.error();
    CapturedSources words;
    for (const QString &key : keys) {
        const auto source = SourceStore((*library)->database()).find(key);
        if (!source)
            return source.error();
        const Capture *capture = *source ? (*source)->latestCapture() : nullptr;
        if (capture && !capture->text.isEmpty())
            words.insert(key, {capture->text, QString::fromLatin1(capture->hash)});
    }
    return words;
}

} // namespace

QString writerOfThisMachine()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? QStringLiteral("stet") : name;
}

QuotationDesk::QuotationDesk(QObject *parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        m_checkNext = true;
        readSoon();
    });
}

QuotationDesk::~QuotationDesk()
{
    m_worker.waitForDone();
}

void QuotationDesk::setDraft(Draft *draft)
{
    if (m_draft)
        disconnect(m_draft, nullptr, this, nullptr);
    ++m_question;
    m_draft = draft;
    m_reading = {};
    m_kept.clear();
    m_undo.clear();
    m_expected.clear();
    m_pause.stop();
    if (draft) {
        const auto kept = QuotationStore(m_library->database()).records(draft->id());
        if (kept)
            m_kept = *kept;
        else
            Q_EMIT failed(kept.error());
        takeLanguage();
        connect(draft, &Draft::changed, this, &QuotationDesk::readSoon);
        connect(draft, &Draft::changed, &m_pause, qOverload<>(&QTimer::start));
        connect(draft, &Draft::detailsEdited, this, &QuotationDesk::takeLanguage);
        checkAll();
    }
    Q_EMIT readingChanged();
}

void QuotationDesk::takeLanguage()
{
    const QString language = m_draft->details().language;
    if (m_reader && language == m_language)
        return;
    m_language = language;
    m_reader = std::make_shared<QuotationReader>(language);
}

QList<QuotationRecord> QuotationDesk::records() const
{
    if (m_reading.entries.isEmpty())
        return m_kept;
    QList<QuotationRecord> records;
    for (const QuotationEntry &entry : m_reading.entries)
        records.append(entry.record());
    return records;
}

void QuotationDesk::readSoon()
{
    if (!m_draft)
        return;
    if (m_reads)
        m_readAgain = true;
    else
        readNow();
}

void QuotationDesk::readNow()
{
    m_reads = true;
    m_readAgain = false;
    const bool check = std::exchange(m_checkNext, false);
    const quint64 question = m_question;
    runInBackground(
        &m_worker, this,
        [reader = m_reader, draft = m_draft->snapshot(), records = records(), sources = m_sources, check] {
            if (!check)
                return reader->read(draft, records, sources);
            return reader->recheck(draft, records, sources, writerOfThisMachine(), QDateTime::currentDateTimeUtc());
        },
        [this, question, check](const QuotationReading &reading) { takeReading(question, reading, check); });
}

void QuotationDesk::takeReading(quint64 question, const QuotationReading &reading, bool checked)
{
    m_reads = false;
    if (!m_draft)
        return;
    if (question != m_question) {
        m_checkNext |= checked;
        readNow();
        return;
    }
    m_reading = reading;
    if (checked)
        keepRecords();
    fetchSources();
    if (tieExpected())
        checkAll();
    else if (m_readAgain)
        readNow();
    Q_EMIT readingChanged();
}

void QuotationDesk::expect(const QString &words, const QString &source)
{
    m_expected.insert(words, source);
}

/// True when words that were taken from a source have been found in the article and got their record.
bool QuotationDesk::tieExpected()
{
    bool tied = false;
    for (QuotationEntry &entry : m_reading.entries) {
        const auto expected = m_expected.constFind(entry.words);
        if (expected == m_expected.constEnd() || !entry.record().source.isEmpty())
            continue;
        entry.row.record.source = *expected;
        m_expected.erase(expected);
        tied = true;
    }
    return tied;
}

/// Asks for the texts of sources that a quotation names for the first time; when they are there, all is checked anew.
void QuotationDesk::fetchSources()
{
    QStringList keys;
    for (const QuotationEntry &entry : std::as_const(m_reading.entries)) {
        const QString key = entry.source();
        if (key.isEmpty() || m_sourcesAsked.contains(key))
            continue;
        m_sourcesAsked.insert(key);
        keys.append(key);
    }
    if (keys.isEmpty())
        return;
    runInBackground(
        this, [folder = m_library->folder(), keys] { return capturedWords(folder, keys); },
        [this, round = m_sourceRound](const Result<CapturedSources> &sources) {
            if (round != m_sourceRound)
                return;
            if (!sources) {
                Q_EMIT failed(sources.error());
                return;
            }
            if (sources->isEmpty() || !m_draft)
                return;
            m_sources.insert(*sources);
            ++m_question;
            checkAll();
        });
}

/// Marks of distance, titles and terms that nobody decided about are found anew each time and need no record.
void QuotationDesk::keepRecords()
{
    QList<QuotationRecord> records;
    for (const QuotationEntry &entry : std::as_const(m_reading.entries)) {
        if (entry.counts() || entry.record().dismissal != Dismissal::None)
            records.append(entry.record());
    }
    if (records == m_kept)
        return;
    const auto kept = QuotationStore(m_library->database()).keep(m_draft->id(), records);
    if (kept)
        m_kept = records;
    else
        Q_EMIT failed(kept.error());
}

const QuotationEntry *QuotationDesk::entry(const QUuid &record) const
{
    const auto found = std::find_if(m_reading.entries.begin(), m_reading.entries.end(),
                                    [&](const QuotationEntry &entry) { return entry.record().id == record; });
    return found == m_reading.entries.end() ? nullptr : &*found;
}

const QuotationEntry *QuotationDesk::entryAt(qsizetype bodyPosition) const
{
    const auto found = std::find_if(m_reading.entries.begin(), m_reading.entries.end(),
                                    [&](const QuotationEntry &entry) { return holds(entry, bodyPosition); });
    return found == m_reading.entries.end() ? nullptr : &*found;
}

const QuotationEntry *QuotationDesk::unchecked(qsizetype bodyPosition, bool forwards) const
{
    QList<const QuotationEntry *> open;
    for (const QuotationEntry &entry : m_reading.entries) {
        if (!entry.inBody.isEmpty() && entry.counts() && !isDone(standingOf(entry)))
            open.append(&entry);
    }
    if (open.isEmpty())
        return nullptr;
    const auto startOf = [](const QuotationEntry *entry) { return entry->inBody.first().start; };
    if (forwards) {
        const auto next = std::find_if(open.begin(), open.end(),
                                       [&](const QuotationEntry *entry) { return startOf(entry) > bodyPosition; });
        return next == open.end() ? open.first() : *next;
    }
    const auto previous = std::find_if(open.rbegin(), open.rend(),
                                       [&](const QuotationEntry *entry) { return startOf(entry) < bodyPosition; });
    return previous == open.rend() ? open.last() : *previous;
}

/// What the writer decided is kept at once, and an answer that knows nothing of it is dropped.
void QuotationDesk::takeDecision()
{
    ++m_question;
    keepRecords();
    checkAll();
    Q_EMIT readingChanged();
}

void QuotationDesk::change(const QUuid &record, const std::function<void(QuotationRecord &)> &change,
                           const QString &what)
{
    const auto found = std::find_if(m_reading.entries.begin(), m_reading.entries.end(),
                                    [&](const QuotationEntry &entry) { return entry.record().id == record; });
    if (found == m_reading.entries.end())
        return;
    const QuotationRecord before = found->record();
    change(found->row.record);
    if (found->record() == before)
        return;
    m_undo.append(before);
    takeDecision();
    Q_EMIT recordChanged(what);
}

void QuotationDesk::tie(const QUuid &record, qsizetype quotation)
{
    QList<QuotationEntry> &entries = m_reading.entries;
    const auto place = std::find_if(entries.begin(), entries.end(), [quotation](const QuotationEntry &entry) {
        return quotation >= 0 && entry.row.quotation == quotation;
    });
    const auto open = std::find_if(entries.begin(), entries.end(),
                                   [&](const QuotationEntry &entry) { return entry.record().id == record; });
    if (place == entries.end() || open == entries.end() || place == open)
        return;
    m_undo.append(open->record());
    // The words are the same; what stands around them tells the places apart.
    QuotationRecord tied = open->record();
    tied.exact = place->record().exact;
    tied.prefix = place->record().prefix;
    tied.suffix = place->record().suffix;
    place->row.record = tied;
    entries.erase(open);
    takeDecision();
    Q_EMIT recordChanged(tr("Tied the record to this place."));
}

void QuotationDesk::undoChange()
{
    if (m_undo.isEmpty())
        return;
    const QuotationRecord before = m_undo.takeLast();
    const auto found = std::find_if(m_reading.entries.begin(), m_reading.entries.end(),
                                    [&](const QuotationEntry &entry) { return entry.record().id == before.id; });
    if (found == m_reading.entries.end()) {
        QuotationEntry lost;
        lost.row.record = before;
        lost.row.anchoring = Anchoring::Lost;
        lost.words = before.exact;
        m_reading.entries.append(lost);
    } else {
        found->row.record = before;
    }
    takeDecision();
}

void QuotationDesk::forget(const QUuid &record)
{
    const auto found = std::find_if(m_reading.entries.begin(), m_reading.entries.end(),
                                    [&](const QuotationEntry &entry) { return entry.record().id == record; });
    if (found == m_reading.entries.end())
        return;
    m_undo.append(found->record());
    m_reading.entries.erase(found);
    takeDecision();
    Q_EMIT recordChanged(tr("Let the record go."));
}

void QuotationDesk::checkAll()
{
    m_checkNext = true;
    readSoon();
}

void QuotationDesk::takeSources()
{
    ++m_question;
    ++m_sourceRound;
    m_sources.clear();
    m_sourcesAsked.clear();
    fetchSources();
    checkAll();
}

} // namespace stet
