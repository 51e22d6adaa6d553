// What a library of many sources costs: reading and writing each format, importing, listing, searching, finding
// duplicates and uses, showing the list; and what capturing pages and hostile files cost in time and memory.
//   sourcebench [SOURCES]     10000 without it
#include "app/sources/sourcecapture.h"
#include "app/sources/sourceimport.h"
#include "app/sources/sourcestore.h"
#include "app/store/library.h"
#include "ui/sources/sourcefilter.h"
#include "ui/sources/sourcelistmodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <functional>

using namespace stet;

namespace {

/// The most memory this process ever held, in MB.
double peak()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

void measure(const char *what, const std::function<QString()> &work)
{
    QElapsedTimer clock;
    clock.start();
    const QString answer = work();
    std::printf("  %-42s %9.1f ms   %7.0f MB at most   %s\n", what, static_cast<double>(clock.nsecsElapsed()) / 1e6, peak(), qPrintable(answer));
    std::fflush(stdout);
}

QList<Source> manySources(int count)
{
    static const char *const types[] = {"article-journal", "book", "chapter", "webpage", "report", "article-newspaper"};
    QList<Source> sources;
    for (int i = 0; i < count; ++i) {
        Source source;
        source.key = QStringLiteral("source%1").arg(i);
        source.setText("type", QLatin1String(types[i % 6]));
        source.setText("title", QStringLiteral("Tides and harbours of the northern coast, part %1: a résumé").arg(i));
        source.setNames("author", {cslNameFromText(QStringLiteral("Müller-%1, Jörg").arg(i % 900)), cslNameFromText(QStringLiteral("de Vries, Jan"))});
        source.setDate("issued", cslDateFromText(QStringLiteral("%1-05-04").arg(1950 + i % 70)));
        source.setText("container-title", QStringLiteral("Journal of Ports & Tides"));
        source.setText("volume", QString::number(i % 40));
        source.setText("page", QStringLiteral("%1-%2").arg(i).arg(i + 12));
        source.setText("DOI", QStringLiteral("10.1000/tides.%1").arg(i));
        source.setText("URL", QStringLiteral("https://ports.example/papers/%1").arg(i));
        source.setText("abstract", QStringLiteral("What the tide gauges say about a hundred years of moored boats. ").repeated(4));
        source.tags = QStringList{QStringLiteral("tides"), QStringLiteral("ports")};
        sources.append(source);
    }
    return sources;
}

QString told(const Result<ReadSources> &read)
{
    return read ? QStringLiteral("%1 read, %2 problems").arg(read->sources.size()).arg(read->problems.size()) : read.error().message;
}

void benchFormats(const QList<Source> &sources)
{
    const QList<QPair<const char *, SourceFormat>> formats{
        {"BibLaTeX", SourceFormat::BibTeX}, {"RIS", SourceFormat::Ris}, {"EndNote", SourceFormat::EndNote}, {"CSL-JSON", SourceFormat::CslJson}};
    for (const auto &[name, format] : formats) {
        QByteArray bytes;
        measure(qPrintable(QStringLiteral("%1: write").arg(QLatin1String(name))), [&] {
            bytes = writeSources(sources, format);
            return QStringLiteral("%1 kB").arg(bytes.size() / 1024);
        });
        measure(qPrintable(QStringLiteral("%1: read").arg(QLatin1String(name))), [&] { return told(readSources(bytes, format)); });
    }
}

void benchLibrary(const QList<Source> &sources)
{
    const QTemporaryDir folder;
    const auto opened = Library::open(folder.filePath(QStringLiteral("library")));
    if (!opened)
        return;
    SourceStore &store = (*opened)->sources();
    measure("Library: import", [&] {
        const auto import = importSources(store, {sources, {}});
        return import ? QStringLiteral("%1 added").arg(import->added.size()) : import.error().message;
    });
    measure("Library: import the same again", [&] {
        const auto import = importSources(store, {sources, {}});
        return import ? QStringLiteral("%1 known").arg(import->known) : import.error().message;
    });
    measure("Library: list", [&] { return QStringLiteral("%1 listed").arg(store.list()->size()); });
    measure("Library: search, one common word", [&] { return QStringLiteral("%1 found").arg(store.matching(QStringLiteral("tides"))->size()); });
    measure("Library: search, two words", [&] { return QStringLiteral("%1 found").arg(store.matching(QStringLiteral("part 77"))->size()); });
    measure("Library: duplicates", [&] { return QStringLiteral("%1 groups").arg(store.duplicates()->size()); });
    measure("Library: 5,000 articles that cite", [&] {
        for (int i = 0; i < 5000; ++i) {
            Article article;
            article.headline = QStringLiteral("Article %1").arg(i);
            for (int mark = 0; mark < 12; ++mark) {
                article.body += QStringLiteral("The ferry leaves the harbour at nine and comes back when it can, as the council has it in its papers. ").repeated(4)
                    + QStringLiteral("So it was [see @%1, p. %2].\n\n").arg(sources[(i * 7 + mark) % sources.size()].key).arg(mark + 1);
            }
            if (!(*opened)->articles().add(article))
                return QStringLiteral("not done");
        }
        return QStringLiteral("done");
    });
    measure("Library: uses", [&] { return QStringLiteral("%1 keys").arg(store.usage().all()->citing.size()); });
    measure("Library: take the import back", [&] {
        QList<SourceId> ids;
        const auto all = store.list();
        for (const Source &source : *all)
            ids.append(source.id);
        return store.exchange(ids, {}) ? QStringLiteral("done") : QStringLiteral("not done");
    });
}

/// What the window's thread does itself with the whole list.
void benchWindow(const QList<Source> &sources)
{
    SourceListModel model;
    SourceFilter filter;
    filter.setSourceModel(&model);
    measure("Window: take the list", [&] {
        model.setSources(sources, {});
        return QStringLiteral("%1 rows").arg(filter.rowCount());
    });
    measure("Window: take the same list again", [&] {
        model.setSources(sources, {});
        return QStringLiteral("%1 rows").arg(filter.rowCount());
    });
    measure("Window: sort by title", [&] {
        filter.sort(SourceListModel::TitleColumn);
        return filter.index(0, 0).data().toString().left(20);
    });
    measure("Window: filter by type", [&] {
        filter.setType(QStringLiteral("book"));
        return QStringLiteral("%1 rows").arg(filter.rowCount());
    });
}

void benchHostile()
{
    QByteArray macros = "@string{a0 = \"lol\"}\n";
    for (int i = 1; i < 12; ++i) {
        macros += "@string{a" + QByteArray::number(i) + " = ";
        for (int part = 0; part < 10; ++part)
            macros += (part ? " # a" : "a") + QByteArray::number(i - 1);
        macros += "}\n";
    }
    macros += "@book{bomb, title = a11}\n@book{kept, title = {Kept}}\n";
    measure("BibTeX: macros chained tenfold", [&] { return told(readSources(macros, SourceFormat::BibTeX)); });
    measure("BibTeX: crossref in a circle", [] { return told(readSources("@book{a, crossref={b}}\n@book{b, crossref={a}}\n", SourceFormat::BibTeX)); });
    measure("BibTeX: 20 MB of open braces", [] { return told(readSources("@book{a, title={" + QByteArray(20'000'000, '{'), SourceFormat::BibTeX)); });
    measure("RIS: 500,000 entries without ER", [] { return told(readSources(QByteArray("TY  - BOOK\nTI  - A\n").repeated(500'000), SourceFormat::Ris)); });
    measure("RIS: 20 MB in one line", [] { return told(readSources("TY  - BOOK\nTI  - " + QByteArray(20'000'000, 'x'), SourceFormat::Ris)); });
    measure("CSL-JSON: nested 1,000,000 deep", [] { return told(readSources(QByteArray(1'000'000, '['), SourceFormat::CslJson)); });
    measure("Any: 100 MB", [] { return told(readSources(QByteArray(100'000'000, 'x'), SourceFormat::BibTeX)); });
    const auto captured = [](const QByteArray &page) {
        const auto source = capturedBytes(page, QStringLiteral("page.html"), {});
        return source ? QStringLiteral("%1 characters").arg(source->latestCapture()->text.size()) : source.error().message;
    };
    measure("HTML: 100,000 words", [&] { return captured("<title>T</title><article>" + QByteArray("<p>" + QByteArray("words ").repeated(100) + "</p>").repeated(1000)); });
    measure("HTML: nested 200,000 deep", [&] { return captured(QByteArray("<div>").repeated(200'000)); });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 10'000;
    std::printf("%d sources\n", count);
    const QList<Source> sources = manySources(count);
    benchFormats(sources);
    benchLibrary(sources);
    benchWindow(sources);
    std::printf("Hostile files\n");
    benchHostile();
    return 0;
}
