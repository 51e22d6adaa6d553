#include "ui/progressbox.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace stet {

ProgressBox::ProgressBox(QWidget *parent)
    : QWidget(parent), m_sentence(new QLabel), m_bar(new QProgressBar), m_stop(new QPushButton(tr("Stop")))
{
    setObjectName(QStringLiteral("progress"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_stop->setObjectName(QStringLiteral("progress.stop"));
    m_stop->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_sentence);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, &ProgressBox::stop);
    hide();
}

Progress ProgressBox::begin(const QString &sentence)
{
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    m_sentence->setText(sentence);
    m_bar->setRange(0, 0);
    m_stop->setEnabled(true);
    setVisible(true);
    const auto clock = std::make_shared<QElapsedTimer>();
    return [box = QPointer<ProgressBox>(this), stopped = m_stopped, clock](int done, int all) {
        constexpr qint64 pause = 50;
        if (!clock->isValid() || clock->elapsed() >= pause || done == all) {
            clock->start();
            // The box is asked for in its own thread alone, where it cannot go meanwhile.
            QMetaObject::invokeMethod(qApp, [box, stopped, done, all] {
                if (box && box->m_stopped == stopped)
                    box->show(done, all);
            });
        }
        return !*stopped;
    };
}

void ProgressBox::show(int done, int all)
{
    m_bar->setRange(0, all);
    m_bar->setValue(done);
}

void ProgressBox::stop()
{
    if (!m_stopped)
        return;
    *m_stopped = true;
    m_stop->setEnabled(false);
    m_sentence->setText(tr("Stopping…"));
}

void ProgressBox::end()
{
    m_stopped.reset();
    hide();
}

} // namespace stet
