#include "app/text/htmlwriter.h"

#include "app/text/safeaddress.h"

#include <QString>

#include <algorithm>
#include <array>
#include <vector>

namespace stet {

namespace {

using Type = Node::Type;

void appendEscaped(QByteArray *html, QByteArrayView text)
{
    qsizetype done = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char *written = nullptr;
        switch (text[i]) {
        case '&': written = "&amp;"; break;
        case '<': written = "&lt;"; break;
        case '>': written = "&gt;"; break;
        case '"': written = "&quot;"; break;
        default: continue;
        }
        html->append(text.data() + done, i - done).append(written);
        done = i + 1;
    }
    html->append(text.data() + done, text.size() - done);
}

/// An address with everything percent-encoded that may not stand in one.
void appendAddress(QByteArray *html, QByteArrayView address)
{
    constexpr QByteArrayView allowed("-_.+!*(),%#@?=;:/$~");
    constexpr QByteArrayView digits("0123456789ABCDEF");
    for (const char character : address) {
        const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
            || (character >= '0' && character <= '9');
        if (letter || allowed.contains(character)) {
            html->append(character);
        } else if (character == '&') {
            html->append("&amp;");
        } else if (character == '\'') {
            html->append("&#x27;");
        } else {
            const auto byte = static_cast<uchar>(character);
            html->append('%').append(digits[byte >> 4U]).append(digits[byte & 15U]);
        }
    }
}

class HtmlWriter
{
public:
    HtmlWriter(const Document &document, const HtmlOptions &options, QByteArray *html)
        : m_document(document), m_options(options), m_html(*html)
    {
    }

    void write(const DocumentBlock &block, const HtmlQuotations &quotations = {});
    void writeFootnotes();

private:
    struct OpenNode
    {
        qint32 after;
        const Node *node;
        bool tagged; ///< an end tag is owed
    };

    void enter(const Node &node);
    bool enterContainer(const Node &node);
    bool enterCell(const Node &node);
    bool enterLink(const Node &node);
    void leave(const OpenNode &open);
    void writeImage(const Node &node, qint32 index);
    void writeReference(const Node &node);
    void writeWaysBack(int number, int mentions);
    void appendWords(const Node &node);
    void appendQuotedText(const Node &node);
    void beginQuotation(qint32 position);
    void endQuotation(qint32 position);
    void enterQuotedBlock(const Node &node);
    void beginCaption();
    void writeCite(const QByteArray &address);
    const HtmlQuotedBlock *captioned(const Node &node) const;
    qint32 indexOf(const Node &node) const { return qint32(&node - m_document.nodes(*m_block)); }
    void breakLine();
    int headingLevel(const Node &node) const { return qBound(1, node.detail + m_options.headingShift, 6); }
    bool mayLink(QByteArrayView address) const;
    bool mayShow(QByteArrayView address) const;

