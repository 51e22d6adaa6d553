#include "ui/workdialog.h"

#include "ui/progressbox.h"

#include <QVBoxLayout>

namespace stet {

WorkDialog::WorkDialog(QWidget *parent) : QDialog(parent), m_box(new ProgressBox)
{
    setObjectName(QStringLiteral("work"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->addWidget(m_box);
    resize(520, sizeHint().height());
}

Progress WorkDialog::begin(const QString &title, const QString &sentence)
{
    setWindowTitle(title);
    Progress progress = m_box->begin(sentence);
    show();
    return progress;
}

void WorkDialog::end()
{
    m_box->end();
    hide();
}

bool WorkDialog::isRunning() const
{
    return m_box->isRunning();
}

void WorkDialog::reject()
{
    m_box->stop(); // the window goes when the work has stopped
}

} // namespace stet
