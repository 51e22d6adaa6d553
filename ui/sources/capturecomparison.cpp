#include "ui/sources/capturecomparison.h"

#include "app/background.h"
#include "ui/history/comparisonpage.h"
#include "ui/look/fieldform.h"
#include "ui/sources/captureseditor.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace stet {

CaptureComparison::CaptureComparison(const QString &title, const QList<Capture> &captures, int later, QWidget *parent)
    : QDialog(parent), m_captures(captures)
{
    setObjectName(QStringLiteral("captureComparison"));
    setWindowTitle(title.isEmpty() ? tr("What differs") : tr("What differs: %1").arg(title));
    m_earlier = new QComboBox;
    m_earlier->setObjectName(QStringLiteral("earlierCapture"));
    m_earlier->setAccessibleName(tr("Earlier text"));
    m_later = new QComboBox;
    m_later->setObjectName(QStringLiteral("laterCapture"));
    m_later->setAccessibleName(tr("Later text"));
    for (const Capture &capture : captures) {
        m_earlier->addItem(captureLine(capture));
        m_later->addItem(captureLine(capture));
    }
    m_earlier->setCurrentIndex(later - 1);
    m_later->setCurrentIndex(later);
    m_text = new QTextBrowser;
    m_text->setObjectName(QStringLiteral("captureDifference"));
    m_text->setAccessibleName(tr("What differs"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(16);
    auto *form = new FieldForm;
    form->addField(tr("From"), m_earlier);
    form->addField(tr("To"), m_later);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_text, 1);
    column->addWidget(buttons);
    for (QComboBox *box : {m_earlier, m_later})
        connect(box, &QComboBox::currentIndexChanged, this, &CaptureComparison::compare);
    resize(720, 560);
    compare();
}

void CaptureComparison::compare()
{
    const QString earlier = m_captures[m_earlier->currentIndex()].text;
    const QString later = m_captures[m_later->currentIndex()].text;
    runInBackground(
        this,
        [earlier, later] {
            VersionComparison comparison;
            comparison.body = comparedPassages(earlier, later);
            return comparison;
        },
        [this, question = ++m_question](const VersionComparison &comparison) {
            if (question != m_question)
                return;
            m_page = [this, comparison] { return comparisonPage(comparison, palette()); };
            showPage();
        });
}

void CaptureComparison::showPage()
{
    if (m_page)
        m_text->setHtml(m_page());
}

void CaptureComparison::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showPage();
}

} // namespace stet
