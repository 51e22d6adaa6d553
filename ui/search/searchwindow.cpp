#include "ui/search/searchwindow.h"

#include "ui/look/fields.h"
#include "ui/look/fonts.h"
#include "ui/look/icons.h"
#include "ui/search/searchdelegate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace stet {

SearchWindow::SearchWindow(QWidget *parent)
    : QDialog(parent), m_field(new QLineEdit), m_list(new QListView), m_model(new SearchModel(this))
    , m_pages(new QStackedWidget), m_sentence(new QLabel), m_keep(new QPushButton(tr("Save as smart list")))
{
    setObjectName(QStringLiteral("search"));
    setWindowTitle(tr("Search the library"));
    makeFindField(m_field, QStringLiteral("search.field"), tr("What to look for"),
                  tr("Drafts, published pieces, quotations, sources, authors, comments"));
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("search.list"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SearchDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_sentence->setObjectName(QStringLiteral("search.sentence"));
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setMargin(32);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_sentence);

    auto *help = new QLabel(tr("\"in this order\"   begin*   -without   speaker:price   tag:climate   state:ready   in:Elections   "
                               "by:brown   after:2026-03   before:2026"));
    help->setObjectName(QStringLiteral("search.help"));
    help->setForegroundRole(QPalette::PlaceholderText);
    help->setFont(interfaceFont(0.9));
    help->setWordWrap(true);
    m_keep->setObjectName(QStringLiteral("search.keep"));
    m_keep->setIcon(icon(QStringLiteral("smart")));
    m_keep->setAutoDefault(false);
    m_keep->setEnabled(false);

    auto *above = new QVBoxLayout;
    above->setContentsMargins(16, 16, 16, 8);
    above->addWidget(m_field);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(20, 8, 16, 12);
    below->setSpacing(16);
    below->addWidget(help, 1);
    below->addWidget(m_keep);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(above);
    layout->addWidget(m_pages, 1);
    layout->addLayout(below);
    resize(760, 560);

    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_keep->setEnabled(!words().isEmpty());
        Q_EMIT searchAsked(words());
    });
    connect(m_list, &QListView::clicked, this, &SearchWindow::go);
    connect(m_keep, &QPushButton::clicked, this, [this] { Q_EMIT smartListAsked(words()); });
    showSentence({});
}

void SearchWindow::showFor(const QString &words)
{
    if (!words.isEmpty())
        m_field->setText(words);
    show();
    raise();
    activateWindow();
    m_field->setFocus();
    m_field->selectAll();
    Q_EMIT searchAsked(this->words()); // the library may have changed since
}

QString SearchWindow::words() const
{
    return m_field->text().trimmed();
}

void SearchWindow::showFinds(const LibraryFinds &finds, const QString &forWords)
{
    m_model->setFinds(finds);
    if (forWords.isEmpty())
        showSentence(tr("Type a word, a name or a few letters."));
    else if (finds.isEmpty())
        showSentence(tr("Nothing in the library has “%1”. Fewer letters or fewer filters find more.").arg(forWords));
    else
        m_pages->setCurrentWidget(m_list);
    m_list->scrollToTop();
    if (const int first = m_model->selectableFrom(0, 1); first >= 0)
        m_list->setCurrentIndex(m_model->index(first));
    m_list->scrollToTop();
}

void SearchWindow::showError(const QString &sentence)
{
    m_model->setFinds({});
    showSentence(sentence);
}

void SearchWindow::showSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_pages->setCurrentWidget(m_sentence);
}

void SearchWindow::go(const QModelIndex &index)
{
    const auto line = index.data(SearchModel::LineRole).value<SearchLine>();
    if (line.kind == SearchLine::Kind::Heading)
        return;
    close();
    Q_EMIT goAsked(line, words());
}

void SearchWindow::step(int by)
{
    const int row = m_list->currentIndex().row();
    if (const int next = m_model->selectableFrom(row + by, by > 0 ? 1 : -1); next >= 0)
        m_list->setCurrentIndex(m_model->index(next));
    else if (by < 0)
        m_list->scrollToTop();
}

bool SearchWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    constexpr int page = 8;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(qMin(page, m_model->rowCount() - 1 - m_list->currentIndex().row()));
        return true;
    case Qt::Key_PageUp:
        step(-qMin(page, m_list->currentIndex().row()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        go(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

} // namespace stet
