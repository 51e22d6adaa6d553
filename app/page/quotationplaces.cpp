#include "app/page/quotationplaces.h"

#include "app/text/prosereader.h"
#include "app/text/safeaddress.h"

#include <QHash>

#include <algorithm>

namespace stet {

namespace {

using Type = Node::Type;

/// Which passage each quotation is, by index; -1: nothing is known of it.
QList<qsizetype> tied(const QList<const Quotation *> &quotations, const QList<QuotedPassage> &passages)
{
    QHash<QString, QList<qsizetype>> left;
    for (qsizetype i = passages.size() - 1; i >= 0; --i)
        left[passages[i].words].append(i);
    QList<qsizetype> ties(quotations.size(), -1);
    QList<qsizetype> open;
    qsizetype untied = passages.size();
    for (qsizetype i = 0; i < quotations.size(); ++i) {
        const auto same = left.find(quotations[i]->words);
        if (same != left.end() && !same->isEmpty()) {
            ties[i] = same->takeLast();
            --untied;
        } else if (quotations[i]->isSpeech()) {
            open.append(i);
        }
    }
    if (open.size() != 1 || untied != 1)
        return ties;
    for (const QList<qsizetype> &one : std::as_const(left)) { // it is the one that is being written in
        if (!one.isEmpty())
            ties[open.first()] = one.first();
    }
    return ties;
}

/// The bytes of the first `units` UTF-16 units of a text.
qint32 bytesOf(QByteArrayView utf8, qsizetype units)
{
    qint32 byte = 0;
    for (qsizetype unit = 0; unit < units && byte < utf8.size();) {
        const auto lead = static_cast<uchar>(utf8[byte]);
        unit += lead >= 0xF0U ? 2 : 1;
        byte += lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : lead >= 0xC0U ? 2 : 1;
    }
    return byte;
}

/// The words of a block, in order, with the element around each.
struct Leaf
{
    qint32 node;
    qint32 parent; ///< -1: none
    TextRange source;
};

std::vector<Leaf> leavesOf(const Document &document, const DocumentBlock &block, std::vector<qint32> *parents)
{
    const Node *nodes = document.nodes(block);
    std::vector<qint32> open;
    std::vector<Leaf> leaves;
    parents->assign(std::size_t(block.nodeCount), -1);
    for (qint32 i = 0; i < block.nodeCount;) {
        while (!open.empty() && nodes[open.back()].after <= i)
            open.pop_back();
        const qint32 parent = open.empty() ? -1 : open.back();
        (*parents)[std::size_t(i)] = parent;
        if (nodes[i].type == Type::Image) {
            i = nodes[i].after;
            continue;
        }
        if (nodes[i].type == Type::Text || nodes[i].type == Type::Characters)
            leaves.push_back({i, parent, document.source(block, nodes[i])});
        else
            open.push_back(i);
        ++i;
    }
    return leaves;
}

/// The byte of the block that a place of the source is, when it lies in `leaf`: inside of words, or at either end of an
/// entity.
std::optional<qint32> byteAt(const Document &document, const DocumentBlock &block, const Leaf &leaf, qsizetype place)
{
    const Node &node = document.nodes(block)[leaf.node];
    if (place == leaf.source.start)
        return node.start;
    if (place == leaf.source.end)
        return node.end;
    if (node.type != Type::Text)
        return std::nullopt;
    return node.start + bytesOf(document.text(block, node), place - leaf.source.start);
}

} // namespace

void QuotationPlaces::clear()
{
    m_places.clear();
}

void QuotationPlaces::read(const QString &language, const Document &body, const QList<QuotedPassage> &passages,
                           const std::function<qsizetype(qsizetype)> &toWritten)
{
    clear();
    if (passages.isEmpty())
        return;
    if (!m_watch || m_language != language) {
        m_watch.emplace(language);
        m_language = language;
    }
    const QList<ProseParagraph> paragraphs = proseOf(body);
    QList<const Quotation *> quotations;
    for (const Quotation &quotation : m_watch->update(paragraphs))
        quotations.append(&quotation);
    const QList<qsizetype> ties = tied(quotations, passages);
    for (qsizetype i = 0; i < quotations.size(); ++i) {
        if (ties[i] < 0)
            continue;
        const QByteArray address = passages[ties[i]].source.address().toUtf8();
        const bool canCite = address.startsWith("https:") || address.startsWith("http:");
        add(*quotations[i], paragraphs, canCite && isSafeLink(address) ? address : QByteArray(), toWritten);
    }
    std::stable_sort(m_places.begin(), m_places.end(),
                     [](const Place &a, const Place &b) { return a.range.start < b.range.start; });
}

void QuotationPlaces::add(const Quotation &quotation, const QList<ProseParagraph> &paragraphs, const QByteArray &cite,
                          const std::function<qsizetype(qsizetype)> &toWritten)
{
    const auto written = [&](const ProsePlace &place) {
        const TextRange source = paragraphs[place.paragraph].sourceRange(place.range);
        return TextRange{toWritten(source.start), toWritten(source.end)};
    };
    if (quotation.kind != QuotationKind::Block) {
        for (const ProsePlace &stretch : quotation.stretches)
            m_places.append({written(stretch), cite, false, -1});
        return;
    }
    Place place{written(quotation.stretches.first()), cite, true, -1};
    place.range.end = written(quotation.stretches.last()).end;
    const Attribution &attribution = quotation.attribution;
    if (attribution.basis == AttributionBasis::Credit && !attribution.evidence.isNull()
        && attribution.evidence.paragraph >= quotation.stretches.last().paragraph) {
        place.credit = written(attribution.evidence).start;
        place.range.end = std::max(place.range.end, written(attribution.evidence).end);
    }
    m_places.append(place);
}

HtmlQuotations QuotationPlaces::in(const Document &written, const DocumentBlock &block) const
{
    HtmlQuotations answer;
    if (m_places.isEmpty())
        return answer;
    const TextRange whole = written.source(block);
    auto place = std::lower_bound(m_places.begin(), m_places.end(), whole.start,
                                  [](const Place &one, qsizetype start) { return one.range.start < start; });
    if (place == m_places.end() || place->range.start >= whole.end)
        return answer;
    std::vector<qint32> parents;
    const std::vector<Leaf> leaves = leavesOf(written, block, &parents);
    const Node *nodes = written.nodes(block);
    const auto leafWith = [&leaves](qsizetype position) -> const Leaf * {
        const auto leaf = std::upper_bound(leaves.begin(), leaves.end(), position,
                                           [](qsizetype at, const Leaf &one) { return at < one.source.end; });
        return leaf != leaves.end() && leaf->source.start <= position ? &*leaf : nullptr;
    };
    for (; place != m_places.end() && place->range.start < whole.end; ++place) {
        const Leaf *first = leafWith(place->range.start);
        const Leaf *last = leafWith(place->range.end - 1);
        if (!first || !last)
            continue;
        if (!place->isBlock) {
            const auto start = byteAt(written, block, *first, place->range.start);
            const auto end = byteAt(written, block, *last, place->range.end);
            if (first->parent == last->parent && start && end && *start < *end)
                answer.within.push_back({*start, *end, place->cite});
            continue;
        }
        qint32 quote = first->parent;
        while (quote >= 0 && !(nodes[quote].type == Type::BlockQuote && last->node < nodes[quote].after))
            quote = parents[std::size_t(quote)];
        if (quote < 0)
            continue;
        HtmlQuotedBlock known{quote, place->cite, -1, 0};
        if (const Leaf *credit = place->credit < 0 ? nullptr : leafWith(place->credit)) {
            const qint32 paragraph = credit->parent;
            const bool isLast = paragraph >= 0 && nodes[paragraph].type == Type::Paragraph
                && parents[std::size_t(paragraph)] == quote && nodes[paragraph].after == nodes[quote].after;
            if (isLast && nodes[credit->node].type == Type::Text && credit->source.start == place->credit) {
                known.caption = paragraph;
                known.credit = nodes[credit->node].start;
            }
        }
        if (!known.cite.isEmpty() || known.caption >= 0)
            answer.blocks.push_back(known);
    }
    return answer;
}

} // namespace stet
