#include "ui/quotations/quotationsroom.h"

#include "app/article/draft.h"
#include "app/text/typography.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/look/colours.h"
#include "ui/look/icons.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/quotations/findingsdesk.h"
#include "ui/quotations/findingspage.h"
#include "ui/quotations/ledgerfilling.h"
#include "ui/quotations/ledgerwindow.h"
#include "ui/quotations/quotationdesk.h"
#include "ui/quotations/quotationmodel.h"
#include "ui/quotations/quotationspanel.h"
#include "ui/quotations/verdictmark.h"
#include "ui/quotations/quotationform.h"
#include "ui/sidepanel.h"
#include "ui/sources/sourcelistmodel.h"

#include <algorithm>

namespace stet {

namespace {

const QString panelId = QStringLiteral("quotations");

QString tipOf(const QuotationEntry &entry)
{
    const QuotationStanding standing = standingOf(entry);
    QStringList lines{standingName(standing) + QStringLiteral(". ") + standingSentence(standing),
                      shownSpeaker(entry)};
    if (!entry.source().isEmpty())
        lines.append(QuotationsRoom::tr("Source: %1").arg(entry.source()));
    return lines.join(QLatin1Char('\n'));
}

/// How a quotation is led in, in the language of the article; %1 is the speaker.
QString attributionBefore(const QString &language)
{
    const QString code = language.left(2);
    if (code == QLatin1String("de"))
        return QStringLiteral("%1 sagte: ");
    if (code == QLatin1String("fr"))
        return QStringLiteral("%1 a dit : ");
    if (code == QLatin1String("es"))
        return QStringLiteral("%1 dijo: ");
    return QStringLiteral("%1 said, ");
}

/// The quotation mark that is typed after `before` in this language.
QString mark(const QString &before, const QString &language)
{
    const auto edit = typed(before, QLatin1Char('"'), language);
    return edit ? edit->insert : QStringLiteral("\"");
}

/// Quiet: only what is wrong is underlined; what is in order has its sign in the margin and nothing else.
TextMark::Line lineOf(QuotationStanding standing)
{
    switch (standing) {
    case QuotationStanding::Differs:
    case QuotationStanding::NotFound:
        return TextMark::Line::Solid;
    case QuotationStanding::Stale:
    case QuotationStanding::Ambiguous:
    case QuotationStanding::NeedsTick:
        return TextMark::Line::Dashed;
    default:
        return TextMark::Line::None;
    }
}

} // namespace

QuotationsRoom::QuotationsRoom(MainWindow *window, ArticleEditor *editor, QObject *parent)
    : QObject(parent), m_window(window), m_editor(editor), m_desk(new QuotationDesk(this))
    , m_findings(new FindingsDesk(this)), m_panel(new QuotationsPanel(m_desk, m_findings, window))
    , m_filling(new LedgerFilling(this))
{
    connect(m_desk, &QuotationDesk::readingChanged, this, &QuotationsRoom::takeReading);
    connect(m_desk, &QuotationDesk::recordChanged, this, [this](const QString &what) {
        m_window->notices()->say(what, tr("Undo"), [this] { m_desk->undoChange(); });
    });
    connect(m_desk, &QuotationDesk::failed, window->notices(),
            [window](const Error &error) { window->notices()->sayError(error); });
    connectPanel();
    connectFindings();
    connectCommands();
}

void QuotationsRoom::connectPanel()
{
    connect(m_panel, &QuotationsPanel::placeAsked, this, [this](const QUuid &record) {
        if (const QuotationEntry *entry = m_desk->entry(record))
            select(*entry);
    });
    connect(m_panel, &QuotationsPanel::addSourceAsked, this, &QuotationsRoom::addSourceAsked);
    connect(m_panel, &QuotationsPanel::openSourceAsked, this, [this](const QString &key) {
        const QuotationEntry *entry = m_desk->entry(m_panel->chosen());
        Q_EMIT openSourceAsked(key, entry ? entry->words : QString());
    });
    connect(m_panel, &QuotationsPanel::ledgerAsked, m_window->commands()->action("quotations.ledger"),
            &QAction::trigger);
}

void QuotationsRoom::connectFindings()
{
    connect(m_findings, &FindingsDesk::changed, this, &QuotationsRoom::layFindingMarks);
    connect(m_findings, &FindingsDesk::decided, this, [this](const QString &what) {
        m_window->notices()->say(what, tr("Undo"), [this] { m_findings->undo(); });
    });
    connect(m_filling, &LedgerFilling::filled, m_findings, &FindingsDesk::takeSources);
    connect(m_findings, &FindingsDesk::failed, m_window->notices(),
            [this](const Error &error) { m_window->notices()->sayError(error); });
    const FindingsPage *page = m_panel->findingsPage();
    connect(page, &FindingsPage::placeAsked, this, &QuotationsRoom::goToFinding);
    connect(page, &FindingsPage::sourceAsked, this, &QuotationsRoom::openSourceAsked);
    connect(page, &FindingsPage::articleAsked, this, &QuotationsRoom::articleAsked);
}

void QuotationsRoom::connectCommands()
{
    Commands *commands = m_window->commands();
    commands->connect("panel.quotations", this, [this] { m_window->sidePanel()->toggle(panelId); });
    commands->connect("quotations.next", this, [this] { goToUnchecked(true); });
    commands->connect("quotations.previous", this, [this] { goToUnchecked(false); });
    commands->connect("quotations.record", this, &QuotationsRoom::showRecordAtCaret);
    commands->connect("quotations.check", m_desk, &QuotationDesk::checkAll);
    commands->connect("quotations.ledger", this, [this] {
        if (!m_library)
            return;
        if (!m_ledger) {
            m_ledger = new LedgerWindow(m_library, m_window);
            connect(m_ledger, &LedgerWindow::placeAsked, this, [this](const ArticleId &article, const QUuid &record) {
                m_wanted = record;
                if (m_desk->draft() && m_desk->draft()->id() == article)
                    goTo(record);
                else
                    Q_EMIT articleAsked(article);
            });
        }
        m_ledger->showLedger(m_desk->draft() ? m_desk->draft()->id() : ArticleId());
    });
}

void QuotationsRoom::setLibrary(Library *library)
{
    m_library = library;
    m_desk->setLibrary(library);
    m_findings->setLibrary(library);
    m_filling->setLibrary(library);
    m_window->sidePanel()->addPanel(panelId, tr("Quotations"), icon(QStringLiteral("quotation")), m_panel);
}

void QuotationsRoom::setDraft(Draft *draft)
{
    m_findings->setDraft(draft);
    m_desk->setDraft(draft);
    m_filling->look();
}

void QuotationsRoom::takeReading()
{
    layMarks();
    qsizetype all = 0;
    qsizetype done = 0;
    for (const QuotationEntry &entry : m_desk->reading().entries) {
        if (!entry.counts())
            continue;
        ++all;
        done += isDone(standingOf(entry)) ? 1 : 0;
    }
    Q_EMIT counted(done, all);
    QList<QuotationRecord> records;
    for (const QuotationEntry &entry : m_desk->reading().entries)
        records.append(entry.record());
    m_findings->takeRecords(records);
    Q_EMIT passagesChanged(quotedPassages(m_desk->reading(), m_sources));
    if (!m_wanted.isNull() && m_desk->entry(m_wanted))
        goTo(m_wanted);
}

void QuotationsRoom::layMarks()
{
    QList<TextMark> marks;
    QHash<QuotationStanding, QIcon> signs; // drawn once, however many quotations there are
    const Draft *draft = m_desk->draft();
    if (draft && draft->revision() != m_desk->reading().revision)
        return; // the marks have moved along with the edit; the reading of these words is on its way
    for (const QuotationEntry &entry : m_desk->reading().entries) {
        if (!entry.counts())
            continue;
        const QuotationStanding standing = standingOf(entry);
        QIcon &drawn = signs[standing];
        if (drawn.isNull())
            drawn = standingIcon(standing, m_editor->palette());
        QIcon sign = drawn;
        for (const TextRange &range : entry.inBody) {
            marks.append({range, lineOf(standing), sign, standingColour(standing, m_editor->palette()), tipOf(entry),
                          entry.record().checkedAt.isValid()});
            sign = {};
        }
    }
    m_editor->setMarks("quotations", marks);
}

/// Words of a source that stand without marks get a line of their own kind; quotations have theirs already.
void QuotationsRoom::layFindingMarks()
{
    if (m_desk->draft() && m_desk->draft()->revision() != m_findings->revision())
        return;
    QList<TextMark> marks;
    for (const FindingEntry &entry : m_findings->entries()) {
        if (!entry.settled && entry.finding.kind == QuotationFinding::Kind::UnquotedOverlap)
            marks.append({entry.finding.range, TextMark::Line::Dotted, {}, coloursOf(m_editor->palette()).doubtful,
                          findingSentence(entry.finding)});
    }
    std::sort(marks.begin(), marks.end(), [](const TextMark &a, const TextMark &b) { return a.range.start < b.range.start; });
    m_editor->setMarks("findings", marks);
}

void QuotationsRoom::goToFinding(const QuotationFinding &finding)
{
    const Draft *draft = m_desk->draft();
    if (!draft)
        return;
    if (finding.part != ArticlePart::Body) {
        Q_EMIT fieldAsked(finding.part, finding.words);
        return;
    }
    if (draft->revision() == m_findings->revision()) {
        m_editor->select(finding.range);
        return;
    }
    // The text has moved on since: the words are looked for anew.
    const QTextCursor found = m_editor->document()->find(finding.words.section(u'\n', 0, 0), 0, QTextDocument::FindCaseSensitively);
    if (found.isNull())
        m_window->notices()->say(tr("These words are no longer there."));
    else
        m_editor->select({found.selectionStart(), found.selectionEnd()});
}

void QuotationsRoom::setSources(const QList<Source> &sources)
{
    QList<SourceChoice> choices;
    for (const Source &source : sources)
        choices.append({source.key, shownTitle(source)});
    m_sources = byKey(sources);
    m_panel->setSources(choices);
    m_desk->takeSources();
    m_findings->takeSources();
}

void QuotationsRoom::quote(const QString &words, const QString &source, const QString &speaker)
{
    const Draft *draft = m_desk->draft();
    if (!draft)
        return;
    const QString language = draft->details().language;
    QString inner = words;
    inner.replace(QChar(0x201c), QChar(0x2018)).replace(QChar(0x201d), QChar(0x2019));
    const QString who = speaker.isEmpty() ? tr("NAME") : speaker;
    const QString before = attributionBefore(language).arg(who) + mark(QString(), language);
    QTextCursor cursor = m_editor->textCursor();
    const int start = cursor.selectionStart();
    const bool afterWord = start > 0 && !m_editor->document()->characterAt(start - 1).isSpace();
    m_desk->expect(inner, source);
    cursor.insertText((afterWord ? QStringLiteral(" ") : QString()) + before + inner
                      + mark(QStringLiteral("a"), language));
    const int name = start + (afterWord ? 1 : 0) + int(attributionBefore(language).indexOf(QStringLiteral("%1")));
    cursor.setPosition(name);
    cursor.setPosition(name + int(who.size()), QTextCursor::KeepAnchor);
    m_editor->setTextCursor(cursor);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void QuotationsRoom::goToUnchecked(bool forwards)
{
    const QuotationEntry *entry = m_desk->unchecked(m_editor->textCursor().selectionStart(), forwards);
    if (!entry) {
        m_window->notices()->say(tr("Every quotation is checked."));
        return;
    }
    goTo(entry->record().id);
}

void QuotationsRoom::showRecordAtCaret()
{
    const QuotationEntry *entry = m_desk->entryAt(m_editor->textCursor().position());
    if (!entry) {
        m_window->notices()->say(tr("There is no quotation at the caret."));
        return;
    }
    const QUuid record = entry->record().id;
    m_window->sidePanel()->show(panelId);
    m_panel->choose(record);
    m_panel->focusSpeaker();
}

void QuotationsRoom::goTo(const QUuid &record)
{
    const QuotationEntry *found = m_desk->entry(record);
    if (!found)
        return;
    const QuotationEntry entry = *found; // what is being typed elsewhere is taken as the focus moves
    m_wanted = {};
    m_window->sidePanel()->show(panelId);
    m_panel->choose(record);
    select(entry);
}

void QuotationsRoom::select(const QuotationEntry &entry)
{
    if (entry.row.quotation >= 0 && entry.record().part != ArticlePart::Body) {
        Q_EMIT fieldAsked(entry.record().part, entry.words);
        return;
    }
    if (entry.inBody.isEmpty())
        return;
    QTextCursor cursor = m_editor->textCursor();
    cursor.setPosition(int(entry.inBody.last().end));
    cursor.setPosition(int(entry.inBody.first().start), QTextCursor::KeepAnchor);
    m_editor->setTextCursor(cursor);
    m_editor->ensureCursorVisible();
    m_editor->setFocus(Qt::OtherFocusReason);
}

} // namespace stet
