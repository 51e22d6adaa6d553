// How long a key takes to the preview, in a shown window, for articles of 1,000 to 100,000 words; beside it what the
// usual ways cost on the same page in the same run. Prints, never fails for being slow.
//   QT_QPA_PLATFORM=offscreen build/release/tests/previewbench [WORDS...]
#include "app/article/draft.h"
#include "app/page/pagecomposer.h"
#include "ui/preview/previewpane.h"
#include "ui/preview/previewstart.h"
#include "ui/preview/previewview.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineScript>

#include <algorithm>
#include <cstdio>

using namespace stet;

namespace {

QString articleOf(int words)
{
    static const QStringList vocabulary =
        QStringLiteral("the ferry leaves harbour lights council evening reporter asked minister whether budget would "
                       "carry another winter said nothing until morning papers arrived with a different story about "
                       "quay workers and their children who had waited since spring")
            .split(u' ');
    QRandomGenerator random(11);
    QString text;
    for (int written = 0; written < words;) {
        if (written % 800 < 80)
            text += QStringLiteral("## A heading after %1 words\n\n").arg(written);
        QStringList paragraph;
        for (int i = 0; i < 80; ++i)
            paragraph.append(vocabulary[random.bounded(int(vocabulary.size()))]);
        paragraph[3] = QStringLiteral("*%1*").arg(paragraph[3]);
        paragraph[9] = QStringLiteral("[%1](https://harbour.example/%2)").arg(paragraph[9]).arg(written);
        text += paragraph.join(u' ') + QStringLiteral(".\n\n");
        written += 80;
    }
    return text;
}

struct Times
{
    QList<double> values;
    void add(qint64 nanoseconds) { values.append(double(nanoseconds) / 1e6); }
    void print(const char *what)
    {
        if (values.isEmpty())
            return;
        std::sort(values.begin(), values.end());
        std::printf("  %-44s median %7.2f   p95 %7.2f ms   (%d)\n", what, values[values.size() / 2],
                    values[qMin(values.size() - 1, values.size() * 95 / 100)], int(values.size()));
        std::fflush(stdout);
    }
};

/// Proportional memory of this process and its children, in MiB.
double sharedMemory(qint64 pid, QStringList *seen)
{
    double sum = 0;
    QFile rollup(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
    if (rollup.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : rollup.readAll().split('\n')) {
            if (line.startsWith("Pss:"))
                sum += line.mid(4).trimmed().split(' ').first().toDouble() / 1024;
        }
        seen->append(QString::number(qRound(sum)));
    }
    for (const QString &task : QDir(QStringLiteral("/proc/%1/task").arg(pid)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(QStringLiteral("/proc/%1/task/%2/children").arg(pid).arg(task));
        if (!children.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &child : children.readAll().simplified().split(' ')) {
            if (!child.isEmpty())
                sum += sharedMemory(child.toLongLong(), seen);
        }
    }
    return sum;
}

void printMemory()
{
    QStringList processes;
    const double all = sharedMemory(QCoreApplication::applicationPid(), &processes);
    std::printf("  %-44s %7.0f MiB   (%s)\n", "PSS of all processes", all, qPrintable(processes.join(u'+')));
}

/// Sees each frame that the page paints.
class PaintWatch : public QObject
{
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && watched == target)
            ++paints;
        return false;
    }
    QObject *target = nullptr;
    int paints = 0;
};

