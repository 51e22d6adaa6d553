// Stet's real window, written into by real keys until it is killed, or its disk refused: says on stdout what came back,
// and after each key what stands there now.
//   windowdriver LIBRARY SEED PAUSE
// Lines: "draft NUMBER HEX" (a draft as the library has it at the start: headline, an unprintable, body),
//   "told" (those were all of them), "ready MILLISECONDS CARET" (usable; 1: the caret is in the body where it stood), "dialog",
//   "state NUMBER HEX" (after a key), "key MICROSECONDS", "saved TEXT", "notice TEXT".
#include "app/store/library.h"
#include "ui/application.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/preview/previewstart.h"
#include "ui/session.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <cstdio>
#include <ctime>

using namespace stet;

namespace {

void print(const QByteArray &line)
{
    std::fwrite((line + '\n').constData(), 1, static_cast<size_t>(line.size()) + 1, stdout);
    std::fflush(stdout);
}

/// Milliseconds since the process was started: what the writer waits for, loading included.
qint64 age()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray all = file.readAll();
    const qint64 ticks = all.mid(all.lastIndexOf(')') + 2).split(' ').value(19).toLongLong();
    timespec now = {};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000 - ticks * 1000 / ::sysconf(_SC_CLK_TCK);
}

QByteArray hexOf(const Article &details, const QString &body)
{
    return (details.headline + QChar(1) + body).toUtf8().toHex();
}

/// The writer: keys, pastes, undo, another draft.
class Writer : public QObject
{
public:
    Writer(Application &application, quint32 seed) : m_application(application), m_random(seed) {}

    void write()
    {
        look(); // what became of the keys before; right after one it is being saved
        QElapsedTimer clock;
        clock.start();
        step();
        const qint64 cost = clock.nsecsElapsed() / 1000;
        if (const Draft *draft = m_application.session()->draft())
            print("state " + draft->id().toByteArray(QUuid::WithoutBraces) + ' '
                  + hexOf(draft->details(), draft->body().toString()));
        print("key " + QByteArray::number(cost));
    }

private:
    QWidget *body() const { return m_application.window()->findChild<ArticleEditor *>(); }
    QWidget *headline() const { return m_application.window()->findChild<QWidget *>(QStringLiteral("headline")); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(body(), key, modifiers);
    }

    void step()
    {
        static const QString letters = QStringLiteral("etaoin shrdlu, \"quoted\" - etaoin. ");
        const int kind = m_random.bounded(100);
        if (kind < 78) {
            QTest::keyClick(body(), letters[m_next++ % letters.size()].toLatin1());
        } else if (kind < 81) {
            press(Qt::Key_Return);
        } else if (kind < 84) {
            QApplication::clipboard()->setText(QStringLiteral("A pasted sentence, number %1. ").arg(m_next).repeated(8));
            press(Qt::Key_V, Qt::ControlModifier);
        } else if (kind < 89) {
            press(Qt::Key_Z, Qt::ControlModifier);
        } else if (kind < 91) {
            press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        } else if (kind < 94) {
            press(Qt::Key_Backspace, m_random.bounded(3) == 0 ? Qt::ControlModifier : Qt::NoModifier);
        } else if (kind < 97) {
            press(m_random.bounded(2) == 0 ? Qt::Key_Up : Qt::Key_End, Qt::ControlModifier);
        } else if (kind < 98) {
            QTest::keyClick(headline(), 'h');
        } else {
            press(Qt::Key_PageDown, Qt::ControlModifier);
        }
    }

    void look()
    {
        const auto *kept = m_application.window()->findChild<QToolButton *>(QStringLiteral("status.kept"));
        const QByteArray saved = kept ? kept->text().toUtf8() : QByteArray();
        if (saved != m_saved)
            print("saved " + saved);
        m_saved = saved;
        const QByteArray notice = m_application.window()->notices()->text().toUtf8().simplified();
        if (notice != m_notice)
            print("notice " + notice);
        m_notice = notice;
    }

    Application &m_application;
    QRandomGenerator m_random;
    int m_next = 0;
    QByteArray m_saved;
    QByteArray m_notice;
};

void tellDrafts(const Application &application, const QString &folder)
{
    const auto library = Library::connect(folder);
    const auto list = library ? (*library)->articles().list() : Result<QList<ArticleSummary>>(library.error());
    if (!list)
        return;
    const Draft *open = application.session()->draft();
    for (const ArticleSummary &summary : *list) {
        const auto stored = (*library)->articles().load(summary.id);
        if (!stored)
            continue;
        // Of the open draft, what the window shows is what counts.
        const auto *editor = application.window()->findChild<ArticleEditor *>();
        const bool shown = open && open->id() == summary.id;
        print("draft " + summary.id.toByteArray(QUuid::WithoutBraces) + ' '
              + (shown ? hexOf(open->details(), editor->toPlainText()) : hexOf(stored->article, stored->article.body)));
    }
}

} // namespace

int main(int argc, char **argv)
{
    preparePreview();
    QApplication qtApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("stet"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4)
        return 2;
    StartOptions options;
    options.library = arguments[1];
    Application application(&qtApplication, options);
    if (!application.start() || !application.session())
        return 3;
    MainWindow *window = application.window();
    window->activateWindow();
    std::ignore = QTest::qWaitForWindowActive(window);
    auto *body = window->findChild<ArticleEditor *>();
    const bool caret = application.session()->draft()
                       && body->textCursor().position() == application.session()->draft()->place().caret;
    print("ready " + QByteArray::number(age()) + (caret ? " 1" : " 0"));
    if (QApplication::activeModalWidget())
        print("dialog");
    tellDrafts(application, arguments[1]);
    print("told");
    print("notice " + window->notices()->text().toUtf8().simplified());
    Writer writer(application, arguments[2].toUInt());
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, &writer, &Writer::write);
    keys.setTimerType(Qt::PreciseTimer);
    keys.start(arguments[3].toInt());
    return QApplication::exec();
}
