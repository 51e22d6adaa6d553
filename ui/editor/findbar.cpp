#include "ui/editor/findbar.h"

#include "app/article/draft.h"
#include "app/background.h"
#include "ui/editor/articleeditor.h"
#include "ui/look/colours.h"
#include "ui/look/icons.h"

#include <QGridLayout>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTextBlock>
#include <QToolButton>
#include <algorithm>

namespace stet {
namespace {

constexpr int editPause = 120;
constexpr int leastField = 12; ///< characters
constexpr qsizetype mostFound = 100'000;

QToolButton *choice(const QString &letters, const QString &name, const QString &objectName)
{
    auto *button = new QToolButton;
    button->setText(letters);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setObjectName(objectName);
    button->setCheckable(true);
    button->setAutoRaise(true);
    return button;
}

QToolButton *step(const QString &iconName, const QString &letters, const QString &name, const QString &objectName)
{
    auto *button = new QToolButton;
    const QIcon picture = icon(iconName);
    if (picture.isNull())
        button->setText(letters);
    else
        button->setIcon(picture);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setObjectName(objectName);
    button->setAutoRaise(true);
    return button;
}

} // namespace

FindBar::FindBar(ArticleEditor *editor, QWidget *parent) : QFrame(parent), m_editor(editor)
{
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Find and replace"));
    build();
    m_again.setSingleShot(true);
    m_again.setInterval(editPause);
    connect(&m_again, &QTimer::timeout, this, [this] { search(m_afterwards); });
    connect(m_words, &QLineEdit::textChanged, this, [this] { search(Afterwards::FromAnchor); });
    for (QToolButton *button : {m_case, m_whole, m_expression})
        connect(button, &QToolButton::toggled, this, [this] { search(Afterwards::FromAnchor); });
    connect(m_next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(m_replace, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAll);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    hide();
}

void FindBar::build()
{
    m_words = new QLineEdit;
    m_words->setObjectName(QStringLiteral("findWords"));
    m_words->setAccessibleName(tr("Find"));
    m_words->setPlaceholderText(tr("Find"));
    m_words->setTextMargins(6, 0, 6, 0);
    m_words->installEventFilter(this);
    m_replacement = new QLineEdit;
    m_replacement->setObjectName(QStringLiteral("replacement"));
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replacement->setTextMargins(6, 0, 6, 0);
    m_replacement->installEventFilter(this);
    m_case = choice(tr("Aa"), tr("Match case"), QStringLiteral("matchCase"));
    m_whole = choice(tr("“W”"), tr("Whole words"), QStringLiteral("wholeWords"));
    m_expression = choice(QStringLiteral(".*"), tr("Regular expression"), QStringLiteral("regularExpression"));
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("findState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000 of 0000")));
    m_previous = step(QStringLiteral("up"), QStringLiteral("↑"), tr("Find previous"), QStringLiteral("findPrevious"));
    m_next = step(QStringLiteral("down"), QStringLiteral("↓"), tr("Find next"), QStringLiteral("findNext"));
    m_close = step(QStringLiteral("close"), QStringLiteral("×"), tr("Close find"), QStringLiteral("closeFind"));
    m_replace = new QPushButton(tr("Replace"));
    m_replace->setObjectName(QStringLiteral("replaceOne"));
    m_replaceAll = new QPushButton(tr("Replace all"));
    m_replaceAll->setObjectName(QStringLiteral("replaceAll"));
    for (QPushButton *button : {m_replace, m_replaceAll}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
    }

    m_inQuotations = new QCheckBox(tr("In quotations too"));
    m_inQuotations->setObjectName(QStringLiteral("replaceInQuotations"));
    m_inQuotations->setToolTip(tr("Quoted words are somebody else’s, so “Replace all” leaves them alone."));

    auto *findRow = new QHBoxLayout;
    findRow->setSpacing(4);
    findRow->addWidget(m_words, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_case, m_whole, m_expression, m_previous, m_next, m_close})
        findRow->addWidget(widget);
    m_replaceRow = new QWidget;
    auto *replaceRow = new QHBoxLayout(m_replaceRow);
    replaceRow->setContentsMargins(0, 0, 0, 0);
    replaceRow->setSpacing(8);
    replaceRow->addWidget(m_replacement, 1);
    replaceRow->addWidget(m_replace);
    replaceRow->addWidget(m_replaceAll);
    m_replacement->setMinimumWidth(fontMetrics().averageCharWidth() * leastField);
    // Where the desk is narrow there is no room for it beside the buttons.
    auto *stateRow = new QHBoxLayout;
    stateRow->setSpacing(8);
    stateRow->addWidget(m_state, 1);
    stateRow->addWidget(m_inQuotations);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 8, 16, 8);
    rows->setSpacing(6);
    rows->addLayout(findRow);
    rows->addWidget(m_replaceRow);
    rows->addLayout(stateRow);
    // From what is looked for to what comes in its place, and only then to how.
    QWidget *before = m_words;
    for (QWidget *next : std::initializer_list<QWidget *>{m_replacement, m_replace, m_replaceAll, m_case, m_whole,
                                                          m_expression, m_previous, m_next, m_close, m_inQuotations}) {
        setTabOrder(before, next);
        before = next;
    }
}

