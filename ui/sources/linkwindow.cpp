#include "ui/sources/linkwindow.h"

#include "ui/notices.h"
#include "ui/sources/sourcelistmodel.h"
#include "ui/sources/sourcesdesk.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

namespace {

/// What is to be checked, read in one go.
struct LinkRound
{
    QList<LinkQuestion> questions;
    QList<Source> sources; ///< of the questions, without the words of captures
    QHash<SourceId, QString> archives;
};

Result<LinkRound> readRound(SourceStore &store, QList<SourceId> ids)
{
    const auto quoted = store.usage().quotedWords();
    if (!quoted)
        return quoted.error();
    if (ids.isEmpty()) {
        const auto all = store.list();
        if (!all)
            return all.error();
        for (const Source &source : *all)
            ids.append(source.id);
    }
    LinkRound round;
    for (const SourceId &id : std::as_const(ids)) {
        const auto source = store.load(id);
        if (!source)
            continue; // deleted meanwhile
        const QList<LinkQuestion> questions = linkQuestions({*source}, *quoted);
        if (questions.isEmpty())
            continue;
        round.questions += questions;
        if (const Capture *latest = source->latestCapture())
            round.archives.insert(id, latest->archiveAddress);
        Source known = *source;
        known.captures.clear();
        round.sources.append(known);
    }
    return round;
}

} // namespace

LinkWindow::LinkWindow(SourcesDesk *desk, QWidget *parent) : QDialog(parent), m_desk(desk)
{
    setObjectName(QStringLiteral("linkWindow"));
    setWindowTitle(tr("Links of sources"));
    setLimits({});
    m_sentence = new QLabel;
    m_sentence->setObjectName(QStringLiteral("linkSentence"));
    m_sentence->setWordWrap(true);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_stop = new QPushButton(tr("Stop"));
    m_stop->setObjectName(QStringLiteral("stopLinks"));
    m_stop->setAutoDefault(false);
    connect(m_stop, &QPushButton::clicked, this, [this] { finish(true); });
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_progress, 1);
    top->addWidget(m_stop);
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("linkList"));
    m_list->setAccessibleName(tr("Links to look at"));
    m_list->setWordWrap(true);
    m_list->setSpacing(4);
    connect(m_list, &QListWidget::currentRowChanged, this, &LinkWindow::showActions);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_sentence);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    auto *notices = new NoticeBar(this);
    column->addWidget(notices);
    column->addLayout(makeButtons());
    for (QPushButton *button : notices->findChildren<QPushButton *>())
        button->setAutoDefault(false);
    connect(this, &QDialog::finished, this, [this] {
        if (m_checker->isWorking())
            finish(true);
    });
    resize(760, 480);
    showActions();
}

LinkWindow::~LinkWindow() = default;

QLayout *LinkWindow::makeButtons()
{
    const auto make = [this](const QString &objectName, const QString &words, const auto &action) {
        auto *button = new QPushButton(words);
        button->setObjectName(objectName);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, action);
        return button;
    };
    m_newAddress = make(QStringLiteral("takeAddress"), tr("Take the new address"), [this] { takeAddress(); });
    m_newText = make(QStringLiteral("saveNewText"), tr("Save the new text"), [this] { saveText(); });
    m_open = make(QStringLiteral("openLink"), tr("Open in the browser"), [this] { QDesktopServices::openUrl(QUrl(m_sources.value(chosen()).address())); });
    m_archive = make(QStringLiteral("openArchive"), tr("Open the archived copy"), [this] { QDesktopServices::openUrl(QUrl(m_archives.value(chosen()))); });
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_newAddress, m_newText, m_open, m_archive})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(make(QStringLiteral("closeLinks"), tr("Close"), [this] { reject(); }));
    return row;
}

void LinkWindow::setLimits(const LinkLimits &limits)
{
    delete m_checker;
    m_checker = new LinkChecker(limits, this);
    connect(m_checker, &LinkChecker::found, this, &LinkWindow::take);
    connect(m_checker, &LinkChecker::finished, this, [this] { finish(false); });
}

