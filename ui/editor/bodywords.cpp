#include "ui/editor/bodywords.h"

#include "app/background.h"
#include "app/text/linesyntax.h"
#include "app/text/markdown.h"
#include "app/text/prosereader.h"
#include "app/text/wordcount.h"

#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>

namespace stet {
namespace {

constexpr int pauseMilliseconds = 800;
// A change of more lines than this (a paste, a replacement) is left to the count of the whole.
constexpr int mostLines = 50;

struct Counted
{
    quint64 revision;
    qsizetype words;
};

} // namespace

qsizetype wordsOfLine(const QString &line, int stateBefore)
{
    const LineSyntax syntax = readLine(line, stateBefore);
    switch (syntax.kind) {
    case LineSyntax::Kind::Blank:
    case LineSyntax::Kind::Rule:
    case LineSyntax::Kind::Fence:
    case LineSyntax::Kind::Code:
    case LineSyntax::Kind::Footnote:
    case LineSyntax::Kind::Definition:
    case LineSyntax::Kind::HeadingUnderline: return 0;
    default: break;
    }
    QString words;
    qsizetype at = syntax.contentStart;
    for (const LineSyntax::Run &run : syntax.runs) {
        const bool target = (run.styles & LineSyntax::Address) && run.start >= 2 && line[run.start - 1] == u'('
            && line[run.start - 2] == u']';
        const bool unseen = target
            || (run.styles & (LineSyntax::Mark | LineSyntax::CitationMark | LineSyntax::FootnoteMark));
        if (!unseen || run.start < at)
            continue;
        words += QStringView(line).mid(at, run.start - at);
        if (syntax.kind == LineSyntax::Kind::Table)
            words += QLatin1Char(' ');
        at = run.start + run.length;
    }
    words += QStringView(line).mid(at);
    return countWords(words);
}

BodyWords::BodyWords(QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &BodyWords::countAll);
}

void BodyWords::setDraft(Draft *draft)
{
    m_pause.stop();
    m_draft = draft;
    m_known = false;
    m_counting = false;
    if (draft)
        countAll();
    else
        setWords(0);
}

void BodyWords::setWords(qsizetype words)
{
    m_known = true;
    m_words = std::max<qsizetype>(0, words);
    Q_EMIT counted(m_words);
}

void BodyWords::takeChange(const QTextDocument &text, qsizetype position, qsizetype removed, qsizetype added)
{
    m_pause.start();
    if (!m_known || !m_draft)
        return;
    const QTextBlock first = text.findBlock(int(position));
    const QTextBlock last = text.findBlock(int(position + added));
    if (!first.isValid() || !last.isValid() || last.blockNumber() - first.blockNumber() > mostLines)
        return;
    const qsizetype start = first.position();
    const qsizetype oldEnd = last.position() + last.length() - 1 - added + removed;
    const int state = first.previous().isValid() ? first.previous().userState() : 0;
    qsizetype change = 0;
    for (const QString &line : m_draft->body().mid(start, oldEnd - start).split(QLatin1Char('\n')))
        change -= wordsOfLine(line, state);
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        change += wordsOfLine(block.text(), state);
        if (block == last)
            break;
    }
    if (change != 0)
        setWords(m_words + change);
}

void BodyWords::countAll()
{
    m_pause.stop();
    if (!m_draft || m_counting)
        return;
    m_counting = true;
    runInBackground(
        this,
        [draft = m_draft, body = m_draft->body(), revision = m_draft->revision()] {
            return std::make_pair(draft, Counted{revision, countWords(proseOf(parseMarkdown(body.toString())))});
        },
        [this](const std::pair<QPointer<Draft>, Counted> &answer) {
            if (answer.first != m_draft || !m_draft)
                return;
            m_counting = false;
            if (answer.second.revision == m_draft->revision() || !m_known)
                setWords(answer.second.words);
            if (answer.second.revision != m_draft->revision())
                m_pause.start();
        });
}

} // namespace stet
