#include "app/text/prosereader.h"

#include "app/text/citationmark.h"

#include <algorithm>

namespace stet {

namespace {

using Type = Node::Type;
using Kind = ProseParagraph::Kind;

/// Collects the paragraphs of one block: a new one wherever a block that can hold words begins or goes on.
class BlockProse
{
public:
    BlockProse(const Document &document, const DocumentBlock &block, ArticlePart part, bool isNote)
        : m_document(document), m_block(block), m_part(part), m_isNote(isNote)
    {
    }

    QList<ProseParagraph> read();

private:
    struct OpenNode
    {
        qint32 after;
        const Node *node;
    };

    void enter(const Node &node);
    void leave(const Node &node);
    void endParagraph();
    Kind kindNow() const;
    void addText(const Node &node);
    void addOther(QStringView text, const Node &node);
    void addToNotLanguage(qsizetype start);
    void coverSource(TextRange source);

    const Document &m_document;
    const DocumentBlock &m_block;
    ArticlePart m_part;
    bool m_isNote;
    std::vector<OpenNode> m_open;
    QList<ProseParagraph> m_paragraphs;
    ProseParagraph m_paragraph;
    bool m_anySource = false;
    int m_quoteDepth = 0;
    std::vector<Kind> m_kinds; ///< of the blocks around
    std::vector<qsizetype> m_spanStarts; ///< where open code spans and bare links began in the paragraph's text
};

QList<ProseParagraph> BlockProse::read()
{
    const Node *nodes = m_document.nodes(m_block);
    for (qint32 i = 0; i < m_block.nodeCount;) {
        while (!m_open.empty() && m_open.back().after <= i) {
            leave(*m_open.back().node);
            m_open.pop_back();
        }
        const Node &node = nodes[i];
        if (node.type == Type::Image) { // shown by nothing; its alternative text is no part of the sentence
            i = node.after;
            continue;
        }
        enter(node);
        ++i;
    }
    while (!m_open.empty()) {
        leave(*m_open.back().node);
        m_open.pop_back();
    }
    endParagraph();
    return m_paragraphs;
}

Kind BlockProse::kindNow() const
{
    const Kind inner = m_kinds.empty() ? Kind::Paragraph : m_kinds.back();
    return m_isNote && inner != Kind::Code ? Kind::Footnote : inner;
}

void BlockProse::enter(const Node &node)
{
    switch (node.type) {
    case Type::Text: addText(node); return;
    case Type::Characters: addOther(QString::fromUtf8(m_document.string(m_block, node)), node); return;
    case Type::SoftBreak: addOther(u" ", node); return;
    case Type::HardBreak: addOther(u"\n", node); return;
    case Type::FootnoteReference: return;
    default: break;
    }
    m_open.push_back({node.after, &node});
    if (!node.isBlock()) {
        m_spanStarts.push_back(m_paragraph.text.size());
        return;
    }
    endParagraph();
    switch (node.type) {
    case Type::BlockQuote: ++m_quoteDepth; break;
    case Type::Heading: m_kinds.push_back(Kind::Heading); break;
    case Type::ListItem: m_kinds.push_back(Kind::ListItem); break;
    case Type::CodeBlock: m_kinds.push_back(Kind::Code); break;
    case Type::HeaderCell:
    case Type::Cell: m_kinds.push_back(Kind::TableCell); break;
    default: break;
    }
}

void BlockProse::leave(const Node &node)
{
    if (!node.isBlock()) {
        const qsizetype start = m_spanStarts.back();
        m_spanStarts.pop_back();
        const bool isBareLink = node.type == Type::Link
            && QStringView(m_paragraph.text).sliced(start).toUtf8() == m_document.string(m_block, node).toByteArray();
        if (node.type == Type::CodeSpan || isBareLink)
            addToNotLanguage(start);
        return;
    }
    endParagraph();
    switch (node.type) {
    case Type::BlockQuote: --m_quoteDepth; break;
    case Type::Heading:
    case Type::ListItem:
    case Type::CodeBlock:
    case Type::HeaderCell:
    case Type::Cell: m_kinds.pop_back(); break;
    default: break;
    }
}

void BlockProse::addToNotLanguage(qsizetype start)
{
    const qsizetype end = m_paragraph.text.size();
    if (end > start)
        m_paragraph.notLanguage.append({start, end});
}

void BlockProse::coverSource(TextRange source)
{
    if (!m_anySource)
        m_paragraph.source = source;
    m_paragraph.source.end = std::max(m_paragraph.source.end, source.end);
    m_anySource = true;
}

void BlockProse::addText(const Node &node)
{
    const QString text = QString::fromUtf8(m_document.text(m_block, node));
    const qsizetype source = m_document.sourcePosition(m_block, node.start);
    QList<ProseParagraph::Piece> &pieces = m_paragraph.pieces;
    const bool goesOn = !pieces.isEmpty() && pieces.back().sourceStart + pieces.back().length == source
        && pieces.back().textStart + pieces.back().length == m_paragraph.text.size();
    if (goesOn)
        pieces.back().length += text.size();
    else
        pieces.append({m_paragraph.text.size(), source, text.size()});
    m_paragraph.text += text;
    coverSource({source, source + text.size()});
}

void BlockProse::addOther(QStringView text, const Node &node)
{
    m_paragraph.text += text;
    coverSource(m_document.source(m_block, node));
}

void BlockProse::endParagraph()
{
    const bool hasWords = !QStringView(m_paragraph.text).trimmed().isEmpty();
    if (hasWords) {
        m_paragraph.kind = kindNow();
        m_paragraph.part = m_part;
        m_paragraph.quoteDepth = m_quoteDepth;
        if (m_paragraph.kind == Kind::Code) {
            m_paragraph.notLanguage = {{0, m_paragraph.text.size()}};
        } else {
            for (const CitationMark &mark : citationMarks(m_paragraph.text))
                m_paragraph.notLanguage.append(mark.range);
            std::sort(m_paragraph.notLanguage.begin(), m_paragraph.notLanguage.end(),
                      [](TextRange a, TextRange b) { return a.start < b.start; });
        }
        m_paragraphs.append(std::move(m_paragraph));
    }
    m_paragraph = {};
    m_anySource = false;
}

} // namespace

QList<ProseParagraph> proseOf(const Document &document, ArticlePart part)
{
    QList<ProseParagraph> paragraphs;
    for (const DocumentBlock &block : document.blocks())
        paragraphs.append(BlockProse(document, block, part, false).read());
    const qsizetype bodyCount = paragraphs.size();
    for (const DocumentBlock &block : document.noteBlocks())
        paragraphs.append(BlockProse(document, block, part, true).read());
    std::inplace_merge(paragraphs.begin(), paragraphs.begin() + bodyCount, paragraphs.end(),
                       [](const ProseParagraph &a, const ProseParagraph &b) { return a.source.start < b.source.start; });
    return paragraphs;
}

QList<ProseParagraph> captionsOf(const Document &document)
{
    QList<ProseParagraph> captions;
    for (const DocumentBlock &block : document.blocks()) {
        const Node *nodes = document.nodes(block);
        for (qint32 i = 0; i < block.nodeCount; ++i) {
            if (nodes[i].type != Type::Image)
                continue;
            const TextRange whole = document.source(block, nodes[i]);
            ProseParagraph alternative;
            alternative.part = ArticlePart::Deck;
            alternative.source = whole;
            for (qint32 k = i + 1; k < nodes[i].after; ++k) {
                if (nodes[k].type != Type::Text)
                    continue;
                const QString words = QString::fromUtf8(document.text(block, nodes[k]));
                alternative.pieces.append({alternative.text.size(), document.sourcePosition(block, nodes[k].start), words.size()});
                alternative.text += words;
            }
            ProseParagraph title = alternative;
            title.text = QString::fromUtf8(document.secondString(block, nodes[i]));
            title.pieces = {{0, whole.start, 0}};
            for (const ProseParagraph &caption : {alternative, title}) {
                if (!QStringView(caption.text).trimmed().isEmpty())
                    captions.append(caption);
            }
            i = nodes[i].after - 1;
        }
    }
    return captions;
}

QList<ProseParagraph> proseOfPlainText(const QString &text, ArticlePart part)
{
    QList<ProseParagraph> paragraphs;
    for (qsizetype start = 0; start <= text.size();) {
        const qsizetype feed = text.indexOf(QLatin1Char('\n'), start);
        const qsizetype end = feed < 0 ? text.size() : feed;
        const QString line = text.mid(start, end - start);
        if (!QStringView(line).trimmed().isEmpty()) {
            ProseParagraph paragraph;
            paragraph.part = part;
            paragraph.text = line;
            paragraph.pieces = {{0, start, line.size()}};
            paragraph.source = {start, end};
            paragraphs.append(paragraph);
        }
        start = end + 1;
    }
    return paragraphs;
}

} // namespace stet