    const Document &m_document;
    const HtmlOptions &m_options;
    QByteArray &m_html;
    const DocumentBlock *m_block = nullptr;
    const HtmlQuotations *m_quotations = nullptr;
    std::size_t m_quotation = 0; ///< the next one, or the open one
    bool m_inQuotation = false;
    bool m_inCaption = false;
    std::vector<OpenNode> m_open;
};

void HtmlWriter::breakLine()
{
    if (!m_html.isEmpty() && !m_html.endsWith('\n'))
        m_html += '\n';
}

bool HtmlWriter::mayLink(QByteArrayView address) const
{
    return m_options.use == HtmlUse::Readers ? isSafeLink(address)
                                             : !runsOrOpens(address) && !namesAnotherHost(address);
}

bool HtmlWriter::mayShow(QByteArrayView address) const
{
    return m_options.use == HtmlUse::Readers ? isSafeImage(address)
                                             : isPictureWrittenOut(address)
            || (!runsOrOpens(address) && !namesAnotherHost(address));
}

void HtmlWriter::write(const DocumentBlock &block, const HtmlQuotations &quotations)
{
    m_block = &block;
    m_quotations = &quotations;
    m_quotation = 0;
    const Node *nodes = m_document.nodes(block);
    for (qint32 i = 0; i < block.nodeCount;) {
        while (!m_open.empty() && m_open.back().after <= i) {
            leave(m_open.back());
            m_open.pop_back();
        }
        const Node &node = nodes[i];
        if (node.type == Type::Image) {
            writeImage(node, i);
            i = node.after;
            continue;
        }
        enter(node);
        ++i;
    }
    while (!m_open.empty()) {
        leave(m_open.back());
        m_open.pop_back();
    }
    m_quotations = nullptr; // they are the caller's, and may last no longer than the call
}

void HtmlWriter::enter(const Node &node)
{
    switch (node.type) {
    case Type::Text:
    case Type::Characters: appendWords(node); break;
    case Type::SoftBreak: m_html += '\n'; break;
    case Type::HardBreak: m_html += "<br />\n"; break;
    case Type::FootnoteReference: writeReference(node); break;
    default: m_open.push_back({node.after, &node, enterContainer(node)}); break;
    }
}

bool HtmlWriter::enterContainer(const Node &node)
{
    if (node.isBlock() && node.type != Type::HeaderCell && node.type != Type::Cell)
        breakLine();
    switch (node.type) {
    case Type::Paragraph: m_html += "<p>"; break;
    case Type::Heading: m_html += "<h" + QByteArray::number(headingLevel(node)) + '>'; break;
    case Type::BlockQuote: enterQuotedBlock(node); break;
    case Type::BulletList: m_html += "<ul>\n"; break;
    case Type::OrderedList:
        m_html += node.value == 1 ? QByteArray("<ol>\n") : "<ol start=\"" + QByteArray::number(node.value) + "\">\n";
        break;
    case Type::ListItem: m_html += "<li>"; break;
    case Type::ThematicBreak: m_html += "<hr />\n"; break;
    case Type::CodeBlock:
        m_html += "<pre><code";
        if (node.stringLength > 0) {
            m_html += " class=\"language-";
            appendEscaped(&m_html, m_document.string(*m_block, node));
            m_html += '"';
        }
        m_html += '>';
        break;
    case Type::Table: m_html += "<table>\n"; break;
    case Type::TableHead: m_html += "<thead>\n"; break;
    case Type::TableBody: m_html += "<tbody>\n"; break;
    case Type::TableRow: m_html += "<tr>\n"; break;
    case Type::HeaderCell:
    case Type::Cell: return enterCell(node);
    case Type::CodeSpan: m_html += "<code>"; break;
    case Type::Emphasis: m_html += "<em>"; break;
    case Type::Strong: m_html += "<strong>"; break;
    case Type::Strikethrough: m_html += "<del>"; break;
    case Type::Link: return enterLink(node);
    default: break;
    }
    return true;
}

bool HtmlWriter::enterCell(const Node &node)
{
    static constexpr std::array<const char *, 4> sides{"", "left", "center", "right"};
    m_html += node.type == Type::HeaderCell ? "<th" : "<td";
    if (node.detail > 0 && node.detail < sides.size())
        m_html += (m_options.styles ? " style=\"text-align: " : " align=\"") + QByteArray(sides[node.detail]) + '"';
    m_html += '>';
    return true;
}

bool HtmlWriter::enterLink(const Node &node)
{
    const QByteArrayView address = m_document.string(*m_block, node);
    if (!mayLink(address))
        return false;
    m_html += "<a href=\"";
    appendAddress(&m_html, address);
    m_html += '"';
    if (node.secondLength > 0) {
        m_html += " title=\"";
        appendEscaped(&m_html, m_document.secondString(*m_block, node));
        m_html += '"';
    }
    m_html += '>';
    return true;
}

void HtmlWriter::leave(const OpenNode &open)
{
    const Node &node = *open.node;
    switch (node.type) {
    case Type::Paragraph: m_html += m_inCaption ? "</figcaption>\n" : "</p>\n"; break;
    case Type::Heading: m_html += "</h" + QByteArray::number(headingLevel(node)) + ">\n"; break;
    case Type::BlockQuote:
        breakLine();
        m_html += m_inCaption ? "</figure>\n" : "</blockquote>\n";
        m_inCaption = false;
        break;
    case Type::BulletList: breakLine(); m_html += "</ul>\n"; break;
    case Type::OrderedList: breakLine(); m_html += "</ol>\n"; break;
    case Type::ListItem: m_html += "</li>\n"; break;
    case Type::CodeBlock: m_html += "</code></pre>\n"; break;
    case Type::Table: m_html += "</table>\n"; break;
    case Type::TableHead: m_html += "</thead>\n"; break;
    case Type::TableBody: m_html += "</tbody>\n"; break;
    case Type::TableRow: m_html += "</tr>\n"; break;
    case Type::HeaderCell: m_html += "</th>\n"; break;
    case Type::Cell: m_html += "</td>\n"; break;
    case Type::CodeSpan: m_html += "</code>"; break;
    case Type::Emphasis: m_html += "</em>"; break;
    case Type::Strong: m_html += "</strong>"; break;
    case Type::Strikethrough: m_html += "</del>"; break;
    case Type::Link:
        if (open.tagged)
            m_html += "</a>";
        break;
    default: break;
    }
}

void HtmlWriter::appendWords(const Node &node)
{
    if (node.type == Type::Text) {
        appendQuotedText(node);
        return;
    }
    beginQuotation(node.start);
    appendEscaped(&m_html, m_document.string(*m_block, node));
    endQuotation(node.end);
}

void HtmlWriter::appendQuotedText(const Node &node)
{
    const QByteArrayView text = m_document.text(*m_block, node);
    if (!m_open.empty() && m_open.back().node->type == Type::Paragraph) {
        const HtmlQuotedBlock *block = captioned(*m_open.back().node);
        if (block && block->credit == node.start && !m_inCaption)
            beginCaption();
    }
    for (qint32 done = node.start; done < node.end;) {
        beginQuotation(done);
        qint32 stop = node.end;
        if (m_quotation < m_quotations->within.size()) {
            const HtmlQuotation &next = m_quotations->within[m_quotation];
            const qint32 edge = m_inQuotation ? next.end : next.start;
            if (edge > done && edge < stop)
                stop = edge;
        }
        appendEscaped(&m_html, text.sliced(done - node.start, stop - done));
        endQuotation(stop);
        done = stop;
    }
}

void HtmlWriter::beginQuotation(qint32 position)
{
    if (m_inQuotation || m_quotation >= m_quotations->within.size()
        || m_quotations->within[m_quotation].start != position)
        return;
    m_html += "<q";
    writeCite(m_quotations->within[m_quotation].cite);
    m_html += '>';
    m_inQuotation = true;
}

void HtmlWriter::endQuotation(qint32 position)
{
    if (!m_inQuotation || m_quotations->within[m_quotation].end != position)
        return;
    m_html += "</q>";
    m_inQuotation = false;
    ++m_quotation;
}

void HtmlWriter::writeCite(const QByteArray &address)
{
    if (address.isEmpty())
        return;
    m_html += " cite=\"";
    appendAddress(&m_html, address);
    m_html += '"';
}

void HtmlWriter::enterQuotedBlock(const Node &node)
{
    const qint32 index = indexOf(node);
    const auto known = std::find_if(m_quotations->blocks.begin(), m_quotations->blocks.end(),
                                    [index](const HtmlQuotedBlock &block) { return block.node == index; });
    if (known == m_quotations->blocks.end()) {
        m_html += "<blockquote>\n";
        return;
    }
    if (known->caption >= 0)
        m_html += "<figure>\n";
    m_html += "<blockquote";
    writeCite(known->cite);
    m_html += ">\n";
}

const HtmlQuotedBlock *HtmlWriter::captioned(const Node &node) const
{
    if (m_quotations->blocks.empty())
        return nullptr;
    const qint32 index = indexOf(node);
    const auto known = std::find_if(m_quotations->blocks.begin(), m_quotations->blocks.end(),
                                    [index](const HtmlQuotedBlock &block) { return block.caption == index; });
    return known == m_quotations->blocks.end() ? nullptr : &*known;
}

/// Right after "<p>", or after a line of the paragraph: the blockquote ends, and the speaker's line goes on beneath it.
void HtmlWriter::beginCaption()
{
    constexpr QByteArrayView paragraph("<p>");
    constexpr QByteArrayView lineBreak("<br />\n");
    if (m_html.endsWith(paragraph)) {
        m_html.chop(paragraph.size());
    } else {
        if (m_html.endsWith(lineBreak))
            m_html.chop(lineBreak.size());
        m_html += "</p>\n";
    }
    m_html += "</blockquote>\n<figcaption>";
    m_inCaption = true;
}

void HtmlWriter::writeImage(const Node &image, qint32 index)
{
    const Node *nodes = m_document.nodes(*m_block);
    const QByteArrayView address = m_document.string(*m_block, image);
    const bool shown = mayShow(address);
    if (shown) {
        m_html += "<img src=\"";
        if (isPictureWrittenOut(address))
            appendEscaped(&m_html, address);
        else
            appendAddress(&m_html, address);
        m_html += "\" alt=\"";
    }
    for (qint32 i = index + 1; i < image.after; ++i) {
        const Node &node = nodes[i];
        if (node.type == Type::Text || node.type == Type::Characters)
            appendWords(node);
        else if (node.type == Type::SoftBreak || node.type == Type::HardBreak)
            m_html += '\n';
    }
    if (!shown)
        return;
    m_html += '"';
    if (image.secondLength > 0) {
        m_html += " title=\"";
        appendEscaped(&m_html, m_document.secondString(*m_block, image));
        m_html += '"';
    }
    m_html += " />";
}

/// The end of the anchor's name: nothing for the first mention, "-2" for the second.
QByteArray mentionSuffix(int mention)
{
    return mention == 0 ? QByteArray() : '-' + QByteArray::number(mention + 1);
}

void HtmlWriter::writeReference(const Node &node)
{
    const QByteArray number = QByteArray::number(node.value);
    m_html += "<sup><a href=\"#" + m_options.anchors + "fn" + number + "\" id=\"" + m_options.anchors + "fnref" + number + mentionSuffix(node.mention)
        + "\" role=\"doc-noteref\">" + number + "</a></sup>";
}

void HtmlWriter::writeWaysBack(int number, int mentions)
{
    for (int mention = 0; mention < mentions; ++mention) {
        m_html += " <a href=\"#" + m_options.anchors + "fnref" + QByteArray::number(number) + mentionSuffix(mention)
            + "\" role=\"doc-backlink\">\xE2\x86\xA9\xEF\xB8\x8E";
        if (mention > 0)
            m_html += "<sup>" + QByteArray::number(mention + 1) + "</sup>";
        m_html += "</a>";
    }
}

void HtmlWriter::writeFootnotes()
{
    const QList<Footnote> &notes = m_document.footnotes();
    if (notes.isEmpty())
        return;
    m_html += "<section role=\"doc-endnotes\">\n<ol>\n";
    for (int i = 0; i < notes.size(); ++i) {
        const Footnote &note = notes[i];
        m_html += "<li id=\"" + m_options.anchors + "fn" + QByteArray::number(i + 1) + "\">\n";
        for (int block = note.firstBlock; block < note.firstBlock + note.blockCount; ++block)
            write(m_document.noteBlocks()[std::size_t(block)]);
        const bool endsInParagraph = m_html.endsWith("</p>\n");
        if (endsInParagraph)
            m_html.chop(5);
        else
            m_html += "<p>";
        writeWaysBack(i + 1, note.mentions);
        m_html += "</p>\n</li>\n";
    }
    m_html += "</ol>\n</section>\n";
}

} // namespace

QByteArray renderHtml(const Document &document, const HtmlOptions &options)
{
    QByteArray html;
    HtmlWriter writer(document, options, &html);
    for (const DocumentBlock &block : document.blocks())
        writer.write(block);
    writer.writeFootnotes();
    return html;
}

QByteArray renderHtml(const Document &document, const DocumentBlock &block, const HtmlOptions &options,
                      const HtmlQuotations &quotations)
{
    QByteArray html;
    html.reserve(block.textEnd - block.textStart + 32);
    HtmlWriter(document, options, &html).write(block, quotations);
    return html;
}

QByteArray renderFootnotes(const Document &document, const HtmlOptions &options)
{
    QByteArray html;
    HtmlWriter(document, options, &html).writeFootnotes();
    return html;
}

QByteArray escapedHtml(QStringView text)
{
    QByteArray html;
    appendEscaped(&html, text.toUtf8());
    return html;
}

} // namespace stet
