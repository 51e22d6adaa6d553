#include "app/text/documentbuilder.h"

#include "app/text/markdown.h"

#include <algorithm>

namespace stet {

namespace {

using Type = Node::Type;

constexpr int skipped = -1; ///< stands on the stack for a level that is left out

/// Levels that may be left out when the nesting is too deep: without them the words still stand in a sound tree.
bool canBeSkipped(Type type)
{
    return type == Type::BlockQuote || type == Type::BulletList || type == Type::OrderedList || type == Type::Emphasis
        || type == Type::Strong || type == Type::Strikethrough || type == Type::Link || type == Type::Image;
}

} // namespace

DocumentBuilder::DocumentBuilder(const QString &body)
{
    layOutText(body);
    for (std::size_t i = 0; i < m_definitions.size(); ++i) {
        if (!m_definitionOfLabel.contains(m_definitions[i].label))
            m_definitionOfLabel.insert(m_definitions[i].label, int(i));
    }
    m_blocksOfDefinition.reserve(m_definitions.size());
    m_lineAt = m_document.m_bodyStart;
}

void DocumentBuilder::layOutText(const QString &body)
{
    QByteArray source = body.toUtf8();
    m_document.m_sourceSize = body.size();
    m_document.m_isAscii = source.size() == body.size();
    m_definitions = noteDefinitions(source);
    if (m_definitions.empty()) {
        m_document.m_text = std::move(source);
        addStretches(0, qint32(m_document.m_text.size()), 0);
        return;
    }
    QByteArray &text = m_document.m_text;
    text.reserve(source.size() * 2);
    qsizetype units = 0;
    qint32 countedTo = 0;
    const auto unitsTo = [&](qint32 position) {
        units += QString::fromUtf8(QByteArrayView(source).sliced(countedTo, position - countedTo)).size();
        countedTo = position;
        return units;
    };
    for (const NoteDefinition &definition : m_definitions) {
        for (const NoteDefinition::Line &line : definition.lines) {
            text += "> ";
            const auto start = qint32(text.size());
            text += QByteArrayView(source).sliced(line.start, line.end - line.start);
            addStretches(start, qint32(text.size()), unitsTo(line.start));
            text += '\n';
        }
        text += '\n';
    }
    m_document.m_bodyStart = qint32(text.size());
    for (const NoteDefinition &definition : m_definitions) {
        for (qint32 i = definition.start; i < definition.end; ++i) {
            if (source[i] != '\n')
                source[i] = ' ';
        }
    }
    text += source;
    // Blanked bytes no longer tell how many units they were: the stretches between the notes start anew.
    countedTo = 0;
    units = 0;
    const QByteArray original = body.toUtf8();
    qint32 start = 0;
    for (std::size_t i = 0; i <= m_definitions.size(); ++i) {
        const qint32 end = i < m_definitions.size() ? m_definitions[i].start : qint32(source.size());
        const qsizetype at =
            units += QString::fromUtf8(QByteArrayView(original).sliced(countedTo, start - countedTo)).size();
        countedTo = start;
        addStretches(m_document.m_bodyStart + start, m_document.m_bodyStart + end, at);
        if (i < m_definitions.size())
            start = m_definitions[i].end;
    }
}

void DocumentBuilder::addStretches(qint32 textStart, qint32 textEnd, qsizetype source)
{
    std::vector<Document::Stretch> &stretches = m_document.m_stretches;
    stretches.push_back({textStart, qint32(source)});
    if (m_document.m_isAscii)
        return;
    constexpr qint32 step = 256;
    const QByteArray &text = m_document.m_text;
    for (qint32 i = textStart, last = textStart; i < textEnd; ++i) {
        const auto byte = static_cast<uchar>(text[i]);
        const bool beginsCharacter = (byte & 0xC0U) != 0x80U;
        if (beginsCharacter && i - last >= step) {
            stretches.push_back({i, qint32(source)});
            last = i;
        }
        source += beginsCharacter + (byte >= 0xF0U);
    }
}

void DocumentBuilder::beginNote()
{
    m_inNote = true;
    m_blocksOfDefinition.emplace_back(qint32(m_document.m_noteBlocks.size()), 0);
}

void DocumentBuilder::endNote()
{
    m_inNote = false;
    std::pair<qint32, qint32> &blocks = m_blocksOfDefinition.back();
    blocks.second = qint32(m_document.m_noteBlocks.size()) - blocks.first;
    if (m_blocksOfDefinition.size() == m_definitions.size())
        m_anyWords = false; // the body begins
}

void DocumentBuilder::beginTopBlock()
{
    m_block = {};
    m_block.firstNode = qint32(m_document.m_nodes.size());
    m_block.stringStart = qint32(m_document.m_strings.size());
}

/// Makes the block's offsets relative to the block.
void DocumentBuilder::endTopBlock()
{
    std::vector<Node> &nodes = m_document.m_nodes;
    const auto first = nodes.begin() + m_block.firstNode;
    m_block.nodeCount = qint32(nodes.size()) - m_block.firstNode;
    m_block.stringEnd = qint32(m_document.m_strings.size());
    m_block.textStart = first->start;
    m_block.textEnd = first->end;
    for (auto node = first; node != nodes.end(); ++node) {
        m_block.textStart = std::min(m_block.textStart, node->start);
        m_block.textEnd = std::max(m_block.textEnd, node->end);
    }
    for (auto node = first; node != nodes.end(); ++node) {
        node->start -= m_block.textStart;
        node->end -= m_block.textStart;
        node->after -= m_block.firstNode;
        if (node->stringLength + node->secondLength > 0)
            node->string -= m_block.stringStart;
    }
    if (m_inNote) {
        m_document.m_noteBlocks.push_back(m_block);
        return;
    }
    if (m_block.textStart > m_lineAt) {
        const char *text = m_document.m_text.constData();
        m_line += int(std::count(text + m_lineAt, text + m_block.textStart, '\n'));
        m_lineAt = m_block.textStart;
    }
    const bool fenced = first->type == Type::CodeBlock && first->detail != 0;
    m_block.sourceLine = std::max(0, m_line - (fenced ? 1 : 0));
    m_document.m_blocks.push_back(m_block);
}

Node *DocumentBuilder::open(Type type)
{
    m_runIsOpen = false;
    const bool parentSkipped = type == Type::ListItem && !m_open.empty() && m_open.back().index == skipped;
    if (parentSkipped || (int(m_open.size()) >= deepestNesting && canBeSkipped(type))) {
        if (type == Type::ListItem && m_document.m_nodes.back().type != Type::SoftBreak)
            addLeaf(Type::SoftBreak, m_lastEnd, m_lastEnd); // or the words of two items would run together
        m_open.push_back({skipped, type});
        return nullptr;
    }
    Node node;
    node.type = type;
    node.start = -1;
    m_open.push_back({int(m_document.m_nodes.size()), type});
    m_kept.push_back(int(m_document.m_nodes.size()));
    m_document.m_nodes.push_back(node);
    return &m_document.m_nodes.back();
}

Node::Type DocumentBuilder::close()
{
    m_runIsOpen = false;
    const OpenNode closed = m_open.back();
    m_open.pop_back();
    if (closed.index == skipped)
        return closed.type;
    m_kept.pop_back();
    Node &node = m_document.m_nodes[std::size_t(closed.index)];
    if (closed.type == Type::Heading)
        trimHeading(std::size_t(closed.index));
    if (node.start < 0)
        node.start = node.end = closed.type == Type::ThematicBreak ? placeAfterLastWords() : m_lastEnd;
    node.after = qint32(m_document.m_nodes.size());
    if (node.end > node.start || closed.type == Type::ThematicBreak)
        cover(node.start, node.end);
    return closed.type;
}

/// md4c leaves tabs at the ends of a heading, which are no part of it.
void DocumentBuilder::trimHeading(std::size_t index)
{
    const QByteArray &text = m_document.m_text;
    const auto isBlank = [&text](qint32 at) { return text[at] == ' ' || text[at] == '\t'; };
    std::vector<Node> &nodes = m_document.m_nodes;
    if (nodes.size() <= index + 1)
        return;
    Node &first = nodes[index + 1];
    while (first.type == Type::Text && first.start < first.end && isBlank(first.start))
        ++first.start;
    Node &last = nodes.back();
    while (last.type == Type::Text && last.end > last.start && isBlank(last.end - 1))
        --last.end;
}

/// The first place with something on it below the line of the last words: where a block without words stands.
qint32 DocumentBuilder::placeAfterLastWords() const
{
    const QByteArray &text = m_document.m_text;
    qsizetype place = m_anyWords ? text.indexOf('\n', m_lastEnd) : (m_inNote ? m_lastEnd : m_document.m_bodyStart);
    if (place < 0)
        return m_lastEnd;
    while (place < text.size() && (text[place] == '\n' || text[place] == ' ' || text[place] == '\t' || text[place] == '\r'))
        ++place;
    return place < text.size() ? qint32(place) : m_lastEnd;
}

void DocumentBuilder::addRun(qint32 start, qint32 end)
{
    if (m_runIsOpen && m_document.m_nodes.back().end == start) {
        m_document.m_nodes.back().end = end;
        cover(start, end);
        return;
    }
    addLeaf(Type::Text, start, end);
    m_runIsOpen = true;
}

void DocumentBuilder::addCharacters(QByteArrayView characters, qint32 start, qint32 end)
{
    const auto at = qint32(m_document.m_strings.size());
    m_document.m_strings += characters;
    Node &node = addLeaf(Type::Characters, start, end);
    node.string = at;
    node.stringLength = qint32(characters.size());
}

Node &DocumentBuilder::addLeaf(Type type, qint32 start, qint32 end)
{
    m_runIsOpen = false;
    Node node;
    node.type = type;
    node.start = start;
    node.end = end;
    m_document.m_nodes.push_back(node);
    m_document.m_nodes.back().after = qint32(m_document.m_nodes.size());
    cover(start, end);
    return m_document.m_nodes.back();
}

/// Notes that the open nodes cover these bytes; close() hands it on to the parents.
void DocumentBuilder::cover(qint32 start, qint32 end)
{
    m_lastEnd = end;
    m_anyWords = true;
    if (m_kept.empty())
        return;
    Node &node = m_document.m_nodes[std::size_t(m_kept.back())];
    if (node.start < 0)
        node.start = start;
    node.end = std::max(node.end, end);
}

void DocumentBuilder::setStrings(Node *node, QByteArrayView first, QByteArrayView second)
{
    node->string = qint32(m_document.m_strings.size());
    node->stringLength = qint32(first.size());
    node->secondLength = qint32(second.size());
    m_document.m_strings += first;
    m_document.m_strings += second;
}

bool DocumentBuilder::lineFeedFollows() const
{
    // The last line of a note has a line feed of its own, which the body may not have.
    return m_anyWords && m_lastEnd < m_document.m_text.size() && m_document.m_text[m_lastEnd] == '\n'
        && (!m_inNote || m_document.sourceOf(m_lastEnd) < m_document.m_sourceSize);
}

/// Gives notes their numbers in the order of the first references, first in the body and then in the notes themselves.
void DocumentBuilder::numberNotes()
{
    if (m_definitions.empty())
        return;
    std::vector<int> numbers(m_definitions.size(), 0);
    std::vector<int> order;
    for (const DocumentBlock &block : m_document.m_blocks)
        numberReferences(block, &numbers, &order);
    const auto noteOf = [this](int definition) {
        const NoteDefinition &found = m_definitions[std::size_t(definition)];
        Footnote note;
        note.label = QString::fromUtf8(found.label);
        note.firstBlock = m_blocksOfDefinition[std::size_t(definition)].first;
        note.blockCount = m_blocksOfDefinition[std::size_t(definition)].second;
        return note;
    };
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Footnote note = noteOf(order[i]);
        for (int block = note.firstBlock; block < note.firstBlock + note.blockCount; ++block)
            numberReferences(m_document.m_noteBlocks[std::size_t(block)], &numbers, &order);
    }
    for (const int definition : order) {
        m_document.m_footnotes.append(noteOf(definition));
        m_document.m_footnotes.back().mentions = m_mentions.value(definition);
    }
    for (std::size_t i = 0; i < m_definitions.size(); ++i) {
        if (numbers[i] == 0)
            m_document.m_unusedFootnotes.append(noteOf(int(i)));
    }
}

void DocumentBuilder::numberReferences(const DocumentBlock &block, std::vector<int> *numbers, std::vector<int> *order)
{
    for (qint32 i = block.firstNode; i < block.firstNode + block.nodeCount; ++i) {
        Node &node = m_document.m_nodes[std::size_t(i)];
        if (node.type != Type::FootnoteReference)
            continue;
        const auto definition = int(node.value);
        int &number = (*numbers)[std::size_t(definition)];
        if (number == 0) {
            order->push_back(definition);
            number = int(order->size());
        }
        node.value = quint32(number);
        node.mention = quint16(std::min(m_mentions[definition]++, 0xFFFF));
    }
}

Document DocumentBuilder::finish()
{
    numberNotes();
    return std::move(m_document);
}

} // namespace stet
