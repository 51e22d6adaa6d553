// How long a citation takes from the text to the preview among 100 others, in each of the styles that are used most, and
// how long the catalogue of styles takes to open. Prints, never fails for being slow.
//   QT_QPA_PLATFORM=offscreen build/release/tests/citingbench
#include "app/store/library.h"
#include "ui/citations/articlecitations.h"
#include "ui/citations/styledialog.h"
#include "ui/citations/stylesamples.h"
#include "ui/preview/previewpane.h"
#include "ui/preview/previewstart.h"
#include "ui/preview/previewview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineScript>

#include <algorithm>
#include <cstdio>

using namespace stet;

namespace {

constexpr int citationsInText = 100;

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

QString articleBody()
{
    QString body;
    for (int i = 0; i < citationsInText; ++i) {
        body += QStringLiteral("The ferry leaves the harbour at nine and comes back when it can, as the council has it in its papers of "
                               "that year, which were read again for this piece [@work%1, p. %2]. Nobody answered.\n\n").arg(i).arg(i + 1);
    }
    return body;
}

bool answers(QWebEnginePage *page, const QString &script)
{
    QVariant answer;
    bool done = false;
    page->runJavaScript(script, QWebEngineScript::ApplicationWorld, [&](const QVariant &value) {
        answer = value;
        done = true;
    });
    while (!done)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return answer.toBool();
}

void print(const char *what, QList<double> values)
{
    std::sort(values.begin(), values.end());
    std::printf("  %-52s median %7.1f   p95 %7.1f ms   (%d)\n", what, values[values.size() / 2],
                values[qMin(values.size() - 1, values.size() * 95 / 100)], int(values.size()));
    std::fflush(stdout);
}

struct Bench
{
    QTemporaryDir folder;
    std::unique_ptr<Library> library;
    ArticleCitations citations{StyleCatalogue::installed()};
    PreviewPane pane;
    std::unique_ptr<Draft> draft;

    Bench()
    {
        library = *Library::open(folder.path());
        QList<Source> sources;
        for (int i = 0; i < citationsInText + 50; ++i)
            sources.append(source(i));
        QObject::connect(&citations, &ArticleCitations::materialChanged, &pane, [this] { pane.setCitations(citations.material()); });
        citations.setLibrary(library.get());
        citations.setSources(sources);
        Article article;
        article.headline = QStringLiteral("Harbour lights");
        article.body = articleBody();
        draft = std::make_unique<Draft>(ArticleId::createUuid(), article);
        citations.setDraft(draft.get());
        pane.setDraft(draft.get());
        pane.resize(640, 900);
        pane.show();
        while (!pane.view())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    void waitFor(const QString &words)
    {
        const QString script = QStringLiteral("document.body !== null && document.body.innerText.includes('%1')").arg(words);
        QSignalSpy shown(&pane, &PreviewPane::upToDate);
        while (!answers(pane.view()->page(), script)) {
            const qsizetype before = shown.size();
            while (shown.size() == before)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }

    void insert(const char *style, const QString &shown)
    {
        citations.choose(QLatin1String(style), {});
        QElapsedTimer timer;
        timer.start();
        while (!citations.isSettled())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        std::printf("  %-52s %7.1f ms\n", QByteArray(style).append(": chosen, all formatted").constData(), double(timer.nsecsElapsed()) / 1e6);
        QTest::qWait(300);
        QList<double> times;
        for (int i = 0; i < 20; ++i) {
            QTest::qWait(50);
            const QString body = draft->body().toString();
            const qsizetype place = body.indexOf(QStringLiteral(" Nobody"), body.size() / 2);
            const int page = 3000 + i;
            timer.restart();
            draft->editBody(place, 0, QStringLiteral(" So [@work%1, p. %2].").arg(citationsInText + i % 50).arg(page));
            waitFor(shown.arg(page));
            times.append(double(timer.nsecsElapsed()) / 1e6);
        }
        print("one citation more, text -> formatted in the page", times);
    }

    void catalogue()
    {
        StyleSamples samples(citations.styles());
        for (const char *which : {"first", "second"}) {
            QElapsedTimer timer;
            timer.start();
            StyleDialog dialog(&citations, &samples);
            QSignalSpy listed(&dialog, &StyleDialog::listed);
            dialog.show();
            dialog.findChild<QListView *>()->grab();
            const double shown = double(timer.nsecsElapsed()) / 1e6;
            while (listed.isEmpty())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            const double all = double(timer.nsecsElapsed()) / 1e6;
            std::printf("  style catalogue, %s opening: shown %.1f ms, all %d styles in the list %.1f ms\n", which, shown,
                        dialog.findChild<QListView *>()->model()->rowCount(), all);
        }
    }
};

} // namespace

int main(int argc, char **argv)
{
    preparePreview();
    QApplication application(argc, argv);
    Bench bench;
    bench.waitFor(QStringLiteral("Nobody answered"));
    bench.insert("apa", QStringLiteral(", p. %1)"));
    bench.insert("chicago-author-date", QStringLiteral(", %1)"));
    bench.insert("chicago-fullnote-bibliography", QStringLiteral("): %1."));
    bench.insert("ieee", QStringLiteral("p. %1]"));
    bench.catalogue();
    return 0;
}
