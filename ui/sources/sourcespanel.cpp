#include "ui/sources/sourcespanel.h"

#include "app/background.h"
#include "app/quotations/verbatimcheck.h"
#include "ui/look/emptypage.h"
#include "ui/look/icons.h"
#include "ui/look/twolinedelegate.h"
#include "ui/sources/sourceactions.h"
#include "ui/sources/sourcefilter.h"
#include "ui/sources/sourcelistmodel.h"
#include "ui/sources/sourcesdesk.h"

#include <QActionGroup>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
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

QToolButton *makeTool(const QString &objectName, const QString &words, const QString &iconName)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setAccessibleName(words);
    button->setToolTip(words);
    button->setIcon(icon(iconName));
    return button;
}

} // namespace

SourcesPanel::SourcesPanel(SourcesDesk *desk, SourceActions *actions, SourceListModel *model, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_actions(actions), m_model(model), m_filter(new SourceFilter(this))
{
    setAcceptDrops(true);
    m_filter->setSourceModel(m_model);
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("sourceList"));
    m_list->setAccessibleName(tr("Sources"));
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new TwoLineDelegate(SourceListModel::OriginRole, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesPanel::showChosen);
    connect(m_list, &QListView::activated, this, [this] { m_actions->edit(m_chosen); });

    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_list);
    parts->addWidget(makeReader());
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 3);
    m_pages = new QStackedWidget;
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(parts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(m_pages, 1);
    setFocusProxy(m_search);
    connect(m_desk, &SourcesDesk::changed, this, &SourcesPanel::takeList);
    // The words of the source that is shown may have changed.
    connect(m_desk, &SourcesDesk::edited, this, [this] { m_shown = {}; });
    setEnabled(false);
    showShown();
}

QWidget *SourcesPanel::makeTop()
{
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("findSource"));
    m_search->setAccessibleName(tr("Find a source"));
    m_search->setPlaceholderText(tr("Find a source"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &SourcesPanel::search);
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(4);
    row->addWidget(m_search, 1);
    row->addWidget(makeViewButton());
    row->addWidget(makeAddButton());
    return top;
}

QToolButton *SourcesPanel::makeViewButton()
{
    m_view = makeTool(QStringLiteral("sourceView"), tr("Which sources are shown"), QStringLiteral("filter"));
    m_view->setPopupMode(QToolButton::InstantPopup);
    m_view->setCheckable(true);
    auto *menu = new QMenu(m_view);
    auto *group = new QActionGroup(menu);
    for (const SourceFilter::View view : sourceViews()) {
        QAction *action = menu->addAction(viewLabel(view), this, [this, view] {
            m_filter->setView(view);
            m_view->setChecked(m_filter->isNarrow());
            m_view->setToolTip(viewLabel(view));
            showRightPage();
        });
        action->setCheckable(true);
        action->setChecked(view == SourceFilter::View::All);
        group->addAction(action);
    }
    menu->addSeparator();
    menu->addAction(tr("All sources in a window…"), this, &SourcesPanel::allAsked);
    // The button says whether the list is narrowed down, not that it was pressed.
    connect(menu, &QMenu::aboutToHide, this, [this] { m_view->setChecked(m_filter->isNarrow()); });
    m_view->setMenu(menu);
    return m_view;
}

