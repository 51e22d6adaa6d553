#include "ui/search/searchroom.h"

#include "app/background.h"
#include "app/store/library.h"
#include "app/text/textsearch.h"
#include "ui/commands.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/detailfield.h"
#include "ui/mainwindow.h"
#include "ui/search/searchwindow.h"
#include "ui/session.h"

namespace stet {

SearchRoom::SearchRoom(MainWindow *window, Desk *desk, QObject *parent) : QObject(parent), m_window(window), m_desk(desk)
{
    m_worker.setMaxThreadCount(1);
    window->commands()->connect("library.search", this, [this] { open(); });
}

SearchRoom::~SearchRoom()
{
    m_worker.waitForDone();
}

void SearchRoom::setLibrary(Library *library, Session *session)
{
    m_library = library;
    m_session = session;
}

void SearchRoom::open(const QString &words)
{
    if (!m_library)
        return;
    if (!m_search) {
        m_search = new SearchWindow(m_window);
        connect(m_search, &SearchWindow::searchAsked, this, &SearchRoom::search);
        connect(m_search, &SearchWindow::goAsked, this, &SearchRoom::go);
        connect(m_search, &SearchWindow::smartListAsked, this, &SearchRoom::smartListAsked);
    }
    m_search->showFor(words);
}

void SearchRoom::search(const QString &words)
{
    m_wanted = words;
    m_askAgain = m_asking;
    if (m_asking)
        return;
    m_asking = true;
    runInBackground(
        &m_worker, this,
        [folder = m_library->folder(), words]() -> Result<LibraryFinds> {
            const SearchQuery query = parseSearch(words, true);
            if (query.isEmpty())
                return LibraryFinds();
            const auto library = Library::connect(folder, {}, Database::Access::ReadOnly);
            if (!library)
                return library.error();
            return (*library)->finder().find(query);
        },
        [this, words](const Result<LibraryFinds> &finds) {
            m_asking = false;
            if (m_askAgain && words != m_wanted)
                search(m_wanted);
            else if (finds)
                m_search->showFinds(*finds, words);
            else
                m_search->showError(finds.error().message);
        });
}

void SearchRoom::go(const SearchLine &line, const QString &words)
{
    switch (line.kind) {
    case SearchLine::Kind::Article:
        if (m_session->open(line.article))
            goToWords(line.part, words);
        break;
    case SearchLine::Kind::Quotation:
        Q_EMIT quotationAsked(line.article, line.record);
        break;
    case SearchLine::Kind::Source: {
        const TextRange hit = line.words.hits.value(0);
        Q_EMIT sourceAsked(line.key, line.words.text.mid(hit.start, hit.length()));
        break;
    }
    case SearchLine::Kind::Author:
        Q_EMIT authorAsked(line.author);
        break;
    case SearchLine::Kind::Heading:
        break;
    }
}

void SearchRoom::goToWords(ArticlePart part, const QString &words)
{
    if (part == ArticlePart::Headline || part == ArticlePart::Deck) {
        (part == ArticlePart::Headline ? m_desk->headline() : m_desk->deck())->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_desk->editor()->setFocus(Qt::OtherFocusReason);
    for (const SearchQuery::Term &term : parseSearch(words, true).wanted) {
        SearchWish wish;
        wish.words = term.text;
        const auto search = TextSearch::open(wish);
        const QList<TextRange> found = search ? search->findAll(m_session->draft()->body(), 1) : QList<TextRange>();
        if (!found.isEmpty()) {
            m_desk->editor()->select(found.first());
            return;
        }
    }
}

} // namespace stet
