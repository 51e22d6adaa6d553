#include "app/citations/citationform.h"
#include "app/citations/citeprocprocessor.h"
#include "app/sources/sourcefile.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>
#include <algorithm>
#include <functional>

using namespace stet;

namespace {

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values[values.size() / 2];
}

Source source(int number)
{
    Source made;
    made.key = QStringLiteral("work%1").arg(number);
    made.item = {{"type", "article-journal"}, {"title", QStringLiteral("A study of subject %1").arg(number)}, {"volume", QString::number(number % 40)},
                 {"page", "17-39"}, {"container-title", "Journal of Examples"}};
    made.setNames("author", {CslName{QStringLiteral("Family%1").arg(number % 70), "Given", "", "", "", ""}, CslName{"Second", "Person", "", "", "", ""}});
    made.setDate("issued", CslDate{{1990 + number % 30, 0, 0}, {}, 0, false, {}});
    return made;
}

CitationCluster cluster(int number)
{
    CitationCluster made;
    made.mark = QStringLiteral("[@work%1]").arg(number);
    made.works = {CitedWork{QStringLiteral("work%1").arg(number), QString::number(number), "page", {}, {}, false}};
    return made;
}

} // namespace

/// One citation more among 100, beside setting the whole text anew in the same run; press forms; the catalogue; files.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    const StyleCatalogue catalogue = StyleCatalogue::installed();
    out << "style catalogue, first and second opening, ms: " << milliseconds([&] { catalogue.list(); });
    out << " " << milliseconds([&] { catalogue.list(); }) << " (" << catalogue.list().size() << " styles)\n";

    CitationRequest request;
    for (int i = 0; i < 120; ++i)
        request.sources.append(source(i));
    for (const char *style : {"apa", "chicago-author-date", "chicago-fullnote-bibliography", "modern-language-association", "ieee", "harvard-cite-them-right"}) {
        request.style = QLatin1String(style);
        request.clusters.clear();
        for (int i = 0; i < 100; ++i)
            request.clusters.append(cluster(i));
        const auto number = [&request] {
            for (qsizetype i = 0; i < request.clusters.size(); ++i)
                request.clusters[i].note = int(i) + 1;
        };
        number();
        CiteprocProcessor processor(catalogue);
        const double whole = milliseconds([&] { static_cast<void>(processor.format(request)); });
        QList<double> known;
        QList<double> fresh;
        for (int i = 0; i < 10; ++i) {
            request.clusters.insert(40 + i, cluster(i * 3));
            number();
            known.append(milliseconds([&] { static_cast<void>(processor.format(request)); }));
        }
        for (int i = 100; i < 110; ++i) {
            request.clusters.append(cluster(i));
            number();
            fresh.append(milliseconds([&] { static_cast<void>(processor.format(request)); }));
        }
        out << style << ": 100 citations anew " << whole << " ms; one more of a cited source " << median(known)
            << " ms; one more of a new source " << median(fresh) << " ms\n";
    }
    out << "journalistic, 100 citations: " << milliseconds([&] { pressCitations(request, {}); }) << " ms\n";

    QList<Source> many;
    for (int i = 0; i < 10'000; ++i)
        many.append(source(i));
    for (const auto &[format, name] : {std::pair{SourceFormat::BibTeX, "BibTeX"}, std::pair{SourceFormat::Ris, "RIS"},
                                       std::pair{SourceFormat::EndNote, "EndNote"}, std::pair{SourceFormat::CslJson, "CSL-JSON"}}) {
        const QByteArray bytes = writeSources(many, format);
        out << name << ", 10,000 entries read: " << milliseconds([&, chosen = format] { static_cast<void>(readSources(bytes, chosen)); }) << " ms\n";
    }
    return 0;
}
