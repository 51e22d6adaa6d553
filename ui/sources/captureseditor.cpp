#include "ui/sources/captureseditor.h"

#include "ui/look/icons.h"
#include "ui/sources/capturecomparison.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

namespace {

QString mediaName(const QString &mediaType)
{
    if (mediaType.contains(QLatin1String("html")))
        return CapturesEditor::tr("web page");
    if (mediaType == QLatin1String("application/pdf"))
        return CapturesEditor::tr("PDF");
    if (mediaType.contains(QLatin1String("wordprocessingml")))
        return CapturesEditor::tr("Word document");
    return CapturesEditor::tr("text");
}

qsizetype wordsIn(const QString &text)
{
    qsizetype words = 0;
    bool inWord = false;
    for (const QChar character : text) {
        const bool is = !character.isSpace();
        words += is && !inWord ? 1 : 0;
        inWord = is;
    }
    return words;
}

QString originOf(const Capture &capture)
{
    QStringList lines;
    if (!capture.address.isEmpty())
        lines.append(capture.address);
    lines.append(isIntact(capture) ? CapturesEditor::tr("SHA-256 %1…, as it was read").arg(QString::fromLatin1(capture.hash.left(16)))
                                   : CapturesEditor::tr("These are not the words that were read: the text was damaged."));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString captureLine(const Capture &capture)
{
    return QStringList{QLocale().toString(capture.capturedAt.toLocalTime(), QLocale::ShortFormat), mediaName(capture.mediaType),
                       CapturesEditor::tr("%n word(s)", nullptr, int(wordsIn(capture.text)))}
        .join(QStringLiteral(" · "));
}

CapturesEditor::CapturesEditor(const Source &source, QWidget *parent)
    : QWidget(parent), m_title(source.title()), m_captures(source.captures), m_hasNew(source.captures.isEmpty())
{
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("captureList"));
    m_list->setAccessibleName(tr("Saved texts, newest first"));
    m_list->setFixedHeight(m_list->fontMetrics().lineSpacing() * 4 + 24);
    m_origin = new QLabel;
    m_origin->setObjectName(QStringLiteral("captureOrigin"));
    m_origin->setForegroundRole(QPalette::PlaceholderText);
    m_origin->setTextFormat(Qt::PlainText);
    m_origin->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_origin->setMinimumWidth(1);
    m_text = new QPlainTextEdit;
    m_text->setObjectName(QStringLiteral("sourceText"));
    m_text->setAccessibleName(tr("Text"));
    m_text->setPlaceholderText(tr("Paste the words of the page, the transcript or the statement here. Quotations are held to them."));
    m_text->setTabChangesFocus(true);
    m_archive = new QLineEdit;
    m_archive->setObjectName(QStringLiteral("captureArchive"));
    m_archive->setAccessibleName(tr("Address of an archived copy"));
    m_archive->setPlaceholderText(tr("Address of an archived copy, if there is one"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_list);
    column->addWidget(m_origin);
    column->addWidget(m_text, 1);
    column->addWidget(m_archive);
    column->addWidget(makeButtons());
    connect(m_list, &QListWidget::currentRowChanged, this, &CapturesEditor::showChosen);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (chosen() >= 0)
            return;
        m_newText = m_text->toPlainText();
        Q_EMIT edited();
    });
    connect(m_archive, &QLineEdit::textEdited, this, [this](const QString &address) {
        if (chosen() >= 0)
            m_captures[chosen()].archiveAddress = address.trimmed();
        Q_EMIT edited();
    });
    fill(0);
}

QWidget *CapturesEditor::makeButtons()
{
    m_add = new QPushButton(tr("Add a text"));
    m_add->setObjectName(QStringLiteral("addCapture"));
    m_compare = new QPushButton(tr("Compare…"));
    m_compare->setObjectName(QStringLiteral("compareCaptures"));
    m_compare->setToolTip(tr("Shows word by word what differs between two saved texts"));
    m_putBack = new QPushButton(tr("Put back"));
    m_putBack->setObjectName(QStringLiteral("putBackCapture"));
    m_putBack->setToolTip(tr("Brings back the text that was deleted last"));
    m_remove = new QToolButton;
    m_remove->setObjectName(QStringLiteral("removeCapture"));
    m_remove->setAccessibleName(tr("Delete this text"));
    m_remove->setToolTip(tr("Delete this text"));
    m_remove->setIcon(icon(QStringLiteral("trash")));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    connect(m_add, &QPushButton::clicked, this, &CapturesEditor::addText);
    connect(m_compare, &QPushButton::clicked, this, &CapturesEditor::compare);
    connect(m_remove, &QToolButton::clicked, this, &CapturesEditor::removeChosen);
    connect(m_putBack, &QPushButton::clicked, this, [this] {
        const auto [place, capture] = m_removed.takeLast();
        m_captures.insert(std::min<qsizetype>(place, m_captures.size()), capture);
        fill(int(m_captures.size()) - 1 - place + (m_hasNew ? 1 : 0));
        Q_EMIT edited();
    });
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_add);
    row->addWidget(m_compare);
    row->addWidget(m_putBack);
    row->addStretch(1);
    row->addWidget(m_remove);
    return buttons;
}

void CapturesEditor::fill(int row)
{
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        if (m_hasNew)
            m_list->addItem(tr("New text"));
        for (qsizetype place = m_captures.size() - 1; place >= 0; --place)
            m_list->addItem(captureLine(m_captures[place]));
        m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
    }
    m_list->setVisible(!m_captures.isEmpty());
    m_add->setVisible(!m_hasNew);
    m_compare->setVisible(m_captures.size() > 1);
    m_putBack->setVisible(!m_removed.isEmpty());
    showChosen();
}

int CapturesEditor::chosen() const
{
    const int row = m_list->currentRow() - (m_hasNew ? 1 : 0);
    return row < 0 ? -1 : int(m_captures.size()) - 1 - row;
}

void CapturesEditor::showChosen()
{
    const int place = chosen();
    const bool isKept = place >= 0;
    const QSignalBlocker quiet(m_text);
    m_text->setReadOnly(isKept);
    m_text->setTextInteractionFlags(isKept ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard : Qt::TextEditorInteraction);
    m_text->setPlainText(isKept ? m_captures[place].text : m_newText);
    m_origin->setText(isKept ? originOf(m_captures[place]) : QString());
    m_origin->setVisible(isKept);
    m_archive->setText(isKept ? m_captures[place].archiveAddress : QString());
    m_archive->setVisible(isKept);
    m_remove->setVisible(isKept);
}

void CapturesEditor::addText()
{
    m_hasNew = true;
    fill(0);
    m_text->setFocus(Qt::OtherFocusReason);
}

void CapturesEditor::removeChosen()
{
    const int place = chosen();
    if (place < 0)
        return;
    m_removed.append({place, m_captures.takeAt(place)});
    m_hasNew = m_hasNew || m_captures.isEmpty();
    fill(m_list->currentRow());
    m_putBack->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void CapturesEditor::compare()
{
    auto *comparison = new CaptureComparison(m_title, m_captures, std::max(chosen(), 1), this);
    comparison->setAttribute(Qt::WA_DeleteOnClose);
    comparison->open();
}

bool CapturesEditor::isEmpty() const
{
    return m_captures.isEmpty() && m_newText.trimmed().isEmpty();
}

QList<Capture> CapturesEditor::captures(const QDateTime &now, const QString &address) const
{
    QList<Capture> captures = m_captures;
    if (!m_newText.trimmed().isEmpty())
        captures.append(makeCapture(m_newText, now, QStringLiteral("text/plain"), address));
    return captures;
}

} // namespace stet
