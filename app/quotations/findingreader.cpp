#include "app/quotations/findingreader.h"

#include "app/quotations/quotationreading.h"
#include "app/quotations/quotationstore.h"
#include "app/quotations/unquotedoverlap.h"
#include "app/store/database.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"

namespace stet {

namespace {

constexpr int mostHits = 40;             ///< sources that one phrase is followed to
constexpr qsizetype mostSources = 200;   ///< that are compared with one article
constexpr qsizetype mostWeight = 40'000'000; ///< units of their texts together
constexpr qsizetype mostAnswers = 200'000;

/// The phrase for SQLite's full-text search: its words, one after the other, in the captured text.
QString matching(QString phrase)
{
    return QStringLiteral("captured : \"") + phrase.replace(u'"', u' ') + u'"';
}

} // namespace

Result<void> FindingReader::forgetOldAnswers(Database &database)
{
    QString captures;
    const auto read = database.each(QStringLiteral("SELECT count(*), max(number) FROM source_capture"), {}, [&captures](const Row &row) {
        captures = row.text(0) + u'/' + row.text(1);
        return false;
    });
    if (!read)
        return read.error();
    if (captures != m_captures || m_answers.size() > mostAnswers) {
        m_answers.clear();
        m_texts.clear();
    }
    m_captures = captures;
    return {};
}

Result<void> FindingReader::ask(Database &database, const QString &phrase)
{
    if (m_answers.contains(phrase))
        return {};
    QList<qint64> &answer = m_answers[phrase];
    return database.each(QStringLiteral("SELECT rowid FROM source_search WHERE source_search MATCH ? LIMIT ?"),
                           {matching(phrase), mostHits}, [&answer](const Row &row) {
                               answer.append(row.number(0));
                               return true;
                           });
}

Result<void> FindingReader::readText(Database &database, qint64 number, ComparedSource *source)
{
    return database.each(QStringLiteral("SELECT source.key, source_capture.words FROM source JOIN source_capture "
                                        "ON source_capture.source = source.id WHERE source.number = ? "
                                        "ORDER BY source_capture.number DESC LIMIT 1"),
                         {number}, [source](const Row &row) {
                             *source = {row.text(0), std::make_shared<const SourceText>(row.text(1))};
                             return false;
                         });
}

Result<QList<ComparedSource>> FindingReader::sourcesWith(Database &database, const QStringList &phrases)
{
    if (const auto forgot = forgetOldAnswers(database); !forgot)
        return forgot.error();
    QList<ComparedSource> sources;
    QSet<qint64> seen;
    qsizetype weight = 0;
    for (const QString &phrase : phrases) {
        if (const auto asked = ask(database, phrase); !asked)
            return asked.error();
        for (qint64 number : m_answers.value(phrase)) {
            if (seen.contains(number) || seen.size() >= mostSources || weight > mostWeight)
                continue;
            seen.insert(number);
            if (!m_texts.contains(number)) {
                if (const auto read = readText(database, number, &m_texts[number]); !read)
                    return read.error();
            }
            const ComparedSource &known = m_texts[number];
            if (!known.text)
                continue;
            weight += known.text->text().size();
            sources.append(known);
        }
    }
    return sources;
}

Result<void> FindingReader::readArchive(Database &database, const ArticleId &article)
{
    QString ledger; // that of the article itself grows with each quotation of it, and does not matter
    const auto counted = database.each(
        QStringLiteral("SELECT count(*), max(number) FROM quotation WHERE article <> ?"), {article.toString(QUuid::WithoutBraces)},
        [&ledger](const Row &row) {
            ledger = row.text(0) + u'/' + row.text(1);
            return false;
        });
    if (!counted)
        return counted.error();
    if (article == m_article && ledger == m_ledger)
        return {};
    const Result<QList<LibraryQuotation>> lines = QuotationStore(database).all();
    if (!lines)
        return lines.error();
    QList<QuotationRecord> records;
    m_earlier.clear();
    for (const LibraryQuotation &line : *lines) {
        const QuotationRecord &record = line.record;
        if (line.article == article || record.dismissal != Dismissal::None || record.part != ArticlePart::Body)
            continue;
        records.append(record);
        m_earlier.append({line.article, line.articleTitle});
    }
    m_archive = QuotationArchive(records);
    m_article = article;
    m_ledger = ledger;
    return {};
}

Result<void> FindingReader::fill(Database &database, const ArticleId &article, FindingMaterial *material)
{
    if (const auto archive = readArchive(database, article); !archive)
        return archive;
    const Result<QList<ComparedSource>> sources = sourcesWith(database, overlapPhrases(material->paragraphs, material->quotations));
    if (!sources)
        return sources.error();
    material->sources += *sources;
    material->archive = m_archive;
    material->earlier = m_earlier;
    return {};
}

Result<QList<QuotationFinding>> FindingReader::read(Database &database, const DraftSnapshot &draft, const QList<QuotationRecord> &records)
{
    if (!m_watch || draft.details.language != m_language) {
        m_language = draft.details.language;
        m_watch.emplace(m_language);
    }
    FindingMaterial material;
    material.language = m_language;
    const Document body = parseMarkdown(draft.body.toString());
    material.paragraphs = articleProse(draft.details, body);
    material.captions = captionsOf(body);
    material.quotations = m_watch->update(material.paragraphs);
    material.records.resize(material.quotations.size());
    for (const LedgerRow &row : attachRecords(records, material.quotations, material.paragraphs)) {
        if (row.quotation >= 0)
            material.records[row.quotation] = row.record;
    }
    if (const Result<void> filled = fill(database, draft.id, &material); !filled)
        return filled.error();
    return quotationFindings(material);
}

} // namespace stet
