// What a key costs on the desk with spelling and preview at work, beside a bare QPlainTextEdit in the same run.
//
// Prints, for 1,000 to 1,000,000 words, the time from a key to the painted editor (by paint events, and by pixels read
// back from the window where there is a screen), loading, and memory. `editorbench [WORDS...]`; run it in the release
// preset, with QT_QPA_PLATFORM=offscreen or in a real window. Keys come in rounds: "least" is the least median of a
// round, which is what the program costs; the median of all keys and the p99 hold what else the machine did, too.

#include "app/article/draft.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/preview/previewpane.h"
#include "ui/preview/previewstart.h"
#include "ui/spelling/articlespelling.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QScreen>
#include <QTextBlock>
#include <QWindow>
#include <algorithm>
#include <cstdio>
#include <vector>

using namespace stet;

namespace {

constexpr int rounds = 6;
constexpr int keys = 80; ///< of a round

QString article(int words)
{
    static const QStringList vocabulary = QStringLiteral(
        "the of and to in that it was for on with as he his at by had not but from they her which or we an there were "
        "their one all when who would more no if out so up said what its about than into them can only other time new "
        "some could these two may first then do any like my now over such our man me even most made after also did many "
        "off before must well back through years much where your way down should because long each just state those "
        "people too mister how little good world make very year still see own work men day get here old life both "
        "between being under three never know same last another while us might great go come since against right came "
        "take used himself few house american use place during high without again home around small however found "
        "thought went say part once general upon school every harbour lantern keeper evening recieve untill seperate")
                                           .split(u' ');
    QRandomGenerator random(7);
    QString text;
    int inParagraph = 0;
    for (int i = 0; i < words; ++i) {
        QString word = vocabulary[random.bounded(int(vocabulary.size()))];
        const int mark = random.bounded(60);
        if (mark == 0)
            word = u'*' + word + u'*';
        else if (mark == 1)
            word = u'[' + word + QStringLiteral("](https://example.org/a)");
        else if (mark == 2)
            word = QStringLiteral("“%1,”").arg(word);
        text += word;
        if (++inParagraph >= 60 + random.bounded(60)) {
            text += QStringLiteral(".\n\n");
            if (random.bounded(8) == 0)
                text += QStringLiteral("## A heading between\n\n");
            inParagraph = 0;
        } else {
            text += random.bounded(12) == 0 ? QStringLiteral(", ") : QStringLiteral(" ");
        }
    }
    return text;
}

double memory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    bool painted = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        painted = painted || event->type() == QEvent::Paint;
        return false;
    }
};

struct Times
{
    std::vector<double> handled;
    std::vector<double> painted;
    std::vector<double> seen;
};

double at(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
}

/// The least median of a round.
double least(const std::vector<double> &values)
{
    double best = 0;
    for (size_t start = 0; start + keys <= values.size(); start += keys) {
        const double median = at({values.begin() + qptrdiff(start), values.begin() + qptrdiff(start + keys)}, 0.5);
        best = start == 0 ? median : std::min(best, median);
    }
    return best;
}

