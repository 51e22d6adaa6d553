// What a ledger of many quotations costs: reading, sorting and filtering the library's, and a key in an article of many.
//
// usage: ledgerbench [QUOTATIONS_OF_THE_LIBRARY] (20,000); with QT_QPA_PLATFORM=offscreen. The article's figures are
// those of the worker thread that reads it; the window's part is the list's model and the marks.

#include "app/quotations/quotationreading.h"
#include "app/store/library.h"
#include "ui/quotations/ledgerfilter.h"
#include "ui/quotations/ledgermodel.h"
#include "ui/quotations/quotationmodel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>

using namespace stet;

namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

/// The least of several goes: what the program costs, without what else the machine did.
double least(int rounds, const std::function<void()> &work)
{
    double best = 1e9;
    for (int i = 0; i < rounds; ++i)
        best = std::min(best, milliseconds(work));
    return best;
}

QuotationRecord record(int number)
{
    QuotationRecord record;
    record.id = QUuid::createUuid();
    record.exact = QStringLiteral("We counted %1 boats in harbour %2 before the storm came in, and none were lost.").arg(number).arg(number % 97);
    record.prefix = QStringLiteral("The master said, ");
    record.speaker = QStringLiteral("Speaker %1").arg(number % 400);
    record.source = number % 3 ? QStringLiteral("source%1").arg(number % 250) : QString();
    record.verdict = number % 2 ? Verdict::Exact : Verdict::CannotCheck;
    record.checkedAt = number % 2 ? QDateTime::currentDateTimeUtc().addSecs(-number) : QDateTime();
    return record;
}

QString articleOf(int quotations)
{
    QString text;
    for (int i = 0; i < quotations; ++i)
        text += QStringLiteral("The ferry was late again on day %1 of the trial.\n\n“We counted %1 boats before the storm,” said Ruth Vale, "
                               "the harbour master. “None of them were lost.”\n\n").arg(i);
    return text;
}

void measureLibrary(int quotations)
{
    const QTemporaryDir folder;
    auto library = Library::open(folder.filePath(QStringLiteral("library")));
    if (!library)
        return;
    constexpr int ofAnArticle = 20;
    for (int first = 0; first < quotations; first += ofAnArticle) {
        Article article;
        article.headline = QStringLiteral("Article %1").arg(first);
        const auto added = (*library)->articles().add(article);
        QList<QuotationRecord> records;
        for (int i = 0; i < ofAnArticle; ++i)
            records.append(record(first + i));
        if (!added || !QuotationStore((*library)->database()).keep(*added, records))
            return;
    }
    QList<LibraryQuotation> lines;
    out() << "library of " << quotations << " quotations: read in the background "
          << milliseconds([&] { lines = *QuotationStore((*library)->database()).all(); }) << " ms\n";
    LedgerModel model;
    LedgerFilter filter;
    filter.setSourceModel(&model);
    out() << "  shown " << least(3, [&] { model.setLines(lines); }) << " ms, lists of speakers and sources "
          << least(3, [&] { model.speakers(); model.sources(); }) << " ms\n";
    for (int column = 0; column < LedgerModel::ColumnCount; ++column) {
        out() << "  sorted by " << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() << ' '
              << least(2, [&] {
                     filter.sort(column, Qt::AscendingOrder);
                     filter.sort(column, Qt::DescendingOrder);
                 }) / 2 << " ms\n";
    }
    out() << "  filtered by words " << least(3, [&] { filter.setWords(QStringLiteral("harbour 9")); filter.setWords({}); }) / 2
          << " ms, by speaker " << least(3, [&] { filter.setSpeaker(QStringLiteral("Speaker 7")); filter.setSpeaker({}); }) / 2 << " ms\n";
}

void measureArticle(int quotations)
{
    DraftSnapshot draft;
    draft.details.language = QStringLiteral("en");
    draft.body = BodyText(articleOf(quotations / 2));
    QuotationReader reader(draft.details.language);
    QuotationReading reading;
    const double first = milliseconds([&] { reading = reader.read(draft, {}, {}); });
    QList<QuotationRecord> records;
    for (const QuotationEntry &entry : reading.entries)
        records.append(entry.record());
    QuotationModel model;
    model.setReading(reading);
    const double key = least(9, [&] {
        draft.body.edit(draft.body.size() / 2, 0, QStringLiteral("a"));
        ++draft.revision;
        reading = reader.read(draft, records, {});
    });
    out() << "article of " << reading.entries.size() << " quotations: read at first " << first << " ms, after a key " << key
          << " ms (worker); the list " << least(9, [&] { model.setReading(reading); }) << " ms (window)\n";
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const int quotations = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 20000;
    measureLibrary(quotations);
    for (int count : {10, 500, 2000})
        measureArticle(count);
    return 0;
}
