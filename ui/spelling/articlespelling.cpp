#include "ui/spelling/articlespelling.h"

#include "app/background.h"
#include "app/store/library.h"
#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/detailfield.h"
#include "ui/editor/paragraphdata.h"
#include "ui/notices.h"

#include <QSet>
#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>
#include <utility>

namespace stet {
namespace {

constexpr int announcePause = 150;
constexpr int walkPause = 400;
// A change of more lines is checked by walking over the article again.
constexpr int mostLinesAtOnce = 200;
constexpr int headlineLine = -1;
constexpr int deckLine = -2;

bool isFence(const QString &line)
{
    const QStringView words = QStringView(line).trimmed();
    return words.startsWith(u"```") || words.startsWith(u"~~~");
}

} // namespace

template <typename Work, typename Then>
void ArticleSpelling::ask(Work work, Then then)
{
    ++m_waiting;
    runInBackground(
        &m_thread, this, [worker = m_worker, work = std::move(work)]() mutable { return work(*worker); },
        [this, round = m_round, then = std::move(then)](const auto &answer) {
            --m_waiting;
            if (round == m_round)
                then(answer);
            forgetShifts();
        });
}

void ArticleSpelling::forgetShifts()
{
    if (m_waiting == 0 && !m_walk)
        m_shifts.forget();
}

ArticleSpelling::ArticleSpelling(Desk *desk, QObject *parent)
    : QObject(parent), m_desk(desk), m_marks(desk), m_worker(std::make_shared<SpellingWorker>())
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
    m_announce.setSingleShot(true);
    m_announce.setInterval(announcePause);
    connect(&m_announce, &QTimer::timeout, this, &ArticleSpelling::changed);
    m_walkAgain.setSingleShot(true);
    m_walkAgain.setInterval(walkPause);
    connect(&m_walkAgain, &QTimer::timeout, this, &ArticleSpelling::startWalk);
    for (const ColumnText *field : std::initializer_list<ColumnText *>{desk->headline(), desk->deck(), desk->editor()})
        connect(field, &ColumnText::wordFinished, &m_announce, qOverload<>(&QTimer::start));
}

ArticleSpelling::~ArticleSpelling()
{
    m_thread.clear();
    m_thread.waitForDone();
}

void ArticleSpelling::setLibrary(Library *library)
{
    m_library = library;
    if (m_draft)
        useKnownWords();
}

QTextDocument *ArticleSpelling::body() const
{
    return m_desk->editor()->document();
}

void ArticleSpelling::setDraft(Draft *draft)
{
    if (m_draft)
        disconnect(m_draft, nullptr, this, nullptr);
    ++m_round;
    m_walk.reset();
    m_walkAgain.stop();
    m_shifts.forget();
    m_draft = draft;
    if (!draft) {
        setState(m_on ? State::NoArticle : State::Off);
        return;
    }
    connect(body(), &QTextDocument::contentsChange, this, &ArticleSpelling::takeBodyChange, Qt::UniqueConnection);
    for (const ColumnText *field : {static_cast<ColumnText *>(m_desk->headline()), static_cast<ColumnText *>(m_desk->deck())})
        connect(field->document(), &QTextDocument::contentsChange, this, &ArticleSpelling::takeDetailChange,
                Qt::UniqueConnection);
    connect(draft, &Draft::detailsEdited, this, &ArticleSpelling::takeDetails);
    m_blockCount = body()->blockCount();
    open();
}

void ArticleSpelling::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    ++m_round;
    m_walk.reset();
    announce(m_marks.clear());
    open();
}

void ArticleSpelling::lookAgain()
{
    if (m_state == State::NoDictionary)
        open();
}

void ArticleSpelling::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
    m_announce.start();
}

/// Loads the dictionary of the article's language, if it is not the one at work, and checks the article.
void ArticleSpelling::open()
{
    if (!m_on || !m_draft) {
        setState(m_on ? State::NoArticle : State::Off);
        return;
    }
    const QString language = m_draft->details().language;
    readKnownWords();
    if (language == m_language && m_fault.isEmpty()) {
        useKnownWords();
        return;
    }
    m_language = language;
    m_suggestions.clear();
    setState(State::Loading);
    ask([language](SpellingWorker &worker) { return worker.open(language); },
        [this](const Result<DictionaryInfo> &opened) {
            m_fault = opened ? QString() : opened.error().message;
            m_dictionary = opened ? *opened : DictionaryInfo();
            if (!opened) {
                announce(m_marks.clear());
                setState(State::NoDictionary);
                return;
            }
            readKnownWords();
            useKnownWords();
        });
}

void ArticleSpelling::takeDetails()
{
    if (m_draft->details().language != m_language) {
        ++m_round;
        m_walk.reset();
        open();
        return;
    }
    refreshNames();
}

void ArticleSpelling::refreshNames()
{
    const KnownWords before = m_known;
    readKnownWords();
    if (m_draft && m_on && before != m_known)
        useKnownWords();
}

