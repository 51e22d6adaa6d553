// How long the real program takes from exec to a painted window, to a key on the screen and to a settled preview, and
// what memory it holds then; beside it a bare QPlainTextEdit and a bare web view on the same words in the same run.
//
// Measured from outside, by the pixels of the screen, so it needs a screen of its own and nothing else on it:
//   xvfb-run -a -s "-screen 0 1600x1000x24" build/release/tests/startbench [WORDS...]
// The time to a key needs xdotool. Each figure is the least and the median of some rounds; the least is what the
// program costs, the rest is what else the machine did.
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QProcess>
#include <QRandomGenerator>
#include <QScreen>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace {

constexpr int rounds = 9;
constexpr int patience = 10'000;
/// Where nothing has changed for so long, nothing more is coming.
constexpr int stillness = 1200;

/// Parts of the screen where a program shows its words. The first has the caret, so it blinks; the second has not.
struct Places
{
    QRect caret;
    QRect words;
    QRect page; ///< the preview; empty where there is none
};

const Places inStet{{300, 70, 640, 330}, {300, 440, 640, 460}, {1000, 120, 560, 780}};
const Places inBareWindow{{0, 0, 1500, 60}, {0, 120, 1500, 800}, {}};

QString articleOf(int words)
{
    static const QStringList vocabulary =
        QStringLiteral("the ferry leaves harbour lights council evening reporter asked minister whether budget would "
                       "carry another winter said nothing until morning papers arrived with a different story about "
                       "quay workers and their children who had waited since spring")
            .split(u' ');
    QRandomGenerator random(11);
    QString text = QStringLiteral("# Harbour lights\n\n");
    for (int written = 0; written < words; written += 80) {
        QStringList paragraph;
        for (int i = 0; i < 80; ++i)
            paragraph.append(vocabulary[random.bounded(int(vocabulary.size()))]);
        text += paragraph.join(u' ') + QStringLiteral(".\n\n");
    }
    return text;
}

/// Proportional memory of a process and its children, in MiB.
double sharedMemory(qint64 process)
{
    double sum = 0;
    QFile rollup(QStringLiteral("/proc/%1/smaps_rollup").arg(process));
    if (rollup.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : rollup.readAll().split('\n')) {
            if (line.startsWith("Pss:"))
                sum += line.mid(4).trimmed().split(' ').first().toDouble() / 1024;
        }
    }
    const QDir tasks(QStringLiteral("/proc/%1/task").arg(process));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(tasks.filePath(task + QStringLiteral("/children")));
        if (!children.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &child : children.readAll().simplified().split(' ')) {
            if (!child.isEmpty())
                sum += sharedMemory(child.toLongLong());
        }
    }
    return sum;
}

QImage pixels(const QRect &area)
{
    QScreen *screen = QGuiApplication::primaryScreen();
    return screen->grabWindow(0, area.x(), area.y(), area.width(), area.height()).toImage();
}

/// True when there is more than a plain ground.
bool hasWords(const QImage &image)
{
    const QRgb ground = image.pixel(0, 0);
    int ink = 0;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            ink += image.pixel(x, y) != ground ? 1 : 0;
    }
    return ink * 9 > image.width() * image.height() / 50;
}

size_t fingerprint(const QImage &image)
{
    return qHashBits(image.constBits(), size_t(image.sizeInBytes()));
}

struct Figures
{
    QList<double> values;

    void print(const char *what, const char *unit)
    {
        std::sort(values.begin(), values.end());
        if (values.isEmpty())
            std::printf("  %-44s         -\n", what);
        else
            std::printf("  %-44s least %6.0f   median %6.0f %s\n", what, values.first(), values[values.size() / 2], unit);
        std::fflush(stdout);
    }
    double least() const { return values.isEmpty() ? 0 : *std::min_element(values.cbegin(), values.cend()); }
};

/// A program under watch: started, seen by its pixels, killed.
class Started
{
public:
    explicit Started(const QStringList &command)
    {
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_clock.start();
        m_process.start(command.first(), command.mid(1));
    }

    ~Started()
    {
        m_process.kill();
        m_process.waitForFinished();
        // The screen is empty again before the next one comes.
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < patience && hasWords(pixels(inBareWindow.words)))
            QThread::msleep(20);
        QThread::msleep(200);
    }

    double elapsed() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    double memory() const { return sharedMemory(m_process.processId()); }

private:
    QProcess m_process;
    QElapsedTimer m_clock;
};

struct Start
{
    Figures painted;
    Figures settledWords;
    Figures settledPage;
    Figures key;
    double memory = 0;
};

/// One start, nothing typed. Every look of the place with the caret goes into `looks`.
void watchStart(const QStringList &command, const Places &places, QSet<size_t> &looks, Start &start)
{
    const Started program(command);
    double painted = 0;
    double words = 0;
    double page = 0;
    QImage wordsBefore = pixels(places.words);
    QImage pageBefore = pixels(places.page);
    while (program.elapsed() < patience && (painted == 0 || program.elapsed() - std::max(words, page) < stillness)) {
        const QImage wordsNow = pixels(places.words);
        if (wordsNow != wordsBefore) {
            words = program.elapsed();
            if (painted == 0 && hasWords(wordsNow))
                painted = words;
            wordsBefore = wordsNow;
        }
        if (!places.page.isEmpty()) {
            const QImage pageNow = pixels(places.page);
            if (pageNow != pageBefore)
                page = program.elapsed();
            pageBefore = pageNow;
        }
        looks.insert(fingerprint(pixels(places.caret)));
        QThread::usleep(500);
    }
    start.painted.values.append(painted);
    start.settledWords.values.append(words);
    if (!places.page.isEmpty())
        start.settledPage.values.append(page);
    start.memory = program.memory();
}

