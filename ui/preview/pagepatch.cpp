#include "ui/preview/pagepatch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

namespace stet {

namespace {

using Blocks = QList<PageBlock>;

/// Above this many comparisons a stretch is replaced whole rather than searched for what stayed.
constexpr qsizetype mostComparisons = 250'000;

bool same(const PageBlock &one, const PageBlock &other)
{
    return one.hash == other.hash && one.html.size() == other.html.size();
}

/// Collects steps in page order; neighbours become one.
class Steps
{
public:
    explicit Steps(qsizetype part) : m_part(part) {}

    void replace(qsizetype block, const PageBlock *gone, const PageBlock *come)
    {
        const bool continues = !m_steps.isEmpty() && m_steps.last().block + m_steps.last().removed == block;
        if (!continues)
            m_steps.append({m_part, block, 0, {}});
        if (gone != nullptr)
            ++m_steps.last().removed;
        if (come != nullptr)
            m_steps.last().added.append(come->html);
    }

    QList<PagePatch::Step> take() { return std::move(m_steps); }

private:
    qsizetype m_part;
    QList<PagePatch::Step> m_steps;
};

/// The stretch in which two lists of blocks differ.
struct Middle
{
    qsizetype start;
    qsizetype oldEnd;
    qsizetype newEnd;
};

Middle middleOf(const Blocks &before, const Blocks &after)
{
    Middle middle{0, before.size(), after.size()};
    while (middle.start < middle.oldEnd && middle.start < middle.newEnd
           && same(before[middle.start], after[middle.start]))
        ++middle.start;
    while (middle.oldEnd > middle.start && middle.newEnd > middle.start
           && same(before[middle.oldEnd - 1], after[middle.newEnd - 1])) {
        --middle.oldEnd;
        --middle.newEnd;
    }
    return middle;
}

/// Longest common run of blocks by the usual table, for a middle of a bounded size.
void stepsByTable(const Blocks &before, const Blocks &after, const Middle &middle, Steps &steps)
{
    const qsizetype rows = middle.oldEnd - middle.start;
    const qsizetype columns = middle.newEnd - middle.start;
    std::vector<int> table(static_cast<std::size_t>((rows + 1) * (columns + 1)), 0);
    const auto cell = [&](qsizetype row, qsizetype column) -> int & {
        return table[static_cast<std::size_t>(row * (columns + 1) + column)];
    };
    for (qsizetype row = rows - 1; row >= 0; --row) {
        for (qsizetype column = columns - 1; column >= 0; --column) {
            cell(row, column) = same(before[middle.start + row], after[middle.start + column])
                                    ? cell(row + 1, column + 1) + 1
                                    : std::max(cell(row + 1, column), cell(row, column + 1));
        }
    }
    qsizetype row = 0;
    qsizetype column = 0;
    while (row < rows || column < columns) {
        const qsizetype block = middle.start + row;
        if (row < rows && column < columns && same(before[block], after[middle.start + column])) {
            ++row;
            ++column;
        } else if (row < rows && (column == columns || cell(row + 1, column) >= cell(row, column + 1))) {
            steps.replace(block, &before[block], nullptr);
            ++row;
        } else {
            steps.replace(block, nullptr, &after[middle.start + column]);
            ++column;
        }
    }
}

QList<PagePatch::Step> stepsBetween(qsizetype part, const Blocks &before, const Blocks &after)
{
    Steps steps(part);
    const Middle middle = middleOf(before, after);
    const qsizetype gone = middle.oldEnd - middle.start;
    const qsizetype come = middle.newEnd - middle.start;
    if (gone == come) {
        for (qsizetype i = middle.start; i < middle.oldEnd; ++i) {
            if (!same(before[i], after[i]))
                steps.replace(i, &before[i], &after[i]);
        }
    } else if (gone * come <= mostComparisons) {
        stepsByTable(before, after, middle, steps);
    } else {
        for (qsizetype i = 0; i < std::max(gone, come); ++i) {
            const qsizetype block = middle.start + std::min(i, gone);
            steps.replace(block, i < gone ? &before[block] : nullptr, i < come ? &after[middle.start + i] : nullptr);
        }
    }
    return steps.take();
}

/// What of a theme's bytes can be seen: in the head only the style sheets, outside it all.
QByteArray visibleBytes(const QByteArray &literal)
{
    const qsizetype headEnd = literal.indexOf("</head>");
    const qsizetype headStart = literal.indexOf("<head");
    if (headStart < 0 || headEnd < headStart)
        return literal;
    QByteArray visible = literal.left(headStart);
    for (qsizetype style = literal.indexOf("<style", headStart); style >= 0 && style < headEnd;) {
        const qsizetype end = literal.indexOf("</style>", style);
        if (end < 0)
            return literal;
        visible += literal.mid(style, end - style);
        style = literal.indexOf("<style", end);
    }
    return visible + literal.mid(headEnd);
}

bool looksTheSame(const QByteArray &before, const QByteArray &after)
{
    return before == after || visibleBytes(before) == visibleBytes(after);
}

} // namespace

QByteArray PagePatch::toJson() const
{
    QJsonArray before;
    for (const qsizetype count : blocksBefore)
        before.append(count);
    QJsonArray list;
    for (const Step &step : steps) {
        QJsonArray entry{step.part, step.block, step.removed};
        for (const QByteArray &html : step.added)
            entry.append(QString::fromUtf8(html));
        list.append(entry);
    }
    return QJsonDocument(QJsonObject{{"before", before}, {"steps", list}}).toJson(QJsonDocument::Compact);
}

std::optional<PagePatch> patchBetween(const Page &shown, const Page &next)
{
    if (shown.theme != next.theme || shown.parts.size() != next.parts.size())
        return std::nullopt;
    PagePatch patch;
    qsizetype named = 0;
    for (qsizetype i = 0; i < next.parts.size(); ++i) {
        const PagePart &before = shown.parts[i];
        const PagePart &after = next.parts[i];
        if (before.name != after.name || !looksTheSame(before.literal, after.literal))
            return std::nullopt;
        if (after.name.isEmpty())
            continue;
        patch.blocksBefore.append(before.blocks.size());
        patch.steps += stepsBetween(named++, before.blocks, after.blocks);
    }
    std::reverse(patch.steps.begin(), patch.steps.end());
    return patch;
}

} // namespace stet
