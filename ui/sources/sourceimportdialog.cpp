#include "ui/sources/sourceimportdialog.h"

#include "ui/sources/sourcesdesk.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace stet {

namespace {

QString problemLine(const ReadProblem &problem)
{
    return problem.line > 0 ? SourceImportDialog::tr("Line %1: %2").arg(problem.line).arg(problem.message) : problem.message;
}

/// What became of the file, one sentence after the other.
QString reportOf(const SourceImport &import, const QString &name)
{
    if (import.stopped)
        return SourceImportDialog::tr("The import of “%1” was stopped, and nothing was added.").arg(name);
    QStringList sentences{SourceImportDialog::tr("Added %n source(s) from “%1”.", nullptr, int(import.added.size())).arg(name)};
    if (import.known > 0)
        sentences.append(SourceImportDialog::tr("%n of them were in the library already.", nullptr, int(import.known)));
    if (import.alike > 0)
        sentences.append(SourceImportDialog::tr("%n look like sources you have.", nullptr, int(import.alike)));
    if (!import.problems.isEmpty())
        sentences.append(SourceImportDialog::tr("%n entries could not be read as they stand:", nullptr, int(import.problems.size())));
    return sentences.join(QLatin1Char(' '));
}

} // namespace

SourceImportDialog::SourceImportDialog(SourcesDesk *desk, const QString &path, QWidget *parent) : QDialog(parent), m_desk(desk), m_path(path)
{
    setObjectName(QStringLiteral("sourceImport"));
    setWindowTitle(tr("Import sources"));
    m_sentence = new QLabel(tr("Reading “%1”…").arg(QFileInfo(path).fileName()));
    m_sentence->setObjectName(QStringLiteral("importSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_progress = new QProgressBar;
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_problems = new QListWidget;
    m_problems->setObjectName(QStringLiteral("importProblems"));
    m_problems->setAccessibleName(tr("Entries that could not be read as they stand"));
    m_problems->setWordWrap(true);
    m_problems->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_problems->hide();
    connect(new QShortcut(QKeySequence::Copy, m_problems, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, [this] {
        QStringList lines;
        for (const QListWidgetItem *item : m_problems->selectedItems())
            lines.append(item->text());
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    });
    m_stopButton = new QPushButton(tr("Stop"));
    m_stopButton->setObjectName(QStringLiteral("stopImport"));
    m_undo = new QPushButton(tr("Undo the import"));
    m_undo->setObjectName(QStringLiteral("undoImport"));
    m_duplicates = new QPushButton(tr("Look at duplicates…"));
    m_duplicates->setObjectName(QStringLiteral("importDuplicates"));
    m_close = new QPushButton(tr("Close"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_undo);
    buttons->addWidget(m_duplicates);
    buttons->addStretch(1);
    buttons->addWidget(m_stopButton);
    buttons->addWidget(m_close);
    for (QPushButton *button : {m_undo, m_duplicates, m_close})
        button->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_sentence);
    column->addWidget(m_progress);
    column->addWidget(m_problems, 1);
    column->addLayout(buttons);
    connect(m_stopButton, &QPushButton::clicked, this, &SourceImportDialog::stop);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_desk->takeBack(m_import);
        accept();
    });
    connect(m_duplicates, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT duplicatesAsked();
    });
    // Closing while it works is stopping it.
    connect(this, &QDialog::finished, this, [this] {
        m_stop->store(true);
        deleteLater();
    });
    m_showSoon.setSingleShot(true);
    m_showSoon.setInterval(400);
    connect(&m_showSoon, &QTimer::timeout, this, &QDialog::open);
    setMinimumWidth(480);
}

SourceImportDialog::~SourceImportDialog()
{
    m_stop->store(true);
}

void SourceImportDialog::start()
{
    m_showSoon.start();
    const QPointer<SourceImportDialog> here(this);
    m_desk->import(
        m_path, m_stop,
        [here](qsizetype so, qsizetype all) {
            if (!here)
                return;
            here->m_progress->setRange(0, int(all));
            here->m_progress->setValue(int(so));
        },
        [here](const Result<SourceImport> &answer) {
            if (here)
                here->take(answer);
        });
}

void SourceImportDialog::stop()
{
    m_stop->store(true);
    m_stopButton->setEnabled(false);
    m_sentence->setText(tr("Stopping…"));
}

void SourceImportDialog::take(const Result<SourceImport> &answer)
{
    m_showSoon.stop();
    if (!answer) {
        Q_EMIT m_desk->failed(answer.error());
        done(QDialog::Rejected);
        return;
    }
    m_import = *answer;
    if (m_import.problems.isEmpty() && m_import.alike == 0) {
        const QString sentence = reportOf(m_import, QFileInfo(m_path).fileName());
        if (m_import.added.isEmpty())
            Q_EMIT m_desk->said(sentence, {}, {});
        else
            Q_EMIT m_desk->said(sentence, tr("Undo"), [desk = m_desk, import = m_import] { desk->takeBack(import); });
        done(QDialog::Accepted);
        return;
    }
    showReport();
}

void SourceImportDialog::showReport()
{
    m_sentence->setText(reportOf(m_import, QFileInfo(m_path).fileName()));
    m_progress->hide();
    m_stopButton->hide();
    for (const ReadProblem &problem : std::as_const(m_import.problems))
        m_problems->addItem(problemLine(problem));
    m_problems->setVisible(!m_import.problems.isEmpty() && !m_import.stopped);
    m_undo->setVisible(!m_import.added.isEmpty());
    m_duplicates->setVisible(m_import.alike > 0);
    m_close->show();
    m_close->setDefault(true);
    m_close->setFocus(Qt::OtherFocusReason);
    if (!m_problems->isHidden())
        resize(640, 420);
    open();
}

} // namespace stet
