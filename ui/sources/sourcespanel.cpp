#include "ui/sources/sourcespanel.h"

#include "app/sources/citationkey.h"
#include "app/sources/sourcecapture.h"
#include "app/sources/sourcestore.h"
#include "app/store/library.h"
#include "ui/look/icons.h"
#include "ui/prompts.h"
#include "ui/sources/sourcedelegate.h"
#include "ui/sources/sourceform.h"
#include "ui/sources/sourcelistmodel.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace stet {

namespace {

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

QWidget *makeEmptyPage(SourcesPanel *panel)
{
    auto *words = new QLabel(SourcesPanel::tr("Save the text of what you quote from, and Stet holds every quotation to "
                                              "it. Paste a page or a transcript, or drop a saved file here."));
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    auto *add = new QPushButton(SourcesPanel::tr("Add a source"));
    add->setObjectName(QStringLiteral("addFirstSource"));
    QObject::connect(add, &QPushButton::clicked, panel, &SourcesPanel::addByHand);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(16, 8, 16, 16);
    column->addWidget(words);
    column->addWidget(add, 0, Qt::AlignLeft);
    column->addStretch(1);
    return page;
}

} // namespace

SourcesPanel::SourcesPanel(QWidget *parent)
    : QWidget(parent), m_model(new SourceListModel(this))
{
    setAcceptDrops(true);
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("sourceList"));
    m_list->setAccessibleName(tr("Sources"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SourceDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesPanel::showChosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SourcesPanel::showChosen);
    connect(m_list, &QListView::activated, this, &SourcesPanel::edit);

    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_list);
    parts->addWidget(makeReader());
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 3);
    m_pages = new QStackedWidget;
    m_pages->addWidget(makeEmptyPage(this));
    m_pages->addWidget(parts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(m_pages, 1);
    setFocusProxy(m_search);
    setEnabled(false);
}

void SourcesPanel::setLibrary(Library *library)
{
    m_library = library;
    setEnabled(true);
    read();
    Q_EMIT sourcesChanged();
}

QWidget *SourcesPanel::makeTop()
{
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("findSource"));
    m_search->setAccessibleName(tr("Find a source"));
    m_search->setPlaceholderText(tr("Find a source"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &SourcesPanel::read);
    auto *add = new QToolButton;
    add->setObjectName(QStringLiteral("addSource"));
    add->setAccessibleName(tr("Add a source"));
    add->setToolTip(tr("Add a source"));
    add->setIcon(icon(QStringLiteral("add")));
    add->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(add);
    menu->addAction(tr("From the clipboard"), this, &SourcesPanel::addFromClipboard);
    menu->addAction(tr("From files…"), this, &SourcesPanel::addFromFiles);
    menu->addAction(tr("By hand…"), this, &SourcesPanel::addByHand);
    add->setMenu(menu);
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(16, 8, 16, 8);
    row->addWidget(m_search, 1);
    row->addWidget(add);
    return top;
}

