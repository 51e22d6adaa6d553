#include "ui/editor/desk.h"

#include "ui/editor/articleeditor.h"
#include "ui/editor/bodywords.h"
#include "ui/editor/detailfield.h"
#include "ui/editor/findbar.h"
#include "ui/look/fonts.h"
#include "ui/notices.h"

#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>
#include <algorithm>

namespace stet {
namespace {

constexpr double headlineSize = 1.7;
constexpr double deckSize = 1.12;

/// Changes what differs, and answers where that ended.
QTextCursor change(QTextDocument *text, const QString &words)
{
    const EditStep edit = difference(text->toPlainText(), words);
    QTextCursor cursor(text);
    cursor.setPosition(int(edit.position));
    cursor.setPosition(int(edit.position + edit.removed.size()), QTextCursor::KeepAnchor);
    cursor.insertText(edit.added);
    return cursor;
}

} // namespace

Desk::Desk(QWidget *parent)
    : QWidget(parent), m_headline(new DetailField), m_deck(new DetailField), m_body(new ArticleEditor),
      m_find(new FindBar(m_body, this)), m_words(new BodyWords(this)), m_top(new QWidget), m_shelf([this] {
          DraftTexts texts{{}, m_headline->newText(), m_deck->newText(), m_body->newText()};
          for (QTextDocument *text : {texts.headline.get(), texts.deck.get(), texts.body.get()})
              text->setUndoRedoEnabled(false); // the draft has its steps, which outlive text and program
          return texts;
      }), m_noTexts{{}, m_headline->newText(), m_deck->newText(), m_body->newText()}
{
    setObjectName(QStringLiteral("desk"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_headline->setObjectName(QStringLiteral("headline"));
    m_headline->setAccessibleName(tr("Headline"));
    m_headline->setPlaceholder(tr("Headline"));
    m_deck->setObjectName(QStringLiteral("deck"));
    m_deck->setAccessibleName(tr("Deck"));
    m_deck->setPlaceholder(tr("Deck"));

    auto *column = new QVBoxLayout(m_top);
    column->setContentsMargins(0, 32, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_headline);
    column->addWidget(m_deck);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_top);
    whole->addWidget(m_body, 1);
    whole->addWidget(m_find);
    setTabOrder(m_headline, m_deck);
    setTabOrder(m_deck, m_body);
    setFocusProxy(m_body);

    connect(m_headline, &DetailField::leftDownwards, m_deck, [this] { m_deck->setFocus(Qt::TabFocusReason); });
    connect(m_deck, &DetailField::leftDownwards, m_body, [this] { m_body->setFocus(Qt::TabFocusReason); });
    connect(m_deck, &DetailField::leftUpwards, m_headline, [this] { m_headline->setFocus(Qt::BacktabFocusReason); });
    connect(m_body, &ArticleEditor::leftUpwards, m_deck, [this] { m_deck->setFocus(Qt::BacktabFocusReason); });
    connect(m_body, &ArticleEditor::columnMoved, this, &Desk::layOutColumn);
    connect(m_body, &QPlainTextEdit::cursorPositionChanged, this, &Desk::keepPlace);
    connect(m_body, &QPlainTextEdit::selectionChanged, this, &Desk::countSelection);
    connectUndo(m_headline, EditedText::Headline);
    connectUndo(m_deck, EditedText::Deck);
    connectUndo(m_body, EditedText::Body);
    connect(m_body, &ArticleEditor::pasteDropped, this, &Desk::sayDropped);
    connect(m_words, &BodyWords::counted, this, [this](qsizetype words) {
        Q_EMIT wordsCounted(words, m_selectedWords);
    });
    connect(m_find, &FindBar::replaced, this, [this](int places, int left) {
        if (!m_notices)
            return;
        QString what = tr("Replaced %n place(s).", nullptr, places);
        if (left > 0)
            what += QLatin1Char(' ') + tr("Left %n in quotations.", nullptr, left);
        if (places == 0)
            m_notices->say(what);
        else
            m_notices->say(what, tr("Undo"), [this] { m_body->undo(); });
    });
    connect(m_body->verticalScrollBar(), &QScrollBar::valueChanged, this, &Desk::keepPlace);

    setWritingFont(writingFont(13));
    setDraft(nullptr);
}

Desk::~Desk()
{
    // The fields outlive the texts by a moment and must not look at them then.
    disconnectTexts();
    delete m_find;
    delete m_body;
    delete m_top;
}

void Desk::setDraft(Draft *draft)
{
    disconnectTexts();
    // What the fields report while they change their texts is not where the writer stands.
    const QScopedValueRollback<bool> guard(m_writing, true);
    m_draft = draft;
    for (ColumnText *field : {static_cast<ColumnText *>(m_headline), static_cast<ColumnText *>(m_deck),
                              static_cast<ColumnText *>(m_body)})
        field->setEnabled(draft != nullptr);
    // The shelf may give up the texts that were shown until now, so the fields let go of them first.
    showTexts(m_noTexts);
    if (draft) {
        showTexts(m_shelf.textsOf(*draft));
        alignBodyWithText();
        bringBackPlace();
        connectTexts();
        takeTypography();
    }
    noteUndoable();
    m_find->setDraft(draft);
    m_words->setDraft(draft);
}

void Desk::showTexts(const DraftTexts &texts)
{
    m_headline->showDetail(texts.headline.get());
    m_deck->showDetail(texts.deck.get());
    m_body->showBody(texts.body.get());
}

void Desk::connectTexts()
{
    connect(m_body->document(), &QTextDocument::contentsChange, this, &Desk::takeBodyChange);
    connect(m_headline->document(), &QTextDocument::contentsChanged, this, &Desk::takeDetails);
    connect(m_deck->document(), &QTextDocument::contentsChanged, this, &Desk::takeDetails);
    connect(m_draft, &Draft::bodyEdited, this, &Desk::showBodyEdit);
    connect(m_draft, &Draft::detailsEdited, this, &Desk::showDetails);
}

void Desk::disconnectTexts()
{
    disconnect(m_body->document(), &QTextDocument::contentsChange, this, nullptr);
    disconnect(m_headline->document(), &QTextDocument::contentsChanged, this, nullptr);
    disconnect(m_deck->document(), &QTextDocument::contentsChanged, this, nullptr);
    if (m_draft)
        disconnect(m_draft, nullptr, this, nullptr);
}

/// A text holds no carriage returns and none of Qt's own separators: the draft's body follows it, so that positions
/// mean the same to both.
void Desk::alignBodyWithText()
{
    const QTextDocument *text = m_body->document();
    if (text->characterCount() - 1 == m_draft->body().size() && holds(*text, m_draft->body()))
        return;
    QStringList lines;
    for (QTextBlock block = text->firstBlock(); block.isValid(); block = block.next())
        lines.append(block.text());
    m_draft->editBody(0, m_draft->body().size(), lines.join(QLatin1Char('\n')), EditKind::Anew);
}

void Desk::takeBodyChange(int position, int, int added)
{
    if (!m_draft || m_writing)
        return;
    // Qt counts the last paragraph's end into some changes; the true lengths follow from the sizes.
    const QTextDocument *text = m_body->document();
    const qsizetype size = text->characterCount() - 1;
    const qsizetype reallyAdded = std::min<qsizetype>(added, size - position);
    const qsizetype reallyRemoved = m_draft->body().size() - (size - reallyAdded);
    QTextCursor cursor(m_body->document());
    cursor.setPosition(position);
    cursor.setPosition(int(position + reallyAdded), QTextCursor::KeepAnchor);
    QString words = cursor.selectedText();
    words.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    const QString before = m_draft->body().mid(position, reallyRemoved);
    if (words == before)
        return;
    m_words->takeChange(*text, position, reallyRemoved, reallyAdded);
    const QScopedValueRollback<bool> guard(m_writing, true);
    // Qt reports a stretch around what an edit block touched; a step to undo is what really differs.
    const qsizetype shorter = std::min(words.size(), before.size());
    const qsizetype start = std::mismatch(words.cbegin(), words.cbegin() + shorter, before.cbegin()).first - words.cbegin();
    const qsizetype same = std::mismatch(words.crbegin(), words.crbegin() + (shorter - start), before.crbegin()).first
        - words.crbegin();
    m_draft->editBody(position + start, before.size() - start - same, words.mid(start, words.size() - start - same));
    noteUndoable();
}

void Desk::noteUndoable()
{
    for (const auto &[field, text] : {std::pair<ColumnText *, EditedText>{m_headline, EditedText::Headline},
                                      {m_deck, EditedText::Deck}, {m_body, EditedText::Body}})
        field->setUndoable(m_draft && m_draft->canUndo(text), m_draft && m_draft->canRedo(text));
}

/// Undo and redo come back through the draft; the caret goes where the words changed.
void Desk::connectUndo(ColumnText *field, EditedText text)
{
    connect(field, &ColumnText::undoAsked, this, [this, field, text] {
        if (m_draft)
            m_draft->undo(text);
        field->ensureCursorVisible();
    });
    connect(field, &ColumnText::redoAsked, this, [this, field, text] {
        if (m_draft)
            m_draft->redo(text);
        field->ensureCursorVisible();
    });
}

void Desk::showBodyEdit(qsizetype position, qsizetype removed, const QString &added, EditKind kind)
{
    if (m_writing)
        return;
    const QScopedValueRollback<bool> guard(m_writing, true);
    QTextCursor cursor(m_body->document());
    cursor.setPosition(int(position));
    cursor.setPosition(int(position + removed), QTextCursor::KeepAnchor);
    cursor.insertText(added);
    if (kind == EditKind::Undo || kind == EditKind::Redo)
        m_body->setTextCursor(cursor);
    m_words->countAll();
    noteUndoable();
}

void Desk::takeDetails()
{
    if (!m_draft || m_writing)
        return;
    const QScopedValueRollback<bool> guard(m_writing, true);
    Article details = m_draft->details();
    details.headline = m_headline->toPlainText();
    details.deck = m_deck->toPlainText();
    m_draft->setDetails(details);
    noteUndoable();
}

void Desk::showDetails(EditKind kind)
{
    if (m_writing)
        return;
    takeTypography();
    const QScopedValueRollback<bool> guard(m_writing, true);
    for (const auto &[field, words] : {std::pair{m_headline, m_draft->details().headline}, {m_deck, m_draft->details().deck}}) {
        if (field->toPlainText() == words)
            continue;
        const QTextCursor changed = change(field->document(), words);
        if (kind == EditKind::Undo || kind == EditKind::Redo)
            field->setTextCursor(changed);
    }
    noteUndoable();
}

void Desk::keepPlace()
{
    if (!m_draft || m_writing)
        return;
    const QTextCursor cursor = m_body->textCursor();
    m_draft->setPlace({cursor.position(), cursor.anchor(), m_body->scrollPlace()});
}

void Desk::bringBackPlace()
{
    const WritingPlace place = m_draft->place();
    const qsizetype size = m_draft->body().size();
    QTextCursor cursor(m_body->document());
    cursor.setPosition(int(std::clamp<qsizetype>(place.anchor, 0, size)));
    cursor.setPosition(int(std::clamp<qsizetype>(place.caret, 0, size)), QTextCursor::KeepAnchor);
    m_body->setTextCursor(cursor);
    m_body->scrollToPlace(place.scroll);
}

void Desk::setTypography(bool on)
{
    m_typography = on;
    takeTypography();
}

void Desk::takeTypography()
{
    const QString language = m_draft ? m_draft->details().language : QString();
    for (ColumnText *field : {static_cast<ColumnText *>(m_headline), static_cast<ColumnText *>(m_deck),
                              static_cast<ColumnText *>(m_body)})
        field->setTypography(m_typography, language);
}

void Desk::countSelection()
{
    const QTextCursor cursor = m_body->textCursor();
    qsizetype words = 0;
    if (cursor.selectionEnd() - cursor.selectionStart() >= m_body->document()->characterCount() - 1) {
        words = m_words->words(); // everything is selected, and that has been counted
    } else {
        QTextBlock block = m_body->document()->findBlock(cursor.selectionStart());
        for (; cursor.hasSelection() && block.isValid() && block.position() < cursor.selectionEnd(); block = block.next()) {
            const int from = qMax(0, cursor.selectionStart() - block.position());
            const int to = qMin(block.length() - 1, cursor.selectionEnd() - block.position());
            words += wordsOfLine(block.text().mid(from, to - from), 0);
        }
    }
    if (words == 0 && m_selectedWords == 0)
        return;
    m_selectedWords = words;
    Q_EMIT wordsCounted(m_words->words(), words);
}

void Desk::sayDropped(const QStringList &remarks)
{
    if (m_notices && !remarks.isEmpty())
        m_notices->say(remarks.join(QLatin1Char(' ')), tr("Undo paste"), [this] { m_body->undo(); });
}

void Desk::setWritingFont(const QFont &font)
{
    m_font = font;
    takeFonts();
}

void Desk::takeFonts()
{
    const QFont body = m_font;
    QFont headline = body;
    headline.setPointSizeF(body.pointSizeF() * headlineSize);
    headline.setWeight(QFont::Bold);
    QFont deck = body;
    deck.setPointSizeF(body.pointSizeF() * deckSize);
    m_body->setTextFont(body);
    m_headline->setTextFont(headline);
    m_deck->setTextFont(deck);
    layOutColumn();
}

void Desk::layOutColumn()
{
    const QMargins now = m_top->layout()->contentsMargins();
    const QRect column = m_body->viewport()->geometry();
    const int inset = m_body->textMargin() - m_headline->textMargin();
    const QMargins wanted(column.left() + inset, now.top(), m_body->width() - column.right() - 1 + inset, now.bottom());
    if (wanted == now)
        return;
    // At once: left to the event loop, headline and deck would be painted in their old width first, and the body jump.
    m_top->layout()->setContentsMargins(wanted);
    m_top->layout()->activate();
    layout()->activate();
}

void Desk::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOutColumn();
}

void Desk::goToField(ArticlePart part, const QString &words)
{
    DetailField *field = part == ArticlePart::Headline ? m_headline : m_deck;
    const QTextCursor found = words.isEmpty() ? QTextCursor() : field->document()->find(words, 0, QTextDocument::FindCaseSensitively);
    if (!found.isNull())
        field->setTextCursor(found);
    field->setFocus(Qt::OtherFocusReason);
}

void Desk::startWriting()
{
    if (m_draft && m_draft->details().headline.isEmpty() && m_draft->body().size() == 0)
        m_headline->setFocus(Qt::OtherFocusReason);
    else
        m_body->setFocus(Qt::OtherFocusReason);
}

} // namespace stet
