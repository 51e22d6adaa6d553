#include "ui/export/exportdialog.h"

#include "app/background.h"
#include "ui/look/colours.h"
#include "ui/prompts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace stet {

namespace {

struct FormatChoice
{
    ExportFormat format;
    const char *text;
};

constexpr std::array formatChoices{
    FormatChoice{ExportFormat::HtmlPage,
                 QT_TRANSLATE_NOOP("stet::ExportDialog", "Web page, as in the preview (.html)")},
    FormatChoice{ExportFormat::HtmlFragment,
                 QT_TRANSLATE_NOOP("stet::ExportDialog", "HTML of the body alone, for a site’s editor (.fragment.html)")},
    FormatChoice{ExportFormat::Markdown,
                 QT_TRANSLATE_NOOP("stet::ExportDialog", "Markdown with its front matter (.md)")},
    FormatChoice{ExportFormat::PlainText, QT_TRANSLATE_NOOP("stet::ExportDialog", "Plain text (.txt)")},
};

const QString folderKey = QStringLiteral("export/folder");
const QString formatsKey = QStringLiteral("export/formats");
const QString levelKey = QStringLiteral("export/level");
const QString referencesKey = QStringLiteral("export/references");

QComboBox *makeChoice(const QString &objectName, const QString &accessibleName)
{
    auto *box = new QComboBox;
    box->setObjectName(objectName);
    box->setAccessibleName(accessibleName);
    return box;
}

void addRow(QGridLayout *grid, const QString &label, QComboBox *box)
{
    auto *words = new QLabel(label);
    words->setBuddy(box);
    const int row = grid->rowCount();
    grid->addWidget(words, row, 0);
    grid->addWidget(box, row, 1);
}

QLabel *makeSentence(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ExportDialog::ExportDialog(const PageMaterial &material, QSettings &memory, QWidget *parent)
    : QDialog(parent), m_material(material), m_memory(memory), m_theme(makeChoice(QStringLiteral("exportTheme"), tr("Theme of the page")))
    , m_level(makeChoice(QStringLiteral("exportLevel"), tr("What the HTML says besides the words")))
    , m_references(makeChoice(QStringLiteral("exportReferences"), tr("Sources of the Markdown"))), m_folder(new QLineEdit)
    , m_plan(makeSentence(QStringLiteral("exportPlan"))), m_replace(new QCheckBox)
    , m_result(makeSentence(QStringLiteral("exportResult"))), m_openFolder(new QPushButton(tr("Open folder")))
    , m_export(new QPushButton(tr("Export")))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export the article"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(8);
    buildFormats(layout);
    buildChoices(layout);
    buildFolder(layout);
    buildResult(layout);
    setMinimumWidth(520);
    plan();
}

void ExportDialog::buildFormats(QVBoxLayout *layout)
{
    const QStringList remembered = m_memory.value(formatsKey, QStringList{exportFormatName(ExportFormat::HtmlPage)})
                                       .toStringList();
    for (const FormatChoice &choice : formatChoices) {
        const QString name = exportFormatName(choice.format);
        auto *box = new QCheckBox(tr(choice.text));
        box->setObjectName(QStringLiteral("export.") + name);
        box->setAccessibleName(box->text());
        box->setChecked(remembered.contains(name));
        connect(box, &QCheckBox::toggled, this, &ExportDialog::plan);
        layout->addWidget(box);
        m_formats.append(box);
    }
}

void ExportDialog::buildChoices(QVBoxLayout *layout)
{
    for (const QString &name : Theme::names()) {
        if (const Result<Theme> theme = Theme::open(name))
            m_theme->addItem(theme->title(), name);
    }
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(m_material.theme.name())));
    m_level->addItem(tr("Who is quoted, from which sources"), metadataLevelName(MetadataLevel::Full));
    m_level->addItem(tr("Marked quotations, nothing in the head"), metadataLevelName(MetadataLevel::Semantic));
    m_level->addItem(tr("Nothing"), metadataLevelName(MetadataLevel::Clean));
    m_level->setToolTip(tr("For search engines and other programs. What people read is the same."));
    m_level->setCurrentIndex(std::max(0, m_level->findData(m_memory.value(levelKey))));
    m_references->addItem(tr("In the file itself"), referencesName(References::FrontMatter));
    m_references->addItem(tr("In a .bib file beside it"), referencesName(References::BibFile));
    m_references->addItem(tr("Left out"), referencesName(References::None));
    m_references->setToolTip(tr("What the citation marks stand for. Pandoc reads both."));
    m_references->setCurrentIndex(std::max(0, m_references->findData(m_memory.value(referencesKey))));
    connect(m_references, &QComboBox::currentIndexChanged, this, &ExportDialog::plan);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    addRow(grid, tr("Theme"), m_theme);
    addRow(grid, tr("Besides the words"), m_level);
    addRow(grid, tr("Sources of the Markdown"), m_references);
    layout->addSpacing(8);
    layout->addLayout(grid);
    layout->addSpacing(8);
}