QWidget *SourcesPanel::makeReader()
{
    m_title = new QLabel;
    m_title->setWordWrap(true);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_origin = new QLabel;
    m_origin->setWordWrap(true);
    m_origin->setForegroundRole(QPalette::PlaceholderText);
    m_text = new QPlainTextEdit;
    m_text->setObjectName(QStringLiteral("capturedText"));
    m_text->setAccessibleName(tr("Saved text of the source"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_quote = new QPushButton(tr("Quote this"));
    m_quote->setObjectName(QStringLiteral("quoteThis"));
    m_quote->setToolTip(tr("Puts the chosen words into the article, tied to this source."));
    connect(m_text, &QPlainTextEdit::selectionChanged, this,
            [this] { m_quote->setEnabled(m_text->textCursor().hasSelection()); });
    connect(m_quote, &QPushButton::clicked, this, &SourcesPanel::quoteSelection);
    auto *details = new QPushButton(tr("Edit…"));
    details->setObjectName(QStringLiteral("editSource"));
    details->setAccessibleName(tr("Edit the source"));
    connect(details, &QPushButton::clicked, this, &SourcesPanel::edit);
    auto *deleting = new QToolButton;
    deleting->setObjectName(QStringLiteral("removeSource"));
    deleting->setAccessibleName(tr("Delete the source"));
    deleting->setToolTip(tr("Delete the source"));
    deleting->setIcon(icon(QStringLiteral("trash")));
    connect(deleting, &QToolButton::clicked, this, &SourcesPanel::remove);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_quote);
    buttons->addWidget(details);
    buttons->addStretch(1);
    buttons->addWidget(deleting);
    auto *reader = new QWidget;
    auto *column = new QVBoxLayout(reader);
    column->setContentsMargins(16, 12, 16, 12);
    column->addWidget(m_title);
    column->addWidget(m_origin);
    column->addWidget(m_text, 1);
    column->addLayout(buttons);
    return reader;
}

void SourcesPanel::read()
{
    SourceStore store(m_library->database());
    const auto all = store.list();
    if (!all) {
        Q_EMIT failed(all.error());
        return;
    }
    const SourceId chosen = m_shown.id;
    m_all = *all;
    const QString words = m_search->text().trimmed();
    const auto found = words.isEmpty() ? all : store.search(words);
    m_model->setSources(found ? *found : QList<Source>());
    m_pages->setCurrentIndex(m_all.isEmpty() ? 0 : 1);
    choose(chosen);
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
    showChosen();
}

void SourcesPanel::choose(const SourceId &id)
{
    const int row = m_model->rowOf(id);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

void SourcesPanel::showChosen()
{
    const QModelIndex current = m_list->currentIndex();
    m_shown = {};
    if (current.isValid()) {
        const auto loaded = SourceStore(m_library->database()).load(m_model->source(current.row()).id);
        if (loaded)
            m_shown = *loaded;
    }
    m_title->setText(current.isValid() ? shownTitle(m_shown) : QString());
    m_origin->setText(shownOrigin(m_shown));
    m_origin->setVisible(!m_origin->text().isEmpty());
    const Capture *capture = m_shown.latestCapture();
    const QString text = capture ? capture->text : QString();
    m_text->setPlaceholderText(tr("No text was saved of it. Edit it to paste the words."));
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
    m_quote->setEnabled(m_text->textCursor().hasSelection());
}

void SourcesPanel::keep(const Source &captured)
{
    const auto kept = SourceStore(m_library->database()).keep(captured);
    if (!kept) {
        Q_EMIT failed(kept.error());
        return;
    }
    m_search->clear();
    m_shown.id = kept->source.id;
    read();
    choose(kept->source.id);
    Q_EMIT sourcesChanged();
    const QString title = shownTitle(kept->source);
    if (kept->isNew)
        Q_EMIT said(tr("Added “%1”.").arg(title), tr("Undo"), [this, id = kept->source.id] {
            const auto removed = SourceStore(m_library->database()).remove(id);
            if (!removed)
                Q_EMIT failed(removed.error());
            read();
            Q_EMIT sourcesChanged();
        });
    else if (kept->hasChanged)
        Q_EMIT said(tr("“%1” was saved before with other words; both texts are kept.").arg(title), {}, {});
    else
        Q_EMIT said(tr("“%1” is already saved with the same words.").arg(title), {}, {});
}

void SourcesPanel::addFile(const QString &path)
{
    const auto captured = capturedFile(path, now());
    if (captured)
        keep(*captured);
    else
        Q_EMIT failed(captured.error());
}

void SourcesPanel::addMime(const QMimeData &mime)
{
    if (mime.hasUrls()) {
        for (const QUrl &url : mime.urls()) {
            if (url.isLocalFile())
                addFile(url.toLocalFile());
        }
        return;
    }
    const auto captured = mime.hasHtml() ? capturedBytes(mime.html().toUtf8(), QStringLiteral("pasted.html"), now())
                                         : capturedText(mime.text(), now());
    if (!captured) {
        Q_EMIT failed(captured.error());
        return;
    }
    SourceForm form(*captured, this);
    if (form.exec() == QDialog::Accepted)
        keep(form.source(now()));
}

void SourcesPanel::addFromClipboard()
{
    addMime(*QGuiApplication::clipboard()->mimeData());
}

void SourcesPanel::addFromFiles()
{
    const QStringList paths =
        prompts::openFiles(this, tr("Add sources from files"), {},
                           tr("Pages and texts (*.html *.htm *.xhtml *.txt *.md *.markdown);;All files (*)"));
    for (const QString &path : paths)
        addFile(path);
}

void SourcesPanel::addByHand()
{
    SourceForm form({}, this);
    if (form.exec() == QDialog::Accepted)
        keep(form.source(now()));
}

void SourcesPanel::edit()
{
    if (m_shown.id.isNull())
        return;
    SourceForm form(m_shown, this);
    if (form.exec() != QDialog::Accepted)
        return;
    const QString before = m_shown.key;
    Source edited = form.source(now());
    edited.key = edited.key.isEmpty() ? before : citableKey(edited.key);
    const auto updated = SourceStore(m_library->database()).update(edited);
    if (!updated)
        Q_EMIT failed(updated.error());
    read();
    Q_EMIT sourcesChanged();
    if (updated && edited.key != before)
        Q_EMIT keyRenamed(before, edited.key);
}

void SourcesPanel::remove()
{
    if (m_shown.id.isNull())
        return;
    SourceStore store(m_library->database());
    const Source gone = m_shown;
    auto removed = store.remove(gone.id);
    if (!removed && removed.error().kind == Error::Kind::Conflict
        && prompts::confirm(this, tr("Delete a cited source"), removed.error().message, tr("Delete anyway")))
        removed = store.remove(gone.id, SourceStore::WhenCited::RemoveAnyway);
    else if (!removed && removed.error().kind != Error::Kind::Conflict)
        Q_EMIT failed(removed.error());
    if (!removed)
        return;
    read();
    Q_EMIT sourcesChanged();
    Q_EMIT said(tr("Deleted “%1”.").arg(shownTitle(gone)), tr("Undo"), [this, gone] {
        const auto back = SourceStore(m_library->database()).add(gone);
        if (!back)
            Q_EMIT failed(back.error());
        read();
        choose(gone.id);
        Q_EMIT sourcesChanged();
    });
}

void SourcesPanel::quoteSelection()
{
    const QString words = m_text->textCursor().selectedText().simplified();
    if (!words.isEmpty())
        Q_EMIT quoteAsked(words, m_shown.key, m_shown.writer());
}

void SourcesPanel::showSource(const QString &key, const QString &words)
{
    m_search->clear();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->source(row).key == key)
            m_list->setCurrentIndex(m_model->index(row));
    }
    if (m_shown.key == key && !words.isEmpty()) {
        m_text->moveCursor(QTextCursor::Start);
        m_text->find(words);
        m_text->ensureCursorVisible();
    }
}

void SourcesPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void SourcesPanel::dropEvent(QDropEvent *event)
{
    addMime(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace stet