void ArticleSpelling::readKnownWords()
{
    if (!m_library || !m_draft)
        return;
    m_known = {};
    if (const auto own = m_library->words().words(m_dictionary.language))
        m_known.own = *own;
    if (const auto ignored = m_library->words().ignored(m_draft->id()))
        m_known.ignored = *ignored;
    if (const auto authors = m_library->authors().find(m_draft->details().byline.authors)) {
        for (const AuthorProfile &author : *authors)
            m_known.names.append(author.name);
    }
}

void ArticleSpelling::useKnownWords()
{
    ask(
        [known = m_known](SpellingWorker &worker) {
            worker.setKnownWords(known);
            return true;
        },
        [this](bool) { startWalk(); });
    checkDetails();
}

QString ArticleSpelling::stateText() const
{
    switch (m_state) {
    case State::Off: return tr("Spelling is not checked.");
    case State::NoArticle: return tr("No article is open.");
    case State::Loading: return tr("Loading the dictionary…");
    case State::Checking:
    case State::Ready: return m_dictionary.name;
    case State::NoDictionary:
        return m_fault + QLatin1Char(' ')
            + tr("Install a hunspell dictionary, such as the package hunspell-%1, and open this panel again.")
                  .arg(m_language.startsWith(u"en") ? QStringLiteral("en-us") : m_language.section(u'-', 0, 0).toLower());
    }
    return {};
}

// --- Checking

void ArticleSpelling::startWalk()
{
    m_walkAgain.stop();
    if (!m_draft || !m_on || m_state == State::NoDictionary)
        return;
    const bool running = m_walk != nullptr;
    m_walk = std::make_shared<SpellingWalk>();
    m_walk->body = m_draft->body();
    m_walk->down = std::min<int>(m_desk->editor()->firstVisibleLine(), int(m_walk->body.lines().size()));
    m_walk->up = m_walk->down - 1;
    m_walkMoment = m_shifts.now();
    setState(State::Checking);
    if (!running)
        walkOn();
}

void ArticleSpelling::walkOn()
{
    ask([walk = m_walk](SpellingWorker &worker) { return std::make_pair(walk, worker.walkOn(*walk)); },
        [this](const std::pair<std::shared_ptr<SpellingWalk>, std::vector<CheckedLine>> &step) {
            if (!m_walk)
                return;
            if (step.first == m_walk) {
                takeWalked(step.second);
                if (m_walk->isOver()) {
                    m_walk.reset();
                    setState(State::Ready);
                    return;
                }
            }
            walkOn();
        });
}

QTextBlock ArticleSpelling::lineNow(const CheckedLine &line, size_t moment) const
{
    const QTextBlock block = body()->findBlockByNumber(m_shifts.moved(line.line, moment));
    return block.isValid() && block.text() == line.text ? block : QTextBlock();
}

void ArticleSpelling::takeWalked(const std::vector<CheckedLine> &wrong)
{
    QSet<int> marked;
    for (const CheckedLine &line : wrong) {
        marked.insert(line.line);
        if (const QTextBlock block = lineNow(line, m_walkMoment); block.isValid())
            apply(block, line.misspellings);
    }
    // What was marked before and is right now, as after a word went into the dictionary.
    const auto unmarkRight = [&](int from, int to) {
        for (int line = from; line < to; ++line) {
            if (marked.contains(line))
                continue;
            const QTextBlock block = body()->findBlockByNumber(m_shifts.moved(line, m_walkMoment));
            const ParagraphData *paragraph = block.isValid() ? ParagraphData::of(block) : nullptr;
            if (paragraph && !paragraph->misspellings.isEmpty() && block.text() == m_walk->body.lines()[line])
                apply(block, {});
        }
    };
    unmarkRight(m_walk->downFrom, m_walk->down);
    unmarkRight(m_walk->up + 1, m_walk->upTo + 1);
}

void ArticleSpelling::apply(const QTextBlock &block, const QList<TextRange> &misspellings)
{
    announce(m_marks.set(block, misspellings));
}

void ArticleSpelling::announce(bool changed)
{
    if (changed && !m_announce.isActive())
        m_announce.start();
}

void ArticleSpelling::takeBodyChange(int position, int removed, int added)
{
    if (sender() != body() || !m_draft)
        return;
    const QTextDocument *text = body();
    const int lines = text->blockCount();
    const QTextBlock first = text->findBlock(position);
    QTextBlock last = text->findBlock(std::min(position + added, text->characterCount() - 1));
    const int shift = lines - m_blockCount;
    m_blockCount = lines;
    if (!first.isValid() || !last.isValid())
        return;
    m_shifts.add(first.blockNumber(), shift);
    forgetShifts();
    if (!m_on || m_state == State::NoDictionary || m_state == State::Loading)
        return;
    if (last.blockNumber() - first.blockNumber() > mostLinesAtOnce) {
        m_walkAgain.start();
        return;
    }
    std::vector<LineToCheck> changed;
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        const QString words = block.text();
        if (ParagraphData *paragraph = ParagraphData::of(block)) {
            if (paragraph->syntax.kind == LineSyntax::Kind::Fence)
                m_walkAgain.start();
            if (first == last && shift == 0)
                announce(SpellingMarks::takeEdit(block, position - first.position(), removed, added));
            else
                announce(!std::exchange(paragraph->misspellings, {}).isEmpty());
        }
        if (isFence(words))
            m_walkAgain.start(); // what follows turns into code, or back
        const int state = block.previous().isValid() ? std::max(0, block.previous().userState()) : 0;
        changed.push_back({block.blockNumber(), words, state});
        if (block == last)
            break;
    }
    checkLines(std::move(changed));
}

