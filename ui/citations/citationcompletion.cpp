#include "ui/citations/citationcompletion.h"

#include "app/citations/citationreading.h"
#include "ui/citations/articlecitations.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/paragraphdata.h"
#include "ui/look/fonts.h"
#include "ui/look/twolinedelegate.h"
#include "ui/sources/sourcelistmodel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace stet {

namespace {

constexpr int popupWidth = 420;
constexpr int mostOffered = 8;
constexpr int longestTyped = 60;

/// Code, addresses and lines that are no prose, by what the editor knows of the paragraph.
bool isProse(const QTextBlock &block, int position)
{
    const ParagraphData *paragraph = ParagraphData::of(block);
    if (!paragraph)
        return true;
    using Kind = LineSyntax::Kind;
    const Kind kind = paragraph->syntax.kind;
    if (kind == Kind::Code || kind == Kind::Fence || kind == Kind::Definition)
        return false;
    return std::none_of(paragraph->syntax.runs.begin(), paragraph->syntax.runs.end(), [position](const LineSyntax::Run &run) {
        return (run.styles & (LineSyntax::CodeSpan | LineSyntax::Address)) != 0 && run.start < position
            && position < run.start + run.length;
    });
}

/// A bracket that is open at the end of `before`.
bool isInBrackets(const QString &before)
{
    return before.lastIndexOf(u'[') > before.lastIndexOf(u']');
}

/// Nothing such as ", p. 3" stands between the key and the caret.
bool isRightBehindKey(const QTextCursor &cursor)
{
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const QStringView behindSign = QStringView(before).mid(before.lastIndexOf(u'@') + 1);
    return !behindSign.isEmpty() && std::none_of(behindSign.begin(), behindSign.end(), [](QChar character) {
        return character.isSpace() || character == u',' || character == u';';
    });
}

} // namespace

