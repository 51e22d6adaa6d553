#include "ui/sources/attachmentseditor.h"

#include "ui/look/icons.h"
#include "ui/prompts.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeDatabase>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace stet {

namespace {

QToolButton *makeButton(const QString &objectName, const QString &words, const QString &iconName)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setAccessibleName(words);
    button->setToolTip(words);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

AttachmentsEditor::AttachmentsEditor(const QList<Attachment> &attachments, QWidget *parent) : QWidget(parent), m_attachments(attachments)
{
    auto *adding = new QPushButton(tr("Add files…"));
    adding->setObjectName(QStringLiteral("addAttachment"));
    adding->setToolTip(tr("Files stay where they are; Stet remembers the place"));
    connect(adding, &QPushButton::clicked, this, &AttachmentsEditor::addFiles);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_column->addWidget(adding, 0, Qt::AlignLeft);
    fill();
}

void AttachmentsEditor::fill()
{
    if (m_rows) {
        m_rows->hide();
        m_rows->deleteLater();
    }
    m_rows = new QWidget;
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (qsizetype place = 0; place < m_attachments.size(); ++place) {
        const Attachment &attachment = m_attachments[place];
        const QFileInfo file(attachment.path);
        const QString name = attachment.title.isEmpty() ? file.fileName() : attachment.title;
        auto *label = new QLabel(file.exists() ? name : tr("%1 (not there any more)").arg(name));
        label->setTextFormat(Qt::PlainText);
        label->setToolTip(attachment.path);
        label->setMinimumWidth(1);
        if (!file.exists())
            label->setForegroundRole(QPalette::PlaceholderText);
        auto *opening = makeButton(QStringLiteral("openAttachment"), tr("Open %1").arg(name), QStringLiteral("external"));
        opening->setEnabled(file.exists());
        connect(opening, &QToolButton::clicked, this, [path = attachment.path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
        auto *removing = makeButton(QStringLiteral("removeAttachment"), tr("Take off %1").arg(name), QStringLiteral("close"));
        connect(removing, &QToolButton::clicked, this, [this, place] {
            m_attachments.removeAt(place);
            fill();
            Q_EMIT edited();
        });
        auto *row = new QHBoxLayout;
        row->setSpacing(4);
        row->addWidget(label, 1);
        row->addWidget(opening);
        row->addWidget(removing);
        rows->addLayout(row);
    }
    m_rows->setVisible(!m_attachments.isEmpty());
    m_column->insertWidget(0, m_rows);
}

void AttachmentsEditor::addFiles()
{
    for (const QString &path : prompts::openFiles(this, tr("Add files to the source"), {}, tr("All files (*)"))) {
        const Attachment attachment{QFileInfo(path).absoluteFilePath(), {}, QMimeDatabase().mimeTypeForFile(path).name()};
        if (!m_attachments.contains(attachment))
            m_attachments.append(attachment);
    }
    fill();
    Q_EMIT edited();
}

} // namespace stet