QToolButton *SourcesPanel::makeAddButton()
{
    QToolButton *add = makeTool(QStringLiteral("addSource"), tr("Add a source"), QStringLiteral("add"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(add);
    menu->addAction(tr("From the clipboard"), m_actions, &SourceActions::addFromClipboard);
    menu->addAction(tr("From files…"), m_actions, &SourceActions::addFromFiles);
    menu->addAction(tr("By hand…"), m_actions, &SourceActions::addByHand);
    menu->addSeparator();
    menu->addAction(tr("Import a bibliography…"), m_actions, &SourceActions::importFiles);
    menu->addAction(tr("Choose in Zotero or JabRef"), m_actions, &SourceActions::pick);
    add->setMenu(menu);
    return add;
}

QWidget *SourcesPanel::makeEmptyPage()
{
    m_empty = new EmptyPage(QStringLiteral("noSourceText"), QStringLiteral("addFirstSource"));
    m_empty->layout()->setContentsMargins(16, 8, 16, 16);
    connect(m_empty, &EmptyPage::asked, this, [this] {
        if (m_model->sources().isEmpty()) {
            m_actions->addByHand();
            return;
        }
        m_search->clear();
        m_view->menu()->actions().first()->trigger();
    });
    return m_empty;
}

QWidget *SourcesPanel::makeReader()
{
    m_title = new QLabel;
    m_title->setObjectName(QStringLiteral("shownSource"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_origin = new QLabel;
    m_origin->setTextFormat(Qt::PlainText);
    m_origin->setWordWrap(true);
    m_origin->setForegroundRole(QPalette::PlaceholderText);
    m_link = new QLabel;
    m_link->setObjectName(QStringLiteral("shownSourceLink"));
    m_link->setTextFormat(Qt::PlainText);
    m_link->setWordWrap(true);
    m_text = new QPlainTextEdit;
    m_text->setObjectName(QStringLiteral("capturedText"));
    m_text->setAccessibleName(tr("Saved text of the source"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(m_text, &QPlainTextEdit::selectionChanged, this,
            [this] { m_quote->setEnabled(m_text->textCursor().hasSelection()); });
    auto *reader = new QWidget;
    auto *column = new QVBoxLayout(reader);
    column->setContentsMargins(16, 12, 16, 12);
    column->addWidget(m_title);
    column->addWidget(m_origin);
    column->addWidget(m_link);
    column->addWidget(m_text, 1);
    column->addLayout(makeReaderButtons());
    return reader;
}

QLayout *SourcesPanel::makeReaderButtons()
{
    m_quote = new QPushButton(tr("Quote this"));
    m_quote->setObjectName(QStringLiteral("quoteThis"));
    m_quote->setToolTip(tr("Puts the chosen words into the article, tied to this source."));
    connect(m_quote, &QPushButton::clicked, this, &SourcesPanel::quoteSelection);
    m_edit = new QPushButton(tr("Edit…"));
    m_edit->setObjectName(QStringLiteral("editSource"));
    m_edit->setAccessibleName(tr("Edit the source"));
    connect(m_edit, &QPushButton::clicked, this, [this] { m_actions->edit(m_chosen); });
    m_remove = makeTool(QStringLiteral("removeSource"), tr("Delete the source"), QStringLiteral("trash"));
    connect(m_remove, &QToolButton::clicked, this, [this] { m_actions->remove({m_chosen}); });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_quote);
    buttons->addWidget(m_edit);
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    return buttons;
}

void SourcesPanel::takeList()
{
    if (!m_desk->isRead())
        return;
    setEnabled(true);
    if (!m_search->text().trimmed().isEmpty())
        search();
    choose(m_chosen);
    if (!m_list->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_list->setCurrentIndex(m_filter->index(0, 0));
    if (!m_wantedKey.isEmpty())
        showSource(m_wantedKey, m_wantedWords);
    showChosen();
}

void SourcesPanel::search()
{
    const QString words = m_search->text().trimmed();
    if (words.isEmpty()) {
        m_filter->setFound({});
        showRightPage();
        return;
    }
    m_desk->find(words, [this, words](const QSet<SourceId> &ids) {
        if (words != m_search->text().trimmed())
            return;
        m_filter->setFound(ids);
        showRightPage();
        if (!m_list->currentIndex().isValid() && m_filter->rowCount() > 0)
            m_list->setCurrentIndex(m_filter->index(0, 0));
    });
}

void SourcesPanel::showRightPage()
{
    const bool hasNone = m_model->sources().isEmpty();
    m_empty->say(hasNone ? tr("Save the text of what you quote from, and Stet holds every quotation to it. Paste a page or a transcript, or drop a "
                              "saved file here.")
                 : !m_search->text().trimmed().isEmpty() ? tr("No source in this view holds these words.")
                                                          : emptyViewSentence(m_filter->view()),
                 hasNone ? tr("Add a source") : tr("Show all sources"));
    m_pages->setCurrentIndex(m_filter->rowCount() == 0 ? 0 : 1);
}

void SourcesPanel::choose(const SourceId &id)
{
    const int row = m_model->rowOf(id);
    if (row >= 0)
        m_list->setCurrentIndex(m_filter->mapFromSource(m_model->index(row, 0)));
}

void SourcesPanel::showChosen()
{
    showRightPage();
    const QModelIndex current = m_list->currentIndex();
    m_chosen = current.data(SourceListModel::IdRole).toUuid();
    if (m_chosen.isNull()) {
        m_shown = {};
        showShown();
    } else if (m_shown.id != m_chosen) {
        m_desk->load(m_chosen, [this](const Source &source) {
            if (source.id != m_chosen)
                return;
            m_shown = source;
            showShown();
            findWanted();
        });
    }
}

void SourcesPanel::showShown()
{
    const bool isThere = !m_shown.id.isNull();
    m_title->setText(isThere ? shownTitle(m_shown) : QString());
    m_origin->setText(shownOrigin(m_shown));
    m_origin->setVisible(!m_origin->text().isEmpty());
    const LinkFinding &link = m_shown.link;
    m_link->setText(isTrouble(link.state) ? tr("Link checked %1: %2").arg(QLocale().toString(link.checkedAt.toLocalTime().date(), QLocale::ShortFormat), linkSentence(link))
                                          : QString());
    m_link->setVisible(!m_link->text().isEmpty());
    const Capture *capture = m_shown.latestCapture();
    const QString text = capture ? capture->text : QString();
    m_text->setPlaceholderText(isThere ? tr("No text was saved of it. Edit it to paste the words.") : QString());
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
    m_quote->setEnabled(m_text->textCursor().hasSelection());
    m_edit->setEnabled(isThere);
    m_remove->setEnabled(isThere);
}

void SourcesPanel::quoteSelection()
{
    const QString words = m_text->textCursor().selectedText().simplified();
    if (!words.isEmpty())
        Q_EMIT quoteAsked(words, m_shown.key, m_shown.writer());
}

void SourcesPanel::showSource(const QString &key, const QString &words)
{
    m_wantedKey = key;
    m_wantedWords = words;
    if (!m_desk->isRead())
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->source(row).key != key)
            continue;
        m_search->clear();
        m_view->menu()->actions().first()->trigger();
        m_list->setCurrentIndex(m_filter->mapFromSource(m_model->index(row, 0)));
    }
    findWanted();
}

/// When the source that was asked for is on the screen, its words are shown, once.
void SourcesPanel::findWanted()
{
    if (m_wantedKey.isEmpty() || m_shown.key != m_wantedKey)
        return;
    if (!m_wantedWords.isEmpty()) {
        // As the check of quotations finds them, so that other quotation marks or a gap do not hide the passage.
        const QString text = m_text->toPlainText();
        runInBackground(
            this, [text, words = m_wantedWords] { return verify(words, SourceText(text)).places; },
            [this, text](const QList<TextRange> &places) {
                if (!places.isEmpty() && text == m_text->toPlainText())
                    showPassage(places.first());
            });
    }
    m_wantedKey.clear();
    m_wantedWords.clear();
}

void SourcesPanel::showPassage(TextRange place)
{
    QTextCursor passage(m_text->document());
    passage.setPosition(int(place.start));
    passage.setPosition(int(place.end), QTextCursor::KeepAnchor);
    m_text->setTextCursor(passage);
    m_text->centerCursor();
}

void SourcesPanel::setCitedHere(const QSet<QString> &keys)
{
    m_filter->setCitedHere(keys);
    showRightPage();
}

void SourcesPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (SourceActions::canAdd(*event->mimeData()))
        event->acceptProposedAction();
}

void SourcesPanel::dropEvent(QDropEvent *event)
{
    m_actions->addMime(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace stet