void LinkWindow::check(const QList<SourceId> &ids)
{
    if (m_checker->isWorking())
        finish(true);
    m_sources.clear();
    m_findings.clear();
    m_texts.clear();
    m_list->clear();
    m_all = 0;
    m_progress->setRange(0, 0);
    m_progress->show();
    m_stop->show();
    m_sentence->setText(tr("Looking for addresses…"));
    showActions();
    show();
    raise();
    activateWindow();
    m_desk->ask([ids](SourceStore &store) { return readRound(store, ids); },
                [this, round = ++m_round](const LinkRound &read) {
                    if (round != m_round)
                        return;
                    for (const Source &source : read.sources)
                        m_sources.insert(source.id, source);
                    m_archives = read.archives;
                    m_all = read.questions.size();
                    if (m_all == 0) {
                        finish(false);
                        return;
                    }
                    m_checker->check(read.questions);
                    showProgress();
                });
}

void LinkWindow::take(const SourceId &id, const LinkFinding &finding, const QString &text)
{
    m_findings.insert(id, finding);
    m_unkept.insert(id, finding);
    if (!text.isEmpty())
        m_texts.insert(id, text);
    if (isTrouble(finding.state))
        addRow(m_sources.value(id), finding);
    showProgress();
}

void LinkWindow::addRow(const Source &source, const LinkFinding &finding)
{
    QStringList lines{tr("%1: %2").arg(linkStateLabel(finding.state), shownTitle(source)), linkSentence(finding), source.address()};
    if (const QString archive = m_archives.value(source.id); !archive.isEmpty())
        lines.append(tr("Archived copy: %1").arg(archive));
    auto *item = new QListWidgetItem(lines.join(QLatin1Char('\n')));
    item->setData(Qt::UserRole, source.id);
    m_list->addItem(item);
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void LinkWindow::showProgress()
{
    m_progress->setRange(0, int(m_all));
    m_progress->setValue(int(m_findings.size()));
    m_sentence->setText(tr("Checked %1 of %n link(s).", nullptr, int(m_all)).arg(m_findings.size()));
}

void LinkWindow::finish(bool stopped)
{
    ++m_round;
    m_checker->cancel();
    m_progress->hide();
    m_stop->hide();
    if (!m_unkept.isEmpty())
        m_desk->noteLinks(m_unkept);
    m_unkept.clear();
    const auto unanswered = std::count_if(m_findings.begin(), m_findings.end(), [](const LinkFinding &finding) {
        return finding.state == LinkState::Unreachable && finding.answer == 0;
    });
    if (stopped)
        m_sentence->setText(tr("Stopped after %1 of %n link(s).", nullptr, int(m_all)).arg(m_findings.size()));
    else if (m_all == 0)
        m_sentence->setText(tr("None of these sources has an address to check."));
    else if (unanswered == m_findings.size())
        m_sentence->setText(tr("Not one address answered; perhaps this machine is not connected."));
    else if (m_list->count() == 0)
        m_sentence->setText(tr("All %n link(s) are in order.", nullptr, int(m_all)));
    else
        m_sentence->setText(tr("%1 of %n link(s) to look at; the others are in order.", nullptr, int(m_all)).arg(m_list->count()));
    showActions();
}

SourceId LinkWindow::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toUuid() : SourceId();
}

void LinkWindow::showActions()
{
    const SourceId id = chosen();
    m_newAddress->setEnabled(!m_findings.value(id).movedTo.isEmpty());
    m_newText->setEnabled(m_texts.contains(id));
    m_open->setEnabled(!id.isNull());
    m_archive->setEnabled(!m_archives.value(id).isEmpty());
}

void LinkWindow::takeAddress()
{
    const SourceId id = chosen();
    const QString address = m_findings.value(id).movedTo;
    m_desk->load(id, [this, address](const Source &source) {
        Source moved = source;
        moved.setText("URL", address);
        moved.link = {LinkState::Alive, QDateTime::currentDateTimeUtc(), {}, 200, false, 0, 0};
        m_desk->replace(source, moved);
    });
    m_findings[id].movedTo.clear();
    m_sources[id].setText("URL", address);
    showActions();
}

void LinkWindow::saveText()
{
    const SourceId id = chosen();
    const LinkFinding finding = m_findings.value(id);
    m_desk->load(id, [this, finding, text = m_texts.take(id)](const Source &source) {
        Source saved = source;
        saved.captures.append(makeCapture(text, finding.checkedAt, QStringLiteral("text/html"), source.address()));
        saved.link = finding;
        if (saved.link.state == LinkState::Changed)
            saved.link.state = finding.movedTo.isEmpty() ? LinkState::Alive : LinkState::Moved;
        m_desk->replace(source, saved);
    });
    showActions();
}

} // namespace stet
