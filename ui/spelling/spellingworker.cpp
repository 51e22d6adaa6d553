#include "ui/spelling/spellingworker.h"

#include "app/text/linesyntax.h"

#include <QElapsedTimer>

namespace stet {
namespace {

constexpr int stepMilliseconds = 8;

} // namespace

Result<DictionaryInfo> SpellingWorker::open(const QString &language)
{
    auto speller = Speller::open(language);
    if (!speller) {
        m_checker.setSpeller(nullptr);
        return speller.error();
    }
    const DictionaryInfo dictionary = (*speller)->dictionary();
    m_checker.setSpeller(*std::move(speller));
    return dictionary;
}

void SpellingWorker::setKnownWords(const KnownWords &words)
{
    m_checker.setUserWords(words.own);
    m_checker.setIgnoredWords(words.ignored);
    m_checker.setNames(words.names);
}

QList<TextRange> SpellingWorker::misspellings(const QString &text, int stateBefore)
{
    if (text.isEmpty())
        return {};
    if (stateBefore < 0)
        return m_checker.misspellings(text);
    return m_checker.misspellings(text, readLine(text, stateBefore).notLanguage());
}

std::vector<CheckedLine> SpellingWorker::check(const std::vector<LineToCheck> &lines)
{
    std::vector<CheckedLine> checked;
    checked.reserve(lines.size());
    for (const LineToCheck &line : lines)
        checked.push_back({line.line, line.text, misspellings(line.text, line.stateBefore)});
    return checked;
}

std::vector<CheckedLine> SpellingWorker::walkOn(SpellingWalk &walk)
{
    std::vector<CheckedLine> wrong;
    const QList<QString> &lines = walk.body.lines();
    if (walk.states.empty()) {
        walk.states.reserve(size_t(lines.size()));
        int state = 0;
        for (const QString &line : lines) {
            walk.states.push_back(state);
            state = lineStateAfter(line, state);
        }
    }
    const auto look = [&](int number) {
        const QList<TextRange> found = misspellings(lines[number], walk.states[size_t(number)]);
        if (!found.isEmpty())
            wrong.push_back({number, lines[number], found});
    };
    walk.downFrom = walk.down;
    walk.upTo = walk.up;
    QElapsedTimer clock;
    clock.start();
    while (!walk.isOver() && clock.elapsed() < stepMilliseconds) {
        for (int i = 0; i < 8; ++i) {
            if (walk.down < lines.size())
                look(walk.down++);
            if (walk.up >= 0)
                look(walk.up--);
        }
    }
    return wrong;
}

QStringList SpellingWorker::suggestions(const QString &word)
{
    return m_checker.speller() ? m_checker.speller()->suggestions(word) : QStringList();
}

} // namespace stet