void ExportDialog::buildFolder(QVBoxLayout *layout)
{
    QString usual = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(usual).isDir())
        usual = QDir::homePath();
    m_folder->setObjectName(QStringLiteral("exportFolder"));
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setText(QDir::toNativeSeparators(m_memory.value(folderKey, usual).toString()));
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setObjectName(QStringLiteral("chooseExportFolder"));
    choose->setAccessibleName(tr("Choose the folder"));
    choose->setAutoDefault(false);
    m_openFolder->setAutoDefault(false);
    auto *folderLabel = new QLabel(tr("Folder"));
    folderLabel->setBuddy(m_folder);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(folderLabel);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    m_replace->setObjectName(QStringLiteral("exportReplace"));
    m_replace->setText(tr("Replace what is there already"));
    m_replace->setAccessibleName(m_replace->text());
    layout->addLayout(row);
    layout->addSpacing(8);
    layout->addWidget(m_plan);
    layout->addWidget(m_replace);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::plan);
    connect(m_replace, &QCheckBox::toggled, this, &ExportDialog::plan);
}

void ExportDialog::buildResult(QVBoxLayout *layout)
{
    m_openFolder->setObjectName(QStringLiteral("openExportFolder"));
    m_openFolder->setAccessibleName(tr("Open the folder with the files"));
    m_openFolder->hide();
    m_result->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_result, 1);
    row->addWidget(m_openFolder, 0, Qt::AlignTop);
    m_export->setObjectName(QStringLiteral("exportNow"));
    m_export->setAccessibleName(tr("Export"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addButton(m_export, QDialogButtonBox::ActionRole);
    layout->addSpacing(8);
    layout->addLayout(row);
    layout->addStretch(1);
    layout->addWidget(buttons);
    m_export->setDefault(true); // once it is in the dialog
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::run);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_writtenFolder)); });
}

QList<ExportFormat> ExportDialog::chosenFormats() const
{
    QList<ExportFormat> chosen;
    for (std::size_t i = 0; i < formatChoices.size(); ++i) {
        if (m_formats[qsizetype(i)]->isChecked())
            chosen.append(formatChoices[i].format);
    }
    return chosen;
}

References ExportDialog::chosenReferences() const
{
    return referencesFromName(m_references->currentData().toString()).value_or(References::FrontMatter);
}

PageMaterial ExportDialog::chosenMaterial() const
{
    PageMaterial material = m_material;
    if (const Result<Theme> theme = Theme::open(m_theme->currentData().toString()))
        material.theme = *theme;
    material.level = metadataLevelFromName(m_level->currentData().toString()).value_or(MetadataLevel::Full);
    return material;
}

QString ExportDialog::folder() const
{
    QString path = QDir::fromNativeSeparators(m_folder->text().trimmed());
    if (path == QLatin1String("~") || path.startsWith(QLatin1String("~/")))
        path.replace(0, 1, QDir::homePath());
    return path;
}

void ExportDialog::chooseFolder()
{
    const QString chosen = prompts::openFolder(this, tr("Choose the folder"), folder());
    if (!chosen.isEmpty())
        m_folder->setText(QDir::toNativeSeparators(chosen));
}

