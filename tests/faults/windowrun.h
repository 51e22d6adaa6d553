#pragma once

#include "tests/faults/faultrun.h"

#include <QElapsedTimer>
#include <QMap>

#include <csignal>

namespace stet::faults {

/// The real window under the driver of windowdriver.cpp: what it said, and when this process heard it.
class WindowRun
{
public:
    struct State
    {
        qint64 heardAt = 0;
        QByteArray draft;
        QByteArray words; ///< headline, an unprintable, body
    };

    WindowRun(const QString &driver, const QString &library, quint32 seed, int pause,
              const QProcessEnvironment &environment)
    {
        m_clock.start();
        m_process.setProcessEnvironment(environment);
        m_process.setStandardErrorFile(QProcess::nullDevice()); // what Chromium says of a machine without a screen
        m_process.start(driver, {library, QString::number(seed), QString::number(pause)});
    }
    ~WindowRun()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_process.processId()), SIGCONT);
        m_process.kill();
        m_process.waitForFinished();
    }

    /// Hears what there is to hear, waiting a moment for it.
    bool listen(int milliseconds = 20)
    {
        if (m_process.state() != QProcess::NotRunning)
            m_process.waitForReadyRead(milliseconds);
        while (m_process.canReadLine())
            take(m_process.readLine().trimmed());
        return true;
    }
    void signal(int number) { ::kill(pid_t(m_process.processId()), number); }
    bool finish(int milliseconds = 30000)
    {
        const bool ended = m_process.waitForFinished(milliseconds);
        listen(0);
        return ended;
    }
    qint64 now() const { return m_clock.elapsed(); }
    QProcess &process() { return m_process; }

    bool ready() const { return readyAfter >= 0; }

    qint64 readyAfter = -1; ///< milliseconds from the start of the process
    bool caretIsBack = false;
    bool dialog = false;
    QMap<QByteArray, QByteArray> drafts; ///< as they were at the start
    bool toldDrafts = false;             ///< all of them: it was not killed before
    QList<State> states;
    QByteArray saved;                    ///< what the status line says
    QList<QByteArray> allSaved;
    QByteArray notice;
    qint64 slowestKey = 0; ///< microseconds

private:
    void take(const QByteArray &line)
    {
        const qsizetype space = line.indexOf(' ');
        const QByteArray what = line.left(space);
        const QByteArray rest = space < 0 ? QByteArray() : line.mid(space + 1);
        const QList<QByteArray> parts = rest.split(' ');
        if (what == "ready") {
            readyAfter = parts.value(0).toLongLong();
            caretIsBack = parts.value(1) == "1";
        } else if (what == "dialog") {
            dialog = true;
        } else if (what == "draft") {
            drafts.insert(parts.value(0), QByteArray::fromHex(parts.value(1)));
        } else if (what == "told") {
            toldDrafts = true;
        } else if (what == "state") {
            states.append({now(), parts.value(0), QByteArray::fromHex(parts.value(1))});
        } else if (what == "key") {
            slowestKey = std::max(slowestKey, rest.toLongLong());
        } else if (what == "saved") {
            saved = rest;
            allSaved.append(rest);
        } else if (what == "notice") {
            notice = rest;
        }
    }

    QProcess m_process;
    QElapsedTimer m_clock;
};

} // namespace stet::faults