void run(QWebEnginePage *page, const QString &script)
{
    bool done = false;
    page->runJavaScript(script, QWebEngineScript::ApplicationWorld, [&done](const QVariant &) { done = true; });
    while (!done)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// A pixel column through the marked block tells when the change is really on the screen.
QImage shot(QWidget *widget)
{
    return widget->grab().toImage();
}

void waitForOtherPixels(QWidget *view, const QImage &before, PaintWatch &watch)
{
    int seen = watch.paints;
    for (;;) {
        if (watch.paints != seen) {
            seen = watch.paints;
            if (shot(view) != before)
                return;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

void settle(int milliseconds)
{
    QTest::qWait(milliseconds);
}

struct Bench
{
    PreviewPane pane;
    PaintWatch watch;
    std::unique_ptr<Draft> draft;

    void open(int words)
    {
        Article article;
        article.headline = QStringLiteral("Harbour lights");
        article.body = articleOf(words);
        auto next = std::make_unique<Draft>(ArticleId::createUuid(), article);
        QSignalSpy upToDate(&pane, &PreviewPane::upToDate);
        QElapsedTimer timer;
        timer.start();
        pane.setDraft(next.get());
        while (upToDate.isEmpty())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        std::printf("  %-44s %7.1f ms\n", "article opened -> page loaded", double(timer.nsecsElapsed()) / 1e6);
        draft = std::move(next);
        settle(400);
        if (watch.target != pane.view()->focusProxy()) {
            watch.target = pane.view()->focusProxy();
            watch.target->installEventFilter(&watch);
        }
    }

    void keys(int rounds)
    {
        Times patched;
        Times painted;
        const QString body = draft->body().toString();
        const qsizetype place = body.indexOf(QLatin1String("council"));
        const int line = int(QStringView(body).left(place).count(u'\n'));
        pane.followCaret(line);
        settle(200);
        QWidget *view = pane.view();
        for (int i = 0; i < rounds; ++i) {
            settle(30);
            const QImage before = shot(view);
            QSignalSpy upToDate(&pane, &PreviewPane::upToDate);
            QElapsedTimer timer;
            timer.start();
            draft->editBody(place, i % 2 == 0 ? 0 : 1, i % 2 == 0 ? QStringLiteral("W") : QString());
            while (upToDate.isEmpty())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            patched.add(timer.nsecsElapsed());
            if (shot(view) == before)
                waitForOtherPixels(view, before, watch);
            painted.add(timer.nsecsElapsed());
        }
        patched.print("key -> composed and patched");
        painted.print("key -> other pixels in the view");
    }

    void composing(int rounds)
    {
        Times compose;
        PageMaterial material;
        material.article = draft->snapshot().article();
        PageComposer composer;
        for (int i = 0; i < rounds; ++i) {
            material.article.body.insert(material.article.body.indexOf(QLatin1String("council")), u'W');
            QElapsedTimer timer;
            timer.start();
            (void)composer.compose(material);
            compose.add(timer.nsecsElapsed());
        }
        compose.print("of it PageComposer, one key");
    }

    void baseline(int rounds)
    {
        Times innerHtml;
        Times wholePage;
        PageMaterial material;
        material.article = draft->snapshot().article();
        QByteArray body;
        for (const PageBlock &block : PageComposer().composeBody(material))
            body += block.html;
        QWidget *view = pane.view();
        for (int i = 0; i < rounds; ++i) {
            settle(60);
            const QImage before = shot(view);
            const QString html = QString::fromUtf8(QByteArray(body).insert(body.indexOf("council"), QByteArray(i + 1, 'W')));
            QElapsedTimer timer;
            timer.start();
            const QByteArray json = QJsonDocument(QJsonArray{html}).toJson(QJsonDocument::Compact);
            run(pane.view()->page(), QStringLiteral("document.querySelector('[data-part=body]').innerHTML = %1[0]")
                                         .arg(QString::fromUtf8(json)));
            if (shot(view) == before)
                waitForOtherPixels(view, before, watch);
            innerHtml.add(timer.nsecsElapsed());
        }
        innerHtml.print("baseline: whole body as innerHTML, pixels");
        QWebEngineView plain;
        plain.resize(pane.view()->size());
        plain.show();
        const QByteArray whole = PageComposer().compose(material).html();
        for (int i = 0; i < qMin(rounds, 5); ++i) {
            QSignalSpy loaded(&plain, &QWebEngineView::loadFinished);
            QElapsedTimer timer;
            timer.start();
            plain.setHtml(QString::fromUtf8(QByteArray(whole).insert(whole.indexOf("council"), QByteArray(i + 1, 'W'))));
            while (loaded.isEmpty())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            wholePage.add(timer.nsecsElapsed());
        }
        wholePage.print("baseline: setHtml() -> loadFinished");
    }
};

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    preparePreview();
    QApplication application(argc, argv);
    QList<int> sizes;
    for (const QString &argument : application.arguments().mid(1))
        sizes.append(argument.toInt());
    if (sizes.isEmpty())
        sizes = {1'000, 10'000, 100'000};
    Bench bench;
    bench.pane.resize(640, 900);
    bench.pane.show();
    while (bench.pane.view() == nullptr)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    std::printf("main -> engine made: %.0f ms; platform %s\n", double(sinceStart.nsecsElapsed()) / 1e6,
                qPrintable(QGuiApplication::platformName()));
    for (const int words : std::as_const(sizes)) {
        std::printf("%d words\n", words);
        bench.open(words);
        bench.keys(words > 50'000 ? 40 : 100);
        bench.composing(30);
        printMemory();
        bench.baseline(words > 50'000 ? 5 : 15);
    }
    return 0;
}