/// Says what would happen, as it is chosen now.
void ExportDialog::plan()
{
    const QList<ExportFormat> formats = chosenFormats();
    const QFileInfo target(folder());
    QStringList names;
    QStringList taken;
    for (const ExportFormat format : formats) {
        const QString file = exportFileName(m_material.article, format);
        names.append(file);
        const QString bibFile = bibFileName(file, format, m_material, chosenReferences());
        if (!bibFile.isEmpty())
            names.append(bibFile);
    }
    std::copy_if(names.cbegin(), names.cend(), std::back_inserter(taken),
                 [this](const QString &name) { return QFileInfo::exists(QDir(folder()).filePath(name)); });
    QString sentence = tr("Will be written: %1").arg(names.join(QStringLiteral(", ")));
    if (formats.isEmpty())
        sentence = tr("Tick at least one format.");
    else if (folder().isEmpty() || target.isRelative())
        sentence = tr("Choose the folder to write to.");
    else if (!target.isDir())
        sentence = tr("This folder is not there.");
    else if (!taken.isEmpty() && !m_replace->isChecked())
        sentence += QLatin1Char('\n') + tr("Already there, and kept: %1. What is new gets a number.")
                                            .arg(taken.join(QStringLiteral(", ")));
    const bool possible = !formats.isEmpty() && target.isAbsolute() && target.isDir();
    m_plan->setText(sentence);
    m_replace->setVisible(possible && !taken.isEmpty());
    m_theme->setEnabled(formats.contains(ExportFormat::HtmlPage));
    m_level->setEnabled(formats.contains(ExportFormat::HtmlPage) || formats.contains(ExportFormat::HtmlFragment));
    m_references->setEnabled(formats.contains(ExportFormat::Markdown));
    m_export->setEnabled(possible && !m_busy);
}

void ExportDialog::run()
{
    QStringList formatNames;
    const QList<ExportFormat> formats = chosenFormats();
    for (const ExportFormat format : formats)
        formatNames.append(exportFormatName(format));
    m_memory.setValue(folderKey, folder());
    m_memory.setValue(formatsKey, formatNames);
    m_memory.setValue(levelKey, m_level->currentData());
    m_memory.setValue(referencesKey, m_references->currentData());
    const PageMaterial material = chosenMaterial();
    const bool replace = m_replace->isVisible() && m_replace->isChecked();
    m_busy = true;
    m_export->setEnabled(false);
    runInBackground(
        this,
        [material, formats, replace, references = chosenReferences(), target = folder()] {
            Answer answer;
            for (const ExportFormat format : formats) {
                const QString path = QDir(target).filePath(exportFileName(material.article, format));
                const Result<QStringList> written = replace
                    ? exportTo(path, format, material, Overwrite::Asked, references)
                    : exportIntoFolder(target, format, material, references);
                if (!written) {
                    answer.error = written.error();
                    return answer;
                }
                answer.written.append(*written);
            }
            return answer;
        },
        [this](const Answer &answer) { sayResult(answer); });
}

void ExportDialog::sayResult(const Answer &answer)
{
    m_busy = false;
    m_replace->setChecked(false);
    plan();
    QStringList names;
    for (const QString &path : answer.written)
        names.append(QFileInfo(path).fileName());
    QString sentence = names.isEmpty() ? QString() : tr("Written: %1").arg(names.join(QStringLiteral(", ")));
    if (answer.error)
        sentence += (sentence.isEmpty() ? QString() : QStringLiteral("\n")) + answer.error->message;
    QPalette ink = palette();
    if (answer.error)
        ink.setColor(QPalette::WindowText, coloursOf(palette()).wrong);
    m_result->setPalette(ink);
    m_result->setText(sentence);
    m_result->show();
    m_openFolder->setVisible(!answer.written.isEmpty());
    if (answer.written.isEmpty())
        return;
    m_writtenFolder = QFileInfo(answer.written.first()).absolutePath();
    Q_EMIT exportedTo(answer.written);
}

} // namespace stet