void FindBar::setDraft(Draft *draft)
{
    if (m_draft)
        disconnect(m_draft, nullptr, this, nullptr);
    m_draft = draft;
    m_found.clear();
    m_answered = false;
    ++m_question;
    m_searching = false;
    if (!draft) {
        close();
        return;
    }
    connect(draft, &Draft::bodyEdited, this, &FindBar::noteEdit);
    if (isVisible())
        search(Afterwards::Stay);
}

void FindBar::open(bool replace)
{
    if (!m_draft)
        return;
    const QTextCursor cursor = m_editor->textCursor();
    const QString selected = cursor.selectedText();
    m_anchor = cursor.selectionStart();
    m_replaceRow->setVisible(replace);
    m_inQuotations->setVisible(replace);
    show();
    const bool one = !selected.isEmpty() && selected.size() < 200 && !selected.contains(QChar::ParagraphSeparator);
    if (one && selected != m_words->text() && !m_expression->isChecked())
        m_words->setText(selected);
    else
        search(Afterwards::Stay);
    m_words->selectAll();
    m_words->setFocus(Qt::ShortcutFocusReason);
}

void FindBar::close()
{
    if (!isVisible())
        return;
    const bool hadFocus = isAncestorOf(focusWidget()) || hasFocus();
    hide();
    m_editor->setMarks("find", {});
    if (hadFocus || !m_editor->hasFocus())
        m_editor->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

SearchWish FindBar::wish() const
{
    return {m_words->text(), m_case->isChecked(), m_whole->isChecked(), m_expression->isChecked()};
}

void FindBar::noteEdit()
{
    m_answered = false;
    m_afterwards = Afterwards::Stay;
    if (isVisible())
        m_again.start();
}

void FindBar::search(Afterwards afterwards)
{
    m_again.stop();
    m_afterwards = afterwards;
    m_answered = false;
    ++m_question;
    m_fault.clear();
    m_found.clear();
    auto search = TextSearch::open(wish());
    if (!search) {
        m_fault = search.error().message;
        m_searching = false;
        m_answered = true;
        showState();
        showMarks();
        return;
    }
    m_search = *search;
    if (!m_draft)
        return;
    m_searching = true;
    struct Answer
    {
        quint64 question;
        quint64 revision;
        QList<TextRange> found;
    };
    runInBackground(
        this,
        [question = m_question, revision = m_draft->revision(), body = m_draft->body(), ready = m_search] {
            return Answer{question, revision, ready.findAll(body, mostFound)};
        },
        [this](const Answer &answer) {
            if (answer.question != m_question || !m_draft)
                return;
            m_searching = false;
            if (answer.revision != m_draft->revision()) {
                m_again.start();
                return;
            }
            m_foundRevision = answer.revision;
            takeFound(answer.found);
        });
}

void FindBar::takeFound(const QList<TextRange> &found)
{
    m_found = found;
    m_answered = true;
    showMarks();
    const Afterwards afterwards = m_afterwards;
    m_afterwards = Afterwards::Stay;
    if (afterwards != Afterwards::Stay)
        move(afterwards);
    showState();
}

bool FindBar::isCurrent() const
{
    return m_answered && m_draft && m_foundRevision == m_draft->revision();
}

void FindBar::findNext()
{
    if (isCurrent())
        move(Afterwards::Forwards);
    else
        search(Afterwards::Forwards);
}

void FindBar::findPrevious()
{
    if (isCurrent())
        move(Afterwards::Backwards);
    else
        search(Afterwards::Backwards);
}

qsizetype FindBar::indexOfSelection() const
{
    const QTextCursor cursor = m_editor->textCursor();
    const auto at = std::lower_bound(m_found.begin(), m_found.end(), cursor.selectionStart(),
                                     [](const TextRange &range, int place) { return range.start < place; });
    if (at != m_found.end() && at->start == cursor.selectionStart() && at->end == cursor.selectionEnd())
        return at - m_found.begin();
    return -1;
}

void FindBar::move(Afterwards afterwards)
{
    if (m_found.isEmpty()) {
        showState();
        return;
    }
    const QTextCursor cursor = m_editor->textCursor();
    const int from = afterwards == Afterwards::FromAnchor ? m_anchor
        : afterwards == Afterwards::Forwards              ? cursor.selectionEnd()
                                                          : cursor.selectionStart();
    const auto at = std::lower_bound(m_found.begin(), m_found.end(), from,
                                     [](const TextRange &range, int place) { return range.start < place; });
    qsizetype index = at - m_found.begin();
    if (afterwards == Afterwards::Backwards)
        index = index == 0 ? m_found.size() - 1 : index - 1;
    else if (index == m_found.size())
        index = 0;
    m_editor->select(m_found[index]);
    if (afterwards != Afterwards::FromAnchor)
        m_anchor = int(m_found[index].start);
    showMarks();
    showState();
}

void FindBar::showState()
{
    QString state;
    if (!m_fault.isEmpty())
        state = m_fault;
    else if (m_words->text().isEmpty())
        state = QString();
    else if (m_found.isEmpty())
        state = m_answered ? tr("Not found") : QString();
    else if (const qsizetype index = indexOfSelection(); index >= 0)
        state = tr("%1 of %2").arg(locale().toString(index + 1), locale().toString(m_found.size()));
    else
        state = m_found.size() == 1 ? tr("One place") : tr("%1 places").arg(locale().toString(m_found.size()));
    if (m_found.size() >= mostFound)
        state += tr(" or more");
    QPalette colours = palette();
    if (!m_fault.isEmpty() || (m_answered && m_found.isEmpty() && !m_words->text().isEmpty()))
        colours.setColor(QPalette::WindowText, coloursOf(palette()).wrong);
    m_state->setPalette(colours);
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    const bool some = !m_found.isEmpty();
    m_next->setEnabled(some);
    m_previous->setEnabled(some);
    m_replace->setEnabled(some);
    m_replaceAll->setEnabled(some);
}

void FindBar::showMarks()
{
    QList<TextMark> marks;
    if (isVisible()) {
        QColor wash = coloursOf(palette()).doubtful;
        wash.setAlphaF(0.28F);
        marks.reserve(m_found.size());
        for (const TextRange &range : m_found)
            marks.append({range, TextMark::Line::Wash, {}, wash, {}});
    }
    m_editor->setMarks("find", marks);
}

void FindBar::replaceOne()
{
    if (!isCurrent()) {
        search(Afterwards::Forwards);
        return;
    }
    const qsizetype index = indexOfSelection();
    if (index < 0) {
        move(Afterwards::Forwards);
        return;
    }
    QTextCursor cursor = m_editor->textCursor();
    const QTextBlock block = m_editor->document()->findBlock(cursor.selectionStart());
    const TextRange inLine{m_found[index].start - block.position(), m_found[index].end - block.position()};
    const QString words = m_search.replacementFor(block.text(), inLine, m_replacement->text());
    cursor.beginEditBlock();
    cursor.insertText(words);
    cursor.endEditBlock();
    m_editor->setTextCursor(cursor);
    search(Afterwards::Forwards);
}

int FindBar::replaceAll()
{
    if (!m_draft || !m_fault.isEmpty())
        return 0;
    // The writer asked for all of them now, so the whole text is searched as it is now.
    QList<TextRange> all = m_search.findAll(m_draft->body());
    const qsizetype found = all.size();
    if (!m_inQuotations->isChecked())
        all.removeIf([this](const TextRange &range) { return m_editor->isQuoted(range); });
    const int left = int(found - all.size());
    if (all.isEmpty()) {
        if (left > 0)
            Q_EMIT replaced(0, left);
        return 0;
    }
    QTextCursor cursor(m_editor->document());
    const QString replacement = m_replacement->text();
    cursor.beginEditBlock();
    for (qsizetype i = all.size() - 1; i >= 0; --i) {
        const QTextBlock block = m_editor->document()->findBlock(int(all[i].start));
        const TextRange inLine{all[i].start - block.position(), all[i].end - block.position()};
        const QString words = m_search.replacementFor(block.text(), inLine, replacement);
        cursor.setPosition(int(all[i].start));
        cursor.setPosition(int(all[i].end), QTextCursor::KeepAnchor);
        cursor.insertText(words);
    }
    cursor.endEditBlock();
    search(Afterwards::Stay);
    Q_EMIT replaced(int(all.size()), left);
    return int(all.size());
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return QFrame::eventFilter(watched, event);
    if (key->modifiers() & Qt::ShiftModifier)
        findPrevious();
    else if (watched == m_replacement)
        replaceOne();
    else
        findNext();
    return true;
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        event->accept();
        return;
    }
    QFrame::keyPressEvent(event);
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), coloursOf(palette()).chrome);
    painter.fillRect(QRect(0, 0, width(), 1), coloursOf(palette()).hairline);
}

} // namespace stet