QByteArray machineLoad()
{
    QFile file(QStringLiteral("/proc/loadavg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').first() : QByteArray();
}

void settle(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
}

QImage pixels(const QPlainTextEdit *editor)
{
    QWindow *window = editor->window()->windowHandle();
    const QPoint corner = editor->viewport()->mapTo(editor->window(), editor->cursorRect().topLeft()) - QPoint(12, 0);
    return window->screen()->grabWindow(window->winId(), corner.x(), corner.y(), 40, 20).toImage();
}

Times type(QPlainTextEdit *editor, bool byPixels)
{
    Times times;
    PaintWatch watch(editor->viewport());
    for (int i = 0; i < rounds * keys; ++i) {
        settle(4); // a writer is slower than this, and answers of threads arrive
        const QChar letter = i % 6 == 5 ? u' ' : QChar(u'a' + i % 26);
        const int key = letter == u' ' ? int(Qt::Key_Space) : int(Qt::Key_A) + i % 26;
        const QImage before = byPixels ? pixels(editor) : QImage();
        watch.painted = false;
        QElapsedTimer clock;
        clock.start();
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, QString(letter));
        QApplication::sendEvent(editor, &press);
        times.handled.push_back(double(clock.nsecsElapsed()) / 1e6);
        while (!watch.painted && clock.elapsed() < 1000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        times.painted.push_back(double(clock.nsecsElapsed()) / 1e6);
        while (byPixels && clock.elapsed() < 1000 && pixels(editor) == before)
            QCoreApplication::processEvents();
        times.seen.push_back(double(clock.nsecsElapsed()) / 1e6);
        QKeyEvent release(QEvent::KeyRelease, key, Qt::NoModifier, QString(letter));
        QApplication::sendEvent(editor, &release);
    }
    return times;
}

void toMiddle(QPlainTextEdit *editor)
{
    const QTextBlock block = editor->document()->findBlockByNumber(editor->document()->blockCount() / 2);
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock);
    editor->setTextCursor(cursor);
    editor->centerCursor();
    editor->setFocus();
    settle(300);
}

void print(const char *what, int words, double load, double shown, const Times &times, bool byPixels, double before)
{
    std::printf("%9d  %-14s %7.1f %8.1f ", words, what, load, shown);
    for (const std::vector<double> *values : {&times.handled, &times.painted, &times.seen}) {
        if (values == &times.seen && !byPixels)
            std::printf("   %6s %6s %6s", "-", "-", "-");
        else
            std::printf("   %6.2f %6.2f %6.2f", least(*values), at(*values, 0.5), at(*values, 0.99));
    }
    std::printf("   %+7.1f   %s\n", memory() - before, machineLoad().constData());
    std::fflush(stdout);
}

void measureBare(const QString &text, int words, bool byPixels)
{
    const double before = memory();
    QPlainTextEdit editor;
    editor.setFont(QFont(QStringLiteral("Liberation Serif"), 13));
    editor.resize(900, 800);
    editor.show();
    settle(300);
    QElapsedTimer clock;
    clock.start();
    editor.setPlainText(text);
    const double load = double(clock.nsecsElapsed()) / 1e6;
    editor.viewport()->repaint();
    const double shown = double(clock.nsecsElapsed()) / 1e6;
    toMiddle(&editor);
    print("QPlainTextEdit", words, load, shown, type(&editor, byPixels), byPixels, before);
}

void measureDesk(const QString &text, int words, bool byPixels)
{
    const double before = memory();
    Article made;
    made.headline = QStringLiteral("A headline");
    made.body = text;
    Draft draft(QUuid::createUuid(), made);
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *desk = new Desk;
    auto *preview = new PreviewPane;
    row->addWidget(desk, 3);
    row->addWidget(preview, 2);
    ArticleSpelling spelling(desk);
    window.resize(1500, 800);
    window.show();
    settle(600);
    QElapsedTimer clock;
    clock.start();
    desk->setDraft(&draft);
    const double load = double(clock.nsecsElapsed()) / 1e6;
    desk->editor()->viewport()->repaint();
    const double shown = double(clock.nsecsElapsed()) / 1e6;
    spelling.setDraft(&draft);
    bool composed = preview->view() == nullptr; // where Chromium cannot run there is none to wait for
    QObject::connect(preview, &PreviewPane::upToDate, preview, [&composed] { composed = true; });
    preview->setDraft(&draft);
    double spelled = 0;
    while (spelling.state() != ArticleSpelling::State::Ready && spelling.state() != ArticleSpelling::State::NoDictionary
           && clock.elapsed() < 60'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    spelled = double(clock.nsecsElapsed()) / 1e6;
    while (!composed && clock.elapsed() < 60'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    toMiddle(desk->editor());
    print("desk", words, load, shown, type(desk->editor(), byPixels), byPixels, before);
    std::printf("%9s  whole article spelled after %.0f ms, %d marks\n", "", spelled, spelling.count());
    preview->setDraft(nullptr);
    spelling.setDraft(nullptr);
    desk->setDraft(nullptr);
}

} // namespace

int main(int argc, char **argv)
{
    preparePreview();
    QApplication application(argc, argv);
    QApplication::setCursorFlashTime(0);
    const bool byPixels = QGuiApplication::platformName() != QStringLiteral("offscreen");
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(QString::fromLocal8Bit(argv[i]).toInt());
    if (sizes.empty())
        sizes = {1'000, 10'000, 100'000, 1'000'000};
    std::printf("%9s  %-14s %7s %8s    %-20s   %-20s   %-20s   %7s   %s\n", "words", "", "load ms", "shown ms",
                "handled ms", "painted ms", "pixels ms", "MiB", "machine");
    std::printf("%9s  %-14s %7s %8s ", "", "", "", "");
    for (int i = 0; i < 3; ++i)
        std::printf("   %6s %6s %6s", "least", "median", "p99");
    std::printf("   %7s   load\n", "");
    for (const int words : sizes) {
        const QString text = article(words);
        measureBare(text, words, byPixels);
        measureDesk(text, words, byPixels);
    }
    return 0;
}