CitationCompletion::CitationCompletion(const ArticleCitations *citations, ArticleEditor *editor)
    : RaisedFrame(editor), m_citations(citations), m_editor(editor), m_model(new SourceListModel(this)), m_list(new QListView),
      m_hint(new QLabel(tr("Return: in the sentence    Shift+Return: in brackets")))
{
    setObjectName(QStringLiteral("citationCompletion"));
    setAccessibleName(tr("Sources to cite"));
    m_list->setObjectName(QStringLiteral("citationCompletionList"));
    m_list->setAccessibleName(tr("Sources to cite"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TwoLineDelegate(SourceListModel::OriginRole, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setBackgroundRole(QPalette::ToolTipBase);
    m_hint->setFont(interfaceFont(0.88));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setContentsMargins(16, 4, 16, 4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 4, 1, 4);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    connect(m_list, &QListView::clicked, this, [this] { insert(false); });
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    connect(editor, &QPlainTextEdit::textChanged, this, &CitationCompletion::takeText);
    connect(editor, &QPlainTextEdit::cursorPositionChanged, this, &CitationCompletion::takeCaret);
    connect(citations, &ArticleCitations::sourcesRead, this, &CitationCompletion::close);
    editor->installEventFilter(this);
    hide();
}

/// The place of the @ that is being completed, in the body; -1: there is none.
int CitationCompletion::signBefore() const
{
    const QTextCursor cursor = m_editor->textCursor();
    if (cursor.hasSelection() || m_editor->isReadOnly())
        return -1;
    const QTextBlock block = cursor.block();
    const QString before = block.text().left(cursor.positionInBlock());
    const qsizetype at = before.lastIndexOf(u'@');
    if (at < 0 || before.size() - at > longestTyped)
        return -1;
    const QStringView typed = QStringView(before).mid(at + 1);
    if (std::any_of(typed.begin(), typed.end(), [](QChar c) { return c.isSpace() || QStringView(u"[];,@(){}\\").contains(c); }))
        return -1;
    // After a letter it is an address, after a backslash a plain sign.
    static const QString openers = QStringLiteral("[(;-–—“\"‘„«/");
    if (at > 0 && !before[at - 1].isSpace() && !openers.contains(before[at - 1]))
        return -1;
    return isProse(block, int(at) + 1) ? block.position() + int(at) : -1;
}

void CitationCompletion::takeText()
{
    const int sign = signBefore();
    if (sign < 0 || !m_editor->hasFocus()) {
        close();
        m_dismissed = -1;
        return;
    }
    if (sign != m_dismissed)
        offer();
}

/// The caret has gone elsewhere without writing.
void CitationCompletion::takeCaret()
{
    if (isVisible() && signBefore() < 0)
        close();
}

void CitationCompletion::offer()
{
    const QTextCursor cursor = m_editor->textCursor();
    const int sign = signBefore();
    const QString typed = cursor.block().text().mid(sign + 1 - cursor.block().position(), cursor.position() - sign - 1);
    const QList<Source> found = m_citations->sources().completions(typed, mostOffered);
    // A key that stands there whole needs no help.
    const bool whole = found.size() == 1 && found.first().key == typed;
    if (found.isEmpty() || whole) {
        close();
        return;
    }
    m_model->setSources(found, {});
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_hint->setVisible(!isInBrackets(cursor.block().text().left(sign - cursor.block().position())));
    place();
    show();
    raise();
}

void CitationCompletion::place()
{
    if (m_window != m_editor->window()) {
        m_window = m_editor->window();
        setParent(m_window);
    }
    ensurePolished();
    const int row = m_list->sizeHintForRow(0);
    const int hint = m_hint->isVisibleTo(this) ? m_hint->sizeHint().height() : 0;
    const int height = 8 + row * m_model->rowCount() + hint;
    const QRect caret(m_editor->viewport()->mapTo(m_window, m_editor->cursorRect().topLeft()), m_editor->cursorRect().size());
    const int across = std::clamp(caret.left() - 24, 8, std::max(8, m_window->width() - popupWidth - 8));
    const int below = caret.bottom() + 6;
    const bool fits = below + height <= m_window->height() - 8;
    setGeometry(across, fits ? below : std::max(8, caret.top() - 6 - height), std::min(popupWidth, m_window->width() - 16), height);
}

void CitationCompletion::close()
{
    hide();
}

void CitationCompletion::insert(bool inBrackets)
{
    const int sign = signBefore();
    const QModelIndex index = m_list->currentIndex();
    if (sign < 0 || !index.isValid()) {
        close();
        return;
    }
    QTextCursor cursor = m_editor->textCursor();
    const QTextBlock block = cursor.block();
    const QString before = block.text().left(sign - block.position());
    const QString after = block.text().mid(cursor.positionInBlock());
    const bool open = isInBrackets(before);
    const bool closes = open && after.indexOf(u']') < 0;
    QString mark = u'@' + writtenKey(m_model->source(index.row()).key);
    if (inBrackets && !open)
        mark = u'[' + mark + u']';
    cursor.beginEditBlock();
    cursor.setPosition(sign, QTextCursor::KeepAnchor);
    cursor.insertText(mark);
    if (closes) {
        const int place = cursor.position();
        cursor.insertText(QStringLiteral("]"));
        cursor.setPosition(place);
    }
    cursor.endEditBlock();
    m_editor->setTextCursor(cursor);
    m_bracket = closes ? cursor : QTextCursor();
    m_bracket.setKeepPositionOnInsert(false);
    close();
}

/// A bracket that was put in along with the key is not put in twice, and the end of a sentence stands behind it. True
/// when that is all there is to the key.
bool CitationCompletion::stepOverBracket(const QString &typed)
{
    const bool endsSentence = typed.size() == 1 && QStringView(u".?!").contains(typed[0]);
    if (endsSentence && !isRightBehindKey(m_editor->textCursor()))
        return false;
    if ((typed != QLatin1String("]") && !endsSentence) || m_bracket.isNull() || m_bracket.document() != m_editor->document())
        return false;
    QTextCursor cursor = m_editor->textCursor();
    const bool there = cursor.position() == m_bracket.position() && m_editor->document()->characterAt(cursor.position()) == u']';
    m_bracket = QTextCursor();
    if (!there)
        return false;
    cursor.movePosition(QTextCursor::NextCharacter);
    m_editor->setTextCursor(cursor);
    return !endsSentence;
}

bool CitationCompletion::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
    const int rows = m_model->rowCount();
    const int row = m_list->currentIndex().row();
    const Qt::KeyboardModifiers held = modifiers & ~Qt::KeypadModifier;
    if (held != Qt::NoModifier && !(held == Qt::ShiftModifier && (key == Qt::Key_Return || key == Qt::Key_Enter)))
        return false;
    switch (key) {
    case Qt::Key_Down: m_list->setCurrentIndex(m_model->index(row + 1 >= rows ? 0 : row + 1, 0)); return true;
    case Qt::Key_Up: m_list->setCurrentIndex(m_model->index(row <= 0 ? rows - 1 : row - 1, 0)); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: insert(held == Qt::ShiftModifier); return true;
    case Qt::Key_Tab: insert(false); return true;
    case Qt::Key_Escape:
        m_dismissed = signBefore();
        close();
        return true;
    default: return false;
    }
}

bool CitationCompletion::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_editor)
        return RaisedFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut)
        close();
    if (event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (isVisible() && takeKey(press->key(), press->modifiers()))
            return true;
        if (stepOverBracket(press->text()))
            return true;
    }
    return RaisedFrame::eventFilter(watched, event);
}

} // namespace stet
