#include "ui/endsignals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace stet {

namespace {

constexpr std::array signalNumbers{SIGTERM, SIGHUP, SIGINT};

/// The end of the pipe that a signal handler, which may do next to nothing, writes to; -1: there is none.
volatile std::sig_atomic_t writeEnd = -1;

void note(int)
{
    const int code = errno;
    const char byte = 0;
    if (writeEnd >= 0)
        (void)!::write(writeEnd, &byte, 1);
    errno = code;
}

void handle(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int number : signalNumbers)
        ::sigaction(number, &action, nullptr);
}

} // namespace

EndSignals::EndSignals(QObject *parent) : QObject(parent)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // the signals go on ending the process at once, and what was typed is in the journal
    m_read = ends[0];
    writeEnd = ends[1];
    m_notifier = new QSocketNotifier(m_read, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(m_read, &byte, 1) > 0) {
        }
        Q_EMIT endAsked();
    });
    handle(&note);
}

EndSignals::~EndSignals()
{
    if (m_read < 0)
        return;
    handle(SIG_DFL);
    ::close(writeEnd);
    writeEnd = -1;
    ::close(m_read);
}

} // namespace stet
