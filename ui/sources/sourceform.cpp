#include "ui/sources/sourceform.h"

#include "app/sources/citationkey.h"
#include "ui/look/fieldform.h"
#include "ui/sources/attachmentseditor.h"
#include "ui/sources/captureseditor.h"
#include "ui/sources/sourcedetailsform.h"

#include <QCompleter>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace stet {

namespace {

QLabel *makeHeading(const QString &text)
{
    auto *heading = new QLabel(text);
    QFont font = heading->font();
    font.setBold(true);
    heading->setFont(font);
    return heading;
}

QStringList tagsFrom(const QString &text)
{
    QStringList tags;
    for (const QString &part : text.split(QLatin1Char(','))) {
        if (const QString tag = part.simplified(); !tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

/// Completes the tag behind the last comma.
class TagCompleter : public QCompleter
{
public:
    using QCompleter::QCompleter;

    QString pathFromIndex(const QModelIndex &index) const override
    {
        const auto *line = qobject_cast<QLineEdit *>(widget());
        const QString text = line ? line->text() : QString();
        const qsizetype comma = text.lastIndexOf(QLatin1Char(','));
        return (comma < 0 ? QString() : text.left(comma + 1) + QLatin1Char(' ')) + QCompleter::pathFromIndex(index);
    }
    QStringList splitPath(const QString &path) const override { return {path.mid(path.lastIndexOf(QLatin1Char(',')) + 1).trimmed()}; }
};

} // namespace

SourceForm::SourceForm(const Source &source, const SourceFormContext &context, QWidget *parent)
    : QDialog(parent), m_source(source), m_context(context)
{
    const bool isNew = source.id.isNull();
    setObjectName(QStringLiteral("sourceForm"));
    setWindowTitle(isNew ? tr("Add a source") : tr("Source"));
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeDetails());
    auto *sides = new QHBoxLayout;
    sides->setSpacing(24);
    sides->addWidget(scroll, 5);
    sides->addWidget(makeTexts(), 4);
    m_problem = new QLabel;
    m_problem->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_keep = buttons->addButton(isNew ? tr("Add source") : tr("Keep changes"), QDialogButtonBox::AcceptRole);
    m_keep->setObjectName(QStringLiteral("keepSource"));
    m_keep->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_problem, 1);
    bottom->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addLayout(sides, 1);
    column->addLayout(bottom);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(button == m_keep);
    resize(QSize(960, 640).boundedTo(screen()->availableSize()));
    check();
}

QWidget *SourceForm::makeDetails()
{
    m_details = new SourceDetailsForm(m_source);
    m_key = new QLineEdit(m_source.key);
    m_key->setObjectName(QStringLiteral("sourceKey"));
    m_key->setAccessibleName(tr("Key"));
    m_key->setPlaceholderText(tr("Made from writer and year"));
    m_keyRemark = new QLabel;
    m_keyRemark->setObjectName(QStringLiteral("sourceKeyRemark"));
    m_keyRemark->setForegroundRole(QPalette::PlaceholderText);
    m_keyRemark->setWordWrap(true);
    m_tags = new QLineEdit(m_source.tags.join(QStringLiteral(", ")));
    m_tags->setObjectName(QStringLiteral("sourceTags"));
    m_tags->setAccessibleName(tr("Tags"));
    m_tags->setPlaceholderText(tr("Several are parted by commas"));
    auto *completer = new TagCompleter(m_context.tags, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_tags->setCompleter(completer);
    m_notes = new QPlainTextEdit(m_source.notes);
    m_notes->setObjectName(QStringLiteral("sourceNotes"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("For you alone; never printed"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(m_notes->fontMetrics().lineSpacing() * 4 + 16);
    m_attachments = new AttachmentsEditor(m_source.attachments);
    auto *own = new FieldForm(nullptr, SourceDetailsForm::labelWidth);
    auto *key = new QVBoxLayout;
    key->setSpacing(2);
    key->addWidget(m_key);
    key->addWidget(m_keyRemark);
    own->addField(tr("Key"), key, m_key);
    own->addField(tr("Tags"), m_tags);
    own->addField(tr("Notes"), m_notes);
    own->addField(tr("Files"), m_attachments);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 12, 0);
    column->setSpacing(8);
    column->addWidget(makeHeading(tr("Details")));
    column->addWidget(m_details);
    column->addSpacing(8);
    column->addWidget(makeHeading(tr("In your library")));
    column->addLayout(own);
    column->addStretch(1);
    connect(m_details, &SourceDetailsForm::edited, this, &SourceForm::check);
    connect(m_key, &QLineEdit::textChanged, this, &SourceForm::check);
    return page;
}

QWidget *SourceForm::makeTexts()
{
    m_captures = new CapturesEditor(m_source);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHeading(tr("Saved texts")));
    if (m_source.link.state != LinkState::NotChecked) {
        auto *link = new QLabel(tr("Link checked %1: %2")
                                    .arg(QLocale().toString(m_source.link.checkedAt.toLocalTime().date(), QLocale::ShortFormat), linkSentence(m_source.link)));
        link->setObjectName(QStringLiteral("sourceLink"));
        link->setWordWrap(true);
        link->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(link);
    }
    column->addWidget(m_captures, 1);
    connect(m_captures, &CapturesEditor::edited, this, &SourceForm::check);
    return side;
}

void SourceForm::check()
{
    const bool empty = m_details->title().isEmpty() && m_details->address().isEmpty() && m_captures->isEmpty();
    const QString key = citableKey(m_key->text());
    const bool taken = !key.isEmpty() && key != m_source.key && m_context.keys.contains(key);
    const bool renames = !m_source.id.isNull() && !key.isEmpty() && key != m_source.key;
    m_keyRemark->setText(taken ? tr("Another source has this key.")
                         : renames && m_context.articles > 0
                             ? tr("%n article(s) use it as @%1; their marks follow.", nullptr, m_context.articles).arg(m_source.key)
                         : !key.isEmpty() && !isPlainKey(key) ? tr("In a text it is written with braces: @{%1}").arg(key)
                                                              : QString());
    m_keyRemark->setVisible(!m_keyRemark->text().isEmpty());
    m_keep->setEnabled(!empty && !taken);
    m_problem->setText(empty ? tr("Give it a title, an address or a text.") : taken ? tr("Choose another key.") : QString());
}

Source SourceForm::source(const QDateTime &now) const
{
    Source source = m_source;
    m_details->apply(source);
    source.captures = m_captures->captures(now, source.text("URL"));
    source.attachments = m_attachments->attachments();
    source.tags = tagsFrom(m_tags->text());
    source.notes = m_notes->toPlainText();
    if (const QString key = citableKey(m_key->text()); !key.isEmpty())
        source.key = key;
    // What was found at the old address says nothing about the new one.
    if (source.address() != m_source.address())
        source.link = {};
    return source;
}

} // namespace stet
