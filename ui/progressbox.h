#pragma once

#include "app/progress.h"

#include <QPointer>
#include <QWidget>

#include <atomic>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;

namespace stet {

/// How far long work in the background has come, with a button that stops it. Hidden while nothing runs. Window's thread.
class ProgressBox : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressBox(QWidget *parent = nullptr);

    /// Shows the box and answers what the work has to call, in whatever thread. It tells this box at most some times a
    /// second, and stops the work when the writer has pressed the button.
    Progress begin(const QString &sentence);

    /// The work is done, or has stopped.
    void end();

    bool isRunning() const { return m_stopped != nullptr; }

    /// As if the button was pressed.
    void stop();

private:
    void show(int done, int all);

    QLabel *m_sentence;
    QProgressBar *m_bar;
    QPushButton *m_stop;
    std::shared_ptr<std::atomic<bool>> m_stopped;
};

} // namespace stet
