#include "ui/citations/citationsroom.h"

#include "app/citations/citationtips.h"
#include "app/quotations/quotationreading.h"
#include "ui/citations/articlecitations.h"
#include "ui/citations/citationcompletion.h"
#include "ui/citations/citationmarks.h"
#include "ui/citations/citationpicker.h"
#include "ui/citations/keyrenaming.h"
#include "ui/citations/styledialog.h"
#include "ui/citations/stylesamples.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/mainwindow.h"
#include "ui/notices.h"
#include "ui/preview/previewpane.h"
#include "ui/quotations/quotationdesk.h"
#include "ui/sources/sourcesdesk.h"
#include "ui/statusline.h"

#include <QMenu>
#include <QMouseEvent>
#include <QStandardPaths>

namespace stet {

namespace {

constexpr qsizetype longestTrail = 50;

/// Farther from its mark a quotation belongs to another sentence.
constexpr qsizetype nearQuotation = 1200;

StyleCatalogue installedStyles()
{
    StyleCatalogue styles = StyleCatalogue::installed();
    styles.keepIndexIn(QStandardPaths::writableLocation(QStandardPaths::CacheLocation));
    return styles;
}

} // namespace

CitationsRoom::CitationsRoom(MainWindow *window, ArticleEditor *editor, PreviewPane *preview, QObject *parent)
    : QObject(parent), m_window(window), m_editor(editor), m_preview(preview),
      m_citations(new ArticleCitations(installedStyles(), this)), m_marks(new CitationMarks(m_citations, editor, this)),
      m_renaming(new KeyRenaming(m_citations, editor, this))
{
    new CitationCompletion(m_citations, editor);
    connect(m_citations, &ArticleCitations::failed, window->notices(),
            [window](const Error &error) { window->notices()->sayError(error); });
    connect(m_citations, &ArticleCitations::materialChanged, preview,
            [this] { m_preview->setCitations(m_citations->material()); });
    connect(m_citations, &ArticleCitations::formChanged, this, &CitationsRoom::showForm);
    connect(m_citations, &ArticleCitations::answered, this, &CitationsRoom::showForm);
    connect(m_marks, &CitationMarks::unknownKeysChanged, preview,
            [this](const QStringList &keys) { m_preview->setRemark(unknownKeysSentence(keys)); });
    connect(window->statusLine(), &StatusLine::citationsAsked, this, &CitationsRoom::chooseStyle);
    connect(m_renaming, &KeyRenaming::recordsChanged, this, &CitationsRoom::recordsChanged);
    connect(m_renaming, &KeyRenaming::failed, window->notices(),
            [window](const Error &error) { window->notices()->sayError(error); });
    connect(editor, &ArticleEditor::menuOpening, this, &CitationsRoom::fillMenu);
    editor->viewport()->installEventFilter(this);
    connectCommands();
}

CitationsRoom::~CitationsRoom() = default;

void CitationsRoom::connectCommands()
{
    Commands *commands = m_window->commands();
    commands->connect("citations.cite", this, &CitationsRoom::cite);
    commands->connect("citations.style", this, &CitationsRoom::chooseStyle);
    commands->connect("citations.goToSource", this, [this] { goToSource(m_editor->textCursor().position()); });
    commands->connect("citations.back", this, &CitationsRoom::goBack);
}

void CitationsRoom::setLibrary(Library *library)
{
    m_citations->setLibrary(library);
    m_renaming->setLibrary(library);
}

void CitationsRoom::setDraft(Draft *draft)
{
    m_trail.clear();
    m_citations->setDraft(draft);
    m_renaming->follow(draft);
}

void CitationsRoom::follow(SourcesDesk *sources)
{
    connect(sources, &SourcesDesk::listed, m_citations, [this, sources] { m_citations->setSources(sources->sources()); });
    connect(sources, &SourcesDesk::keyRenamed, this, [this](const QString &from, const QString &to) { m_renaming->rename(from, to); });
    connect(sources, &SourcesDesk::keyMerged, this,
            [this](const QString &from, const QString &to) { m_renaming->rename(from, to, KeyRenaming::Kind::Merge); });
    connect(m_renaming, &KeyRenaming::keyWanted, sources, &SourcesDesk::changeKey);
    // Without sources the article still goes out; its marks stay as they are.
    connect(sources, &SourcesDesk::failed, m_citations, [this, sources] {
        if (!sources->isRead())
            m_citations->setSources({});
    });
}

/// The status line names the form of an article that cites something.
void CitationsRoom::showForm()
{
    const CitationForm form = m_citations->form();
    const bool cites = m_citations->draft() && !m_citations->answer().reading.marks.isEmpty();
    if (!cites) {
        m_window->statusLine()->showCitations({});
        return;
    }
    if (m_titled != form || m_title.isEmpty()) {
        m_titled = form;
        m_title = formTitle(form, form.kind == CitationForm::Kind::Style ? m_citations->styles().info(form.style) : StyleInfo());
    }
    m_window->statusLine()->showCitations(m_title);
}

void CitationsRoom::cite()
{
    Draft *draft = m_citations->draft();
    if (!draft)
        return;
    const QTextCursor caret = m_editor->textCursor();
    const CitationMark *known = m_citations->markAt(caret.selectionStart());
    const bool changes = known && known->range.start < caret.selectionStart() && caret.selectionEnd() < known->range.end;
    QTextCursor place(m_editor->document()); // follows the text while the dialog is open
    place.setPosition(changes ? int(known->range.start) : caret.selectionEnd());
    if (changes)
        place.setPosition(int(known->range.end), QTextCursor::KeepAnchor);
    auto *picker = new CitationPicker(m_citations->sources(), changes ? *known : CitationMark(), m_window);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &QDialog::accepted, this, [this, picker, place]() mutable {
        const CitationMark mark = picker->mark();
        if (mark.sources.isEmpty() || place.document() != m_editor->document())
            return;
        const bool afterWord = !place.hasSelection() && place.position() > 0
            && !m_editor->document()->characterAt(place.position() - 1).isSpace()
            && !QStringView(u"([—–-").contains(m_editor->document()->characterAt(place.position() - 1));
        place.beginEditBlock();
        place.insertText((afterWord ? QStringLiteral(" ") : QString()) + writtenMark(mark));
        place.endEditBlock();
        m_editor->setTextCursor(place);
        m_editor->ensureCursorVisible();
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    picker->open();
}

void CitationsRoom::chooseStyle()
{
    if (!m_citations->draft())
        return;
    if (!m_samples)
        m_samples = new StyleSamples(m_citations->styles(), this);
    auto *dialog = new StyleDialog(m_citations, m_samples, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// The words that were quoted just before a mark and are tied to its source: they lead to the passage.
QString CitationsRoom::quotedWords(const QString &key, qsizetype before) const
{
    QString words;
    qsizetype nearest = -1;
    if (!m_quotations)
        return words;
    for (const QuotationEntry &entry : m_quotations->reading().entries) {
        if (entry.source() != key || entry.inBody.isEmpty())
            continue;
        const qsizetype end = entry.inBody.last().end;
        if (end <= before && before - end < nearQuotation && end > nearest) {
            nearest = end;
            words = entry.words;
        }
    }
    return words;
}

void CitationsRoom::goToSource(int position)
{
    const CitationMark *mark = m_citations->markAt(position);
    if (!mark) {
        m_window->notices()->say(tr("There is no citation at the caret."));
        return;
    }
    const CitedSource *cited = &mark->sources.first();
    for (const CitedSource &source : mark->sources) {
        if (source.keyRange.start <= position)
            cited = &source;
    }
    if (!m_citations->sources().find(cited->key)) {
        m_window->notices()->say(tr("No source of the library is called “%1”.").arg(cited->key), tr("Add a source"),
                                 [this] { Q_EMIT addSourceAsked(); });
        return;
    }
    m_trail.append(m_editor->textCursor());
    if (m_trail.size() > longestTrail)
        m_trail.removeFirst();
    const QString key = cited->key;
    Q_EMIT openSourceAsked(key, quotedWords(key, mark->range.start));
}

void CitationsRoom::goBack()
{
    while (!m_trail.isEmpty()) {
        const QTextCursor place = m_trail.takeLast();
        if (place.document() != m_editor->document())
            continue;
        m_editor->setTextCursor(place);
        m_editor->ensureCursorVisible();
        break;
    }
    m_editor->setFocus(Qt::OtherFocusReason);
}

/// What can be done with a mark stands on top of the menu of its place.
void CitationsRoom::fillMenu(QMenu *menu, int position)
{
    if (!m_citations->markAt(position))
        return;
    QAction *first = menu->actions().value(0);
    auto *go = new QAction(tr("Go to the source"), menu);
    connect(go, &QAction::triggered, this, [this, position] { goToSource(position); });
    auto *change = new QAction(tr("Change the citation…"), menu);
    connect(change, &QAction::triggered, this, [this, position] {
        QTextCursor caret = m_editor->textCursor();
        caret.setPosition(position);
        m_editor->setTextCursor(caret);
        cite();
    });
    menu->insertActions(first, {go, change});
    menu->insertSeparator(first);
}

/// Ctrl and a click on a mark lead to its source.
bool CitationsRoom::eventFilter(QObject *watched, QEvent *event)
{
    // The kind first: while the window ends, its last events come when the editor is half gone.
    if (event->type() == QEvent::MouseButtonPress && watched == m_editor->viewport()) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int position = m_editor->cursorNear(mouse->position().toPoint()).position();
        if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::ControlModifier && m_citations->markAt(position)) {
            QTextCursor caret = m_editor->textCursor();
            caret.setPosition(position);
            m_editor->setTextCursor(caret);
            goToSource(position);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace stet
