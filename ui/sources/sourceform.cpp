#include "ui/sources/sourceform.h"

#include "app/sources/webaddress.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace stet {

namespace {

QLineEdit *makeField(const QString &objectName, const QString &accessibleName, const QString &text)
{
    auto *field = new QLineEdit(text);
    field->setObjectName(objectName);
    field->setAccessibleName(accessibleName);
    return field;
}

QString shownNames(const QList<CslName> &names)
{
    QStringList shown;
    for (const CslName &name : names)
        shown.append(name.display());
    return shown.join(QStringLiteral("; "));
}

QList<CslName> namesFrom(const QString &text)
{
    QList<CslName> names;
    for (const QString &name : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty())
            names.append(cslNameFromText(name.trimmed()));
    }
    return names;
}

QString latestText(const Source &source)
{
    const Capture *capture = source.latestCapture();
    return capture ? capture->text : QString();
}

} // namespace

SourceForm::SourceForm(const Source &source, QWidget *parent) : QDialog(parent), m_source(source)
{
    const bool isNew = source.id.isNull();
    setObjectName(QStringLiteral("sourceForm"));
    setWindowTitle(isNew ? tr("Add a source") : tr("Source"));
    m_title = makeField(QStringLiteral("sourceTitle"), tr("Title"), source.title());
    m_outlet = makeField(QStringLiteral("sourceOutlet"), tr("Outlet"), source.outlet());
    m_writers = makeField(QStringLiteral("sourceWriters"), tr("Writers"), shownNames(source.names("author")));
    m_writers->setPlaceholderText(tr("Several are parted by a semicolon"));
    m_date = makeField(QStringLiteral("sourceDate"), tr("Date"), toText(source.date()));
    m_date->setPlaceholderText(tr("2021-05-04, May 2021 or 2021"));
    m_address = makeField(QStringLiteral("sourceAddress"), tr("Address"), source.address());
    m_key = makeField(QStringLiteral("sourceKey"), tr("Key"), source.key);
    m_key->setPlaceholderText(tr("Made from writer and year"));
    m_text = new QPlainTextEdit(latestText(source));
    m_text->setObjectName(QStringLiteral("sourceText"));
    m_text->setAccessibleName(tr("Text"));
    m_text->setPlaceholderText(tr("Paste the words of the page, the transcript or the statement here. "
                                  "Quotations are held to them."));
    m_text->setTabChangesFocus(true);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Outlet"), m_outlet);
    form->addRow(tr("Writers"), m_writers);
    form->addRow(tr("Date"), m_date);
    form->addRow(tr("Address"), m_address);
    form->addRow(tr("Key"), m_key);
    form->addRow(tr("Text"), m_text);
    if (const Capture *capture = source.latestCapture()) {
        auto *captured = new QLabel(tr("Captured on %1, %n capture(s) in all", nullptr, int(source.captures.size()))
                                        .arg(QLocale().toString(capture->capturedAt.toLocalTime(),
                                                                QLocale::LongFormat)));
        captured->setForegroundRole(QPalette::PlaceholderText);
        auto *hash = new QLabel(tr("SHA-256 %1").arg(QString::fromLatin1(capture->hash)));
        hash->setForegroundRole(QPalette::PlaceholderText);
        hash->setWordWrap(true);
        hash->setTextInteractionFlags(Qt::TextSelectableByMouse);
        form->addRow(QString(), captured);
        form->addRow(QString(), hash);
    }
    m_problem = new QLabel;
    m_problem->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_keep = buttons->addButton(isNew ? tr("Add source") : tr("Keep changes"), QDialogButtonBox::AcceptRole);
    m_keep->setObjectName(QStringLiteral("keepSource"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form, 1);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    for (QLineEdit *field : {m_title, m_address})
        connect(field, &QLineEdit::textChanged, this, &SourceForm::check);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SourceForm::check);
    resize(640, 560);
    check();
}

void SourceForm::check()
{
    const bool empty = m_title->text().trimmed().isEmpty() && m_address->text().trimmed().isEmpty()
                       && m_text->toPlainText().trimmed().isEmpty();
    m_keep->setEnabled(!empty);
    m_problem->setText(empty ? tr("Give it a title, an address or a text.") : QString());
    m_problem->setVisible(empty);
}

Source SourceForm::source(const QDateTime &now) const
{
    Source source = m_source;
    if (source.item.isEmpty())
        source.setText("type", QStringLiteral("webpage"));
    source.setText("title", m_title->text().trimmed());
    source.setText("container-title", m_outlet->text().trimmed());
    if (m_writers->text() != shownNames(m_source.names("author")))
        source.setNames("author", namesFrom(m_writers->text()));
    if (m_date->text() != toText(m_source.date()))
        source.setDate("issued", cslDateFromText(m_date->text().trimmed()));
    const QString address = cleanedAddress(m_address->text());
    source.setText("URL", address);
    source.key = m_key->text().trimmed();
    const QString text = m_text->toPlainText();
    if (!text.trimmed().isEmpty() && text != latestText(m_source))
        source.captures.append(makeCapture(text, now, QStringLiteral("text/plain"), address));
    return source;
}

} // namespace stet
