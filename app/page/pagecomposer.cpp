#include "app/page/pagecomposer.h"

#include "app/page/citedbody.h"
#include "app/page/pagehead.h"
#include "app/page/pageparts.h"
#include "app/text/htmlwriter.h"
#include "app/text/markdown.h"

#include <QHashFunctions>

#include <algorithm>

namespace stet {

namespace {

/// The headline is the page's <h1>, so the highest heading of the body becomes <h2> and the others keep their distance.
int headingShiftOf(const Document &document)
{
    int highest = 0;
    for (const DocumentBlock &block : document.blocks()) {
        const Node *node = document.nodes(block);
        if (node->type == Node::Type::Heading && (highest == 0 || node->detail < highest))
            highest = node->detail;
    }
    return highest == 0 ? 1 : 2 - highest;
}

bool isRightToLeft(const QString &language)
{
    static const QStringList scripts{QStringLiteral("ar"), QStringLiteral("he"), QStringLiteral("fa"), QStringLiteral("ur"),
                                     QStringLiteral("yi"), QStringLiteral("ps"), QStringLiteral("ckb")};
    return scripts.contains(language.section(u'-', 0, 0).toLower());
}

} // namespace

PageBlock pageBlock(const QByteArray &html, int sourceLine)
{
    return {html, quint64(qHashBits(html.constData(), std::size_t(html.size()), 0)), sourceLine};
}

QList<PageBlock> PageComposer::composeBody(const PageMaterial &material, BodyStyle style)
{
    const bool plainSentences = style == BodyStyle::Clean && material.level == MetadataLevel::Full;
    const CitedBody cited(material.article.body, material.citations, plainSentences ? MetadataLevel::Semantic : material.level);
    Document document = parseMarkdown(cited.body());
    findQuotations(material, cited, document);
    HtmlOptions options;
    options.use = HtmlUse::Readers;
    options.headingShift = headingShiftOf(document);
    options.styles = style == BodyStyle::Page;

    const std::vector<DocumentBlock> &now = document.blocks();
    const std::vector<DocumentBlock> &before = m_document.blocks();
    const bool reuse = options.headingShift == m_headingShift && style == m_style;
    const std::size_t shared = reuse ? std::min(now.size(), before.size()) : 0;
    const auto isSame = [&](std::size_t i, std::size_t j) { return Document::same(document, now[i], m_document, before[j]); };
    std::size_t head = 0;
    while (head < shared && isSame(head, head))
        ++head;
    std::size_t tail = 0;
    while (tail < shared - head && isSame(now.size() - 1 - tail, before.size() - 1 - tail))
        ++tail;

    QList<PageBlock> blocks;
    QList<HtmlQuotations> quotations;
    blocks.reserve(qsizetype(now.size()) + 1);
    quotations.reserve(qsizetype(now.size()));
    for (std::size_t i = 0; i < now.size(); ++i) {
        quotations.append(m_places.in(document, now[i]));
        if (style == BodyStyle::Clean)
            quotations.back().within.clear();
        qsizetype old = -1; // its place in the body before, when it is written the same
        if (i < head)
            old = qsizetype(i);
        else if (now.size() - i <= tail)
            old = qsizetype(before.size() - (now.size() - i));
        if (old >= 0 && m_quotations[old] == quotations.back())
            blocks.append(m_blocks[old]);
        else
            blocks.append(pageBlock(cited.fill(renderHtml(document, now[i], options, quotations.back()).chopped(1))));
        blocks.back().sourceLine = now[i].sourceLine;
    }
    m_blocks = blocks;
    m_quotations = std::move(quotations);
    const QByteArray notes = renderFootnotes(document, options);
    if (!notes.isEmpty())
        blocks.append(pageBlock(cited.fill(notes.chopped(1))));
    const QByteArray sources = sourceListHtml(material.citations, material.article.language, material.level, cited.anchors());
    if (!sources.isEmpty())
        blocks.append(pageBlock(sources));
    m_document = std::move(document);
    m_headingShift = options.headingShift;
    m_style = style;
    return blocks;
}

void PageComposer::findQuotations(const PageMaterial &material, const CitedBody &cited, const Document &document)
{
    if (material.level == MetadataLevel::Clean || material.quotations.isEmpty()) {
        m_places.clear();
        return;
    }
    const auto toWritten = [&cited](qsizetype place) { return cited.written(place); };
    // Quotations are found in the writer's words: a citation that is printed among them would change them.
    if (cited.body() == material.article.body)
        m_places.read(material.article.language, document, material.quotations, toWritten);
    else
        m_places.read(material.article.language, parseMarkdown(material.article.body), material.quotations, toWritten);
}

Page PageComposer::compose(const PageMaterial &material)
{
    Page page;
    page.theme = material.theme.name();
    const QByteArray &frame = material.theme.frame();
    const QString &language = material.article.language;
    QByteArray literal;
    const auto endLiteral = [&] {
        if (!literal.isEmpty())
            page.parts.append({{}, literal, {}});
        literal.clear();
    };
    qsizetype done = 0;
    while (true) {
        const qsizetype open = frame.indexOf("{{", done);
        const qsizetype close = open < 0 ? -1 : frame.indexOf("}}", open);
        if (close < 0)
            break;
        literal += frame.mid(done, open - done);
        done = close + 2;
        const QByteArray slot = frame.mid(open + 2, close - open - 2).trimmed();
        if (slot == "head") {
            literal += pageHead(material);
        } else if (slot == "language") {
            literal += escapedHtml(language);
        } else if (slot == "direction") {
            literal += isRightToLeft(language) ? "rtl" : "ltr";
        } else {
            endLiteral();
            page.parts.append({slot, {}, slot == "body" ? composeBody(material) : pagePart(slot, material)});
        }
    }
    literal += frame.mid(done);
    endLiteral();
    return page;
}

} // namespace stet
