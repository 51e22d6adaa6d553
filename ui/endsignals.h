#pragma once

#include <QObject>

class QSocketNotifier;

namespace stet {

/// Tells when the system asks the program to end: SIGTERM, SIGHUP, SIGINT.
///
/// One at a time in a process, as the signals are; they end the process at once again when this is gone. Window's
/// thread.
class EndSignals : public QObject
{
    Q_OBJECT

public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;

Q_SIGNALS:
    void endAsked();

private:
    QSocketNotifier *m_notifier = nullptr;
    int m_read = -1;
};

} // namespace stet
