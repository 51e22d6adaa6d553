#include "ui/spelling/spellingmarks.h"

#include "ui/editor/articleeditor.h"
#include "ui/editor/desk.h"
#include "ui/editor/detailfield.h"
#include "ui/editor/paragraphdata.h"

#include <QHash>
#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>

namespace stet {
namespace {

QString wordIn(const QTextBlock &block, TextRange range)
{
    return block.text().mid(range.start, range.length());
}

TextRange inText(const QTextBlock &block, TextRange range)
{
    return {block.position() + range.start, block.position() + range.end};
}

/// The next mark of one text, without going around its end.
std::optional<TextRange> nextIn(const QTextDocument &text, int position, bool forwards)
{
    QTextBlock block = text.findBlock(std::clamp(position, 0, text.characterCount() - 1));
    for (; block.isValid(); block = forwards ? block.next() : block.previous()) {
        const ParagraphData *paragraph = ParagraphData::of(block);
        if (!paragraph)
            continue;
        QList<TextRange> marks = paragraph->misspellings;
        if (!forwards)
            std::reverse(marks.begin(), marks.end());
        for (const TextRange &mark : marks) {
            const TextRange place = inText(block, mark);
            if (forwards ? place.start >= position : place.end < position)
                return place;
        }
    }
    return {};
}

} // namespace

std::array<ColumnText *, 3> SpellingMarks::fields() const
{
    return {m_desk->headline(), m_desk->deck(), m_desk->editor()};
}

template <typename Visit>
void SpellingMarks::forEachMark(Visit visit) const
{
    for (ColumnText *field : fields()) {
        for (QTextBlock block = field->document()->firstBlock(); block.isValid(); block = block.next()) {
            if (const ParagraphData *paragraph = ParagraphData::of(block)) {
                for (const TextRange &range : paragraph->misspellings)
                    visit(field, block, range);
            }
        }
    }
}

int SpellingMarks::count() const
{
    int total = 0;
    forEachMark([&total](const ColumnText *, const QTextBlock &, TextRange) { ++total; });
    return total;
}

QList<SpellingMarks::Word> SpellingMarks::words() const
{
    QList<Word> words;
    QHash<QString, qsizetype> places;
    const ArticleEditor *body = m_desk->editor();
    forEachMark([&](const ColumnText *field, const QTextBlock &block, TextRange range) {
        const QString word = wordIn(block, range);
        auto found = places.constFind(word);
        if (found == places.constEnd()) {
            found = places.insert(word, words.size());
            words.append({word});
        }
        ++words[*found].count;
        words[*found].quoted += field == body && body->isQuoted(inText(block, range));
    });
    return words;
}

std::optional<MisspeltPlace> SpellingMarks::at(ColumnText *field, int position) const
{
    const QTextBlock block = field->document()->findBlock(position);
    const ParagraphData *paragraph = block.isValid() ? ParagraphData::of(block) : nullptr;
    if (!paragraph)
        return {};
    for (const TextRange &range : paragraph->misspellings) {
        const TextRange place = inText(block, range);
        if (place.start <= position && position <= place.end)
            return MisspeltPlace{field, place};
    }
    return {};
}

std::optional<MisspeltPlace> SpellingMarks::next(const ColumnText *field, int position, bool forwards) const
{
    const auto all = fields();
    const auto present = std::find(all.cbegin(), all.cend(), field) - all.cbegin();
    // The field of the caret comes twice: what follows the caret first, what precedes it last.
    for (int step = 0; step <= int(all.size()); ++step) {
        ColumnText *now = all[size_t(present + (forwards ? step : 3 - step)) % all.size()];
        const int from = step == 0 ? position : forwards ? 0 : now->document()->characterCount();
        if (const auto range = nextIn(*now->document(), from, forwards))
            return MisspeltPlace{now, *range};
    }
    return {};
}

std::optional<MisspeltPlace> SpellingMarks::nextOf(const QString &word, const ColumnText *field, int position) const
{
    const QList<MisspeltPlace> places = placesOf(word);
    if (places.isEmpty())
        return {};
    const auto all = fields();
    const auto rank = [&all](const ColumnText *one) { return std::find(all.cbegin(), all.cend(), one); };
    const auto beyond = std::find_if(places.cbegin(), places.cend(), [&](const MisspeltPlace &place) {
        return place.field == field ? place.range.start >= position : rank(place.field) > rank(field);
    });
    return beyond != places.cend() ? *beyond : places.first();
}

QList<MisspeltPlace> SpellingMarks::placesOf(const QString &word) const
{
    QList<MisspeltPlace> places;
    forEachMark([&](ColumnText *field, const QTextBlock &block, TextRange range) {
        if (wordIn(block, range) == word)
            places.append({field, inText(block, range)});
    });
    return places;
}

QString SpellingMarks::wordAt(const MisspeltPlace &place)
{
    const QTextBlock block = place.field->document()->findBlock(int(place.range.start));
    return wordIn(block, {place.range.start - block.position(), place.range.end - block.position()});
}

bool SpellingMarks::set(const QTextBlock &block, const QList<TextRange> &misspellings)
{
    ParagraphData *paragraph = ParagraphData::of(block);
    if (!paragraph && misspellings.isEmpty())
        return false;
    paragraph = ParagraphData::made(block);
    if (paragraph->misspellings == misspellings)
        return false;
    paragraph->misspellings = misspellings;
    if (block.document() == m_desk->editor()->document())
        m_desk->editor()->updateParagraph(block);
    else
        (block.document() == m_desk->headline()->document() ? m_desk->headline() : m_desk->deck())->viewport()->update();
    return true;
}

bool SpellingMarks::takeEdit(const QTextBlock &block, qsizetype at, qsizetype removed, qsizetype added)
{
    ParagraphData *paragraph = ParagraphData::of(block);
    if (!paragraph)
        return false;
    QList<TextRange> kept;
    for (const TextRange &mark : std::as_const(paragraph->misspellings)) {
        if (mark.end < at)
            kept.append(mark);
        else if (mark.start > at + removed)
            kept.append({mark.start + added - removed, mark.end + added - removed});
    }
    const bool dropped = kept.size() < paragraph->misspellings.size();
    paragraph->misspellings = kept;
    return dropped;
}

bool SpellingMarks::remove(const QString &word)
{
    bool changed = false;
    for (const ColumnText *field : fields()) {
        for (QTextBlock block = field->document()->firstBlock(); block.isValid(); block = block.next()) {
            const ParagraphData *paragraph = ParagraphData::of(block);
            if (!paragraph || paragraph->misspellings.isEmpty())
                continue;
            QList<TextRange> left = paragraph->misspellings;
            left.removeIf([&](const TextRange &range) { return wordIn(block, range) == word; });
            changed = set(block, left) || changed;
        }
    }
    return changed;
}

bool SpellingMarks::clear()
{
    bool changed = false;
    for (const ColumnText *field : fields()) {
        for (QTextBlock block = field->document()->firstBlock(); block.isValid(); block = block.next())
            changed = set(block, {}) || changed;
    }
    return changed;
}

} // namespace stet