void ArticleSpelling::checkLines(std::vector<LineToCheck> lines)
{
    const size_t moment = m_shifts.now();
    ask([lines = std::move(lines)](SpellingWorker &worker) { return worker.check(lines); },
        [this, moment](const std::vector<CheckedLine> &checked) {
            for (const CheckedLine &line : checked) {
                QTextBlock block;
                if (line.line >= 0) {
                    block = lineNow(line, moment);
                } else {
                    const ColumnText *field = line.line == headlineLine ? m_desk->headline() : m_desk->deck();
                    block = field->document()->firstBlock();
                    if (block.text() != line.text)
                        block = QTextBlock();
                }
                if (block.isValid())
                    apply(block, line.misspellings);
            }
        });
}

void ArticleSpelling::takeDetailChange(int position, int removed, int added)
{
    for (const ColumnText *field : std::initializer_list<ColumnText *>{m_desk->headline(), m_desk->deck()}) {
        if (sender() == field->document())
            announce(SpellingMarks::takeEdit(field->document()->firstBlock(), position, removed, added));
    }
    checkDetails();
}

void ArticleSpelling::checkDetails()
{
    if (!m_on || !m_draft || m_state == State::NoDictionary)
        return;
    checkLines({{headlineLine, m_desk->headline()->document()->firstBlock().text(), -1},
                {deckLine, m_desk->deck()->document()->firstBlock().text(), -1}});
}

// --- What the writer does about it

void ArticleSpelling::suggest(const QString &word, QObject *context,
                              const std::function<void(const QStringList &)> &then)
{
    const auto known = m_suggestions.constFind(word);
    if (known != m_suggestions.constEnd()) {
        then(*known);
        return;
    }
    ask([word](SpellingWorker &worker) { return worker.suggestions(word); },
        [this, word, context = QPointer<QObject>(context), then](const QStringList &suggestions) {
            m_suggestions.insert(word, suggestions);
            if (context)
                then(suggestions);
        });
}

ColumnText *ArticleSpelling::fieldOfCaret() const
{
    for (ColumnText *field : std::initializer_list<ColumnText *>{m_desk->headline(), m_desk->deck()}) {
        if (field->hasFocus())
            return field;
    }
    return m_desk->editor();
}

int ArticleSpelling::correct(const MisspeltPlace &place, const QString &replacement, bool everywhere)
{
    QList<MisspeltPlace> places{place};
    if (everywhere) {
        places = m_marks.placesOf(SpellingMarks::wordAt(place));
        places.removeIf([this](const MisspeltPlace &one) {
            return one.field == m_desk->editor() && m_desk->editor()->isQuoted(one.range);
        });
    }
    // From the end to the start, so that no place moves; those of a field stand beside each other and are one undo.
    for (auto one = places.crbegin(); one != places.crend();) {
        const ColumnText *field = one->field;
        QTextCursor cursor(field->document());
        cursor.beginEditBlock();
        for (; one != places.crend() && one->field == field; ++one) {
            cursor.setPosition(int(one->range.start));
            cursor.setPosition(int(one->range.end), QTextCursor::KeepAnchor);
            cursor.insertText(replacement);
        }
        cursor.endEditBlock();
    }
    return int(places.size());
}

void ArticleSpelling::keep(const Result<void> &kept)
{
    if (!kept && m_notices)
        m_notices->sayError(kept.error());
}

void ArticleSpelling::addToDictionary(const QString &word)
{
    const QString folded = foldedWord(word);
    m_known.own.append(folded);
    if (m_library)
        keep(m_library->words().add(m_dictionary.language, folded));
    announce(m_marks.remove(word));
    useKnownWords();
}

void ArticleSpelling::ignoreHere(const QString &word)
{
    if (!m_draft)
        return;
    const QString folded = foldedWord(word);
    m_known.ignored.append(folded);
    if (m_library)
        keep(m_library->words().ignore(m_draft->id(), folded));
    announce(m_marks.remove(word));
    useKnownWords();
}

void ArticleSpelling::forgetWord(const QString &word)
{
    if (!m_draft)
        return;
    const QString folded = foldedWord(word);
    m_known.own.removeAll(folded);
    m_known.ignored.removeAll(folded);
    if (m_library) {
        keep(m_library->words().remove(m_dictionary.language, folded));
        keep(m_library->words().unignore(m_draft->id(), folded));
    }
    useKnownWords();
}

bool ArticleSpelling::isOwnWord(const QString &word) const
{
    const QString folded = foldedWord(word);
    return m_known.own.contains(folded) || m_known.ignored.contains(folded);
}

} // namespace stet