/// One start with a key every few milliseconds from the first moment on: when is one seen?
void watchKey(const QStringList &command, const Places &places, const QSet<size_t> &looks, Start &start)
{
    QProcess keys;
    const Started program(command);
    keys.start(QStringLiteral("xdotool"),
               {QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("8"), QString(400, u'n')});
    while (program.elapsed() < patience) {
        if (!looks.contains(fingerprint(pixels(places.caret)))) {
            start.key.values.append(program.elapsed());
            break;
        }
    }
    keys.kill();
    keys.waitForFinished();
    // It may have been killed with the key down, which would repeat itself for ever.
    QProcess::execute(QStringLiteral("xdotool"), {QStringLiteral("keyup"), QStringLiteral("n")});
}

QByteArray load()
{
    QFile file(QStringLiteral("/proc/loadavg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().simplified() : QByteArray();
}

class Bench
{
public:
    explicit Bench(int words) : m_words(words)
    {
        for (const char *folder : {"runtime", "data", "config", "state"})
            QDir(m_home.path()).mkdir(QLatin1String(folder));
        QFile::setPermissions(m_home.filePath(QStringLiteral("runtime")),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("HOME", m_home.path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_home.filePath(QStringLiteral("runtime")).toUtf8());
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_STATE_HOME", m_home.filePath(QStringLiteral("state")).toUtf8());
        QFile file(m_home.filePath(QStringLiteral("article.md")));
        if (file.open(QIODevice::WriteOnly))
            file.write(articleOf(words).toUtf8());
    }

    void run()
    {
        const QString article = m_home.filePath(QStringLiteral("article.md"));
        const QString kept = m_home.filePath(QStringLiteral("kept"));
        QProcess::execute(QStringLiteral(STET_CLI), {QStringLiteral("import"), QStringLiteral("--library"), kept, article});
        std::printf("%d words; %d rounds; load before %s\n", m_words, rounds, load().constData());
        Start bareEditor = measure({QStringLiteral(STET_BARE_EDITOR), article}, inBareWindow);
        Start bareView = measure({QStringLiteral(STET_BARE_VIEW), article}, inBareWindow);
        Start stet = measure({QStringLiteral(STET_PROGRAM), QStringLiteral("--library"), library()}, inStet);
        std::printf(" bare QPlainTextEdit\n");
        bareEditor.painted.print("exec -> words painted", "ms");
        bareEditor.key.print("exec -> a typed key seen", "ms");
        std::printf("  %-44s       %6.0f MiB\n", "PSS", bareEditor.memory);
        std::printf(" bare web view\n");
        bareView.settledWords.print("exec -> page settled", "ms");
        std::printf("  %-44s       %6.0f MiB\n", "PSS of all processes", bareView.memory);
        std::printf(" Stet, with spelling and preview\n");
        stet.painted.print("exec -> words painted", "ms");
        stet.key.print("exec -> a typed key seen", "ms");
        stet.settledWords.print("exec -> last change of the desk", "ms");
        stet.settledPage.print("exec -> preview settled", "ms");
        std::printf("  %-44s       %6.0f MiB\n", "PSS of all processes", stet.memory);
        std::printf("  Stet / bare: painted %.1f, settled page %.1f, memory %.1f of the bare web view's\n",
                    stet.painted.least() / bareEditor.painted.least(),
                    stet.settledPage.least() / bareView.settledWords.least(), stet.memory / bareView.memory);
        std::printf("  load after %s\n", load().constData());
    }

private:
    QString library() const { return m_home.filePath(QStringLiteral("library")); }

    /// Each start finds the library as it was kept.
    void freshLibrary() const
    {
        QDir(library()).removeRecursively();
        QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), m_home.filePath(QStringLiteral("kept")), library()});
    }

    Start measure(const QStringList &command, const Places &places) const
    {
        Start start;
        Start warm;
        QSet<size_t> looks;
        for (int round = -1; round < rounds; ++round) {
            freshLibrary();
            watchStart(command, places, looks, round < 0 ? warm : start);
        }
        const bool takesKeys = command.first() != QStringLiteral(STET_BARE_VIEW)
                               && !QStandardPaths::findExecutable(QStringLiteral("xdotool")).isEmpty();
        for (int round = 0; round < rounds && takesKeys; ++round) {
            freshLibrary();
            watchKey(command, places, looks, start);
        }
        return start;
    }

    int m_words;
    QTemporaryDir m_home;
};

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    if (QGuiApplication::platformName() != QStringLiteral("xcb")) {
        std::fputs("startbench reads the pixels of a screen: run it under xvfb-run.\n", stderr);
        return 2;
    }
    QProcess::execute(QStringLiteral("xdotool"), {QStringLiteral("mousemove"), QStringLiteral("620"), QStringLiteral("950")});
    QList<int> sizes;
    for (const QString &argument : application.arguments().mid(1))
        sizes.append(argument.toInt());
    if (sizes.isEmpty())
        sizes = {1'000, 10'000};
    for (const int words : std::as_const(sizes))
        Bench(words).run();
    return 0;
}
