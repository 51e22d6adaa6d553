#include "app/text/markdown.h"

#include "app/text/entities.h"
#include "app/text/notedefinitions.h"

#include <QHash>

#include <algorithm>
#include <cstring>
#include <md4c.h>

namespace stet {

namespace {

using Type = Node::Type;

constexpr int skipped = -1; ///< stands on the stack for a level that is not kept
constexpr unsigned dialect = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;

/// Levels that may be left out when the nesting is too deep: without them the words still stand in a sound tree.
bool canBeSkipped(Type type)
{
    return type == Type::BlockQuote || type == Type::BulletList || type == Type::OrderedList || type == Type::Emphasis
        || type == Type::Strong || type == Type::Strikethrough || type == Type::Link || type == Type::Image;
}

} // namespace

/// Turns md4c's calls into a Document. Used once, by parseMarkdown().
class MarkdownReader
{
public:
    Document read(const QString &body);

private:
    struct OpenNode
    {
        int index;
        Type type;
    };

    void layOutText(const QString &body);
    void addStretches(qint32 textStart, qint32 textEnd, qsizetype source);
    void numberNotes();
    void numberReferences(const DocumentBlock &block, std::vector<int> *numbers, std::vector<int> *order);

    int enterBlock(MD_BLOCKTYPE type, const void *detail);
    int leaveBlock(MD_BLOCKTYPE type);
    int enterSpan(MD_SPANTYPE type, const void *detail);
    int leaveSpan();
    int addText(MD_TEXTTYPE type, const char *text, MD_SIZE size);

    void beginTopBlock();
    void endTopBlock();
    void open(Type type);
    void close();
    Node &addLeaf(Type type, qint32 start, qint32 end);
    void addWords(qint32 start, qint32 end);
    void addRun(qint32 start, qint32 end);
    void addCharacters(QByteArrayView characters, qint32 start, qint32 end);
    void setStrings(const MD_ATTRIBUTE &first, const MD_ATTRIBUTE *second);
    qint32 appendAttribute(const MD_ATTRIBUTE &attribute);
    bool isInText(const char *pointer) const;
    qint32 placeAfterLastWords() const;
    void cover(qint32 start, qint32 end);

    Document m_document;
    std::vector<NoteDefinition> m_definitions;
    QHash<QByteArray, int> m_definitionOfLabel;
    std::vector<OpenNode> m_open;
    DocumentBlock m_block;
    std::vector<std::pair<qint32, qint32>> m_blocksOfDefinition; ///< first note block and how many
    int m_notesLeft = 0;   ///< block quotes still to come that are notes
    int m_depth = 0;       ///< md4c's, in blocks
    bool m_inNote = false;
    int m_linkDepth = 0;
    int m_codeDepth = 0;
    qint32 m_lastEnd = 0;  ///< where the words seen last end
    bool m_anyWords = false;
    qint32 m_lineAt = 0;   ///< the place up to which lines were counted
    int m_line = 0;
    bool m_runIsOpen = false; ///< the last node is text that what follows may be added to
    QHash<int, int> m_mentions; ///< of a definition

    friend struct Callbacks;
};

/// md4c's C interface.
struct Callbacks
{
    static MarkdownReader *reader(void *data) { return static_cast<MarkdownReader *>(data); }
    static int enterBlock(MD_BLOCKTYPE type, void *detail, void *data) { return reader(data)->enterBlock(type, detail); }
    static int leaveBlock(MD_BLOCKTYPE type, void *, void *data) { return reader(data)->leaveBlock(type); }
    static int enterSpan(MD_SPANTYPE type, void *detail, void *data) { return reader(data)->enterSpan(type, detail); }
    static int leaveSpan(MD_SPANTYPE, void *, void *data) { return reader(data)->leaveSpan(); }
    static int text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
    {
        return reader(data)->addText(type, text, size);
    }
};

/// Puts the notes before the body, each as a block quote, so that one run reads both and a link's definition is known to
/// both; blanks them in the body, so that the rest keeps its place.
void MarkdownReader::layOutText(const QString &body)
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

void MarkdownReader::addStretches(qint32 textStart, qint32 textEnd, qsizetype source)
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

Document MarkdownReader::read(const QString &body)
{
    layOutText(body);
    for (std::size_t i = 0; i < m_definitions.size(); ++i) {
        if (!m_definitionOfLabel.contains(m_definitions[i].label))
            m_definitionOfLabel.insert(m_definitions[i].label, int(i));
    }
    m_notesLeft = int(m_definitions.size());
    m_blocksOfDefinition.reserve(m_definitions.size());
    m_lineAt = m_document.m_bodyStart;
    const MD_PARSER parser{0, dialect, Callbacks::enterBlock, Callbacks::leaveBlock, Callbacks::enterSpan,
                           Callbacks::leaveSpan, Callbacks::text, nullptr, nullptr};
    md_parse(m_document.m_text.constData(), MD_SIZE(m_document.m_text.size()), &parser, this);
    numberNotes();
    return std::move(m_document);
}

int MarkdownReader::enterBlock(MD_BLOCKTYPE type, const void *detail)
{
    if (type == MD_BLOCK_DOC)
        return 0;
    if (m_depth == 0 && m_notesLeft > 0) {
        m_inNote = true;
        m_blocksOfDefinition.emplace_back(qint32(m_document.m_noteBlocks.size()), 0);
    } else if (m_depth == (m_inNote ? 1 : 0)) {
        beginTopBlock();
    }
    ++m_depth;
    if (m_inNote && m_depth == 1)
        return 0;

    const auto nodeAt = [this] { return m_open.back().index == skipped ? nullptr : &m_document.m_nodes.back(); };
    switch (type) {
    case MD_BLOCK_QUOTE: open(Type::BlockQuote); break;
    case MD_BLOCK_UL:
        open(Type::BulletList);
        if (Node *node = nodeAt())
            node->detail = static_cast<const MD_BLOCK_UL_DETAIL *>(detail)->is_tight != 0;
        break;
    case MD_BLOCK_OL:
        open(Type::OrderedList);
        if (Node *node = nodeAt()) {
            node->detail = static_cast<const MD_BLOCK_OL_DETAIL *>(detail)->is_tight != 0;
            node->value = static_cast<const MD_BLOCK_OL_DETAIL *>(detail)->start;
        }
        break;
    case MD_BLOCK_LI: open(Type::ListItem); break;
    case MD_BLOCK_HR: open(Type::ThematicBreak); break;
    case MD_BLOCK_H:
        open(Type::Heading);
        if (Node *node = nodeAt())
            node->detail = quint8(static_cast<const MD_BLOCK_H_DETAIL *>(detail)->level);
        break;
    case MD_BLOCK_CODE:
        open(Type::CodeBlock);
        ++m_codeDepth;
        if (Node *node = nodeAt()) {
            setStrings(static_cast<const MD_BLOCK_CODE_DETAIL *>(detail)->lang, nullptr);
            node->detail = static_cast<const MD_BLOCK_CODE_DETAIL *>(detail)->fence_char != 0;
        }
        break;
    case MD_BLOCK_TABLE: open(Type::Table); break;
    case MD_BLOCK_THEAD: open(Type::TableHead); break;
    case MD_BLOCK_TBODY: open(Type::TableBody); break;
    case MD_BLOCK_TR: open(Type::TableRow); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        open(type == MD_BLOCK_TH ? Type::HeaderCell : Type::Cell);
        if (Node *node = nodeAt())
            node->detail = quint8(static_cast<const MD_BLOCK_TD_DETAIL *>(detail)->align);
        break;
    default: open(Type::Paragraph); break;
    }
    return 0;
}

int MarkdownReader::leaveBlock(MD_BLOCKTYPE type)
{
    if (type == MD_BLOCK_DOC)
        return 0;
    --m_depth;
    if (m_inNote && m_depth == 0) {
        m_inNote = false;
        --m_notesLeft;
        m_blocksOfDefinition.back().second =
            qint32(m_document.m_noteBlocks.size()) - m_blocksOfDefinition.back().first;
        if (m_notesLeft == 0)
            m_anyWords = false;
        return 0;
    }
    if (type == MD_BLOCK_CODE)
        --m_codeDepth;
    close();
    if (m_depth == (m_inNote ? 1 : 0))
        endTopBlock();
    return 0;
}

int MarkdownReader::enterSpan(MD_SPANTYPE type, const void *detail)
{
    switch (type) {
    case MD_SPAN_EM: open(Type::Emphasis); break;
    case MD_SPAN_STRONG: open(Type::Strong); break;
    case MD_SPAN_DEL: open(Type::Strikethrough); break;
    case MD_SPAN_CODE:
        open(Type::CodeSpan);
        ++m_codeDepth;
        break;
    case MD_SPAN_A:
        open(Type::Link);
        ++m_linkDepth;
        setStrings(static_cast<const MD_SPAN_A_DETAIL *>(detail)->href,
                   &static_cast<const MD_SPAN_A_DETAIL *>(detail)->title);
        break;
    case MD_SPAN_IMG:
        open(Type::Image);
        ++m_linkDepth;
        setStrings(static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->src,
                   &static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->title);
        break;
    default: open(Type::Emphasis); break;
    }
    return 0;
}

int MarkdownReader::leaveSpan()
{
    const Type type = m_open.back().type;
    m_linkDepth -= type == Type::Link || type == Type::Image;
    m_codeDepth -= type == Type::CodeSpan;
    close();
    return 0;
}

int MarkdownReader::addText(MD_TEXTTYPE type, const char *text, MD_SIZE size)
{
    const bool inText = isInText(text);
    const qint32 start = inText ? qint32(text - m_document.m_text.constData()) : m_lastEnd;
    const qint32 end = inText ? start + qint32(size) : m_lastEnd;
    switch (type) {
    case MD_TEXT_NULLCHAR: addCharacters("\xEF\xBF\xBD", start, end); break;
    case MD_TEXT_BR: addLeaf(Type::HardBreak, m_lastEnd, m_lastEnd); break;
    case MD_TEXT_SOFTBR: addLeaf(Type::SoftBreak, m_lastEnd, m_lastEnd); break;
    case MD_TEXT_ENTITY: {
        const QByteArray characters = entityText(QByteArrayView(text, size));
        if (characters.isEmpty())
            addRun(start, end);
        else
            addCharacters(characters, start, end);
        break;
    }
    default:
        if (size == 0)
            break;
        if (inText && m_codeDepth == 0 && m_linkDepth == 0 && !m_definitionOfLabel.isEmpty())
            addWords(start, end);
        else if (inText)
            addRun(start, end);
        else if (size == 1 && *text == '\n' && m_lastEnd < m_document.m_text.size() && m_document.m_text[m_lastEnd] == '\n'
                 && m_anyWords)
            addRun(m_lastEnd, m_lastEnd + 1); // the line feed that md4c hands over is the one in the text
        else
            addCharacters(QByteArrayView(text, size), start, end);
        break;
    }
    return 0;
}

/// Words that may hold references to footnotes.
void MarkdownReader::addWords(qint32 start, qint32 end)
{
    const QByteArrayView words = QByteArrayView(m_document.m_text).sliced(start, end - start);
    qint32 done = 0;
    for (qsizetype at = words.indexOf("[^"); at >= 0; at = words.indexOf("[^", at + 1)) {
        qsizetype length = 0;
        const QByteArray label = noteReferenceAt(words, at, &length);
        const auto definition = label.isEmpty() ? m_definitionOfLabel.constEnd() : m_definitionOfLabel.constFind(label);
        if (definition == m_definitionOfLabel.constEnd())
            continue;
        if (at > done)
            addRun(start + done, start + qint32(at));
        done = qint32(at + length);
        addLeaf(Type::FootnoteReference, start + qint32(at), start + done).value = quint32(*definition);
        at = done - 1;
    }
    if (start + done < end)
        addRun(start + done, end);
}

void MarkdownReader::addRun(qint32 start, qint32 end)
{
    if (m_runIsOpen && m_document.m_nodes.back().end == start) {
        m_document.m_nodes.back().end = end;
        cover(start, end);
        return;
    }
    addLeaf(Type::Text, start, end);
    m_runIsOpen = true;
}

void MarkdownReader::addCharacters(QByteArrayView characters, qint32 start, qint32 end)
{
    const auto at = qint32(m_document.m_strings.size());
    m_document.m_strings += characters;
    Node &node = addLeaf(Type::Characters, start, end);
    node.string = at;
    node.stringLength = qint32(characters.size());
}

Node &MarkdownReader::addLeaf(Type type, qint32 start, qint32 end)
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
void MarkdownReader::cover(qint32 start, qint32 end)
{
    m_lastEnd = end;
    m_anyWords = true;
    for (auto open = m_open.rbegin(); open != m_open.rend(); ++open) {
        if (open->index == skipped)
            continue;
        Node &node = m_document.m_nodes[std::size_t(open->index)];
        if (node.start < 0)
            node.start = start;
        node.end = std::max(node.end, end);
        break;
    }
}

void MarkdownReader::open(Type type)
{
    m_runIsOpen = false;
    const bool parentSkipped = type == Type::ListItem && !m_open.empty() && m_open.back().index == skipped;
    if (parentSkipped || (int(m_open.size()) >= deepestNesting && canBeSkipped(type))) {
        if (type == Type::ListItem)
            addLeaf(Type::SoftBreak, m_lastEnd, m_lastEnd); // or the words of two items would run together
        m_open.push_back({skipped, type});
        return;
    }
    Node node;
    node.type = type;
    node.start = -1;
    m_open.push_back({int(m_document.m_nodes.size()), type});
    m_document.m_nodes.push_back(node);
}

void MarkdownReader::close()
{
    m_runIsOpen = false;
    const OpenNode closed = m_open.back();
    m_open.pop_back();
    if (closed.index == skipped)
        return;
    Node &node = m_document.m_nodes[std::size_t(closed.index)];
    if (node.start < 0)
        node.start = node.end = closed.type == Type::ThematicBreak ? placeAfterLastWords() : m_lastEnd;
    node.after = qint32(m_document.m_nodes.size());
    if (node.end > node.start || closed.type == Type::ThematicBreak)
        cover(node.start, node.end);
}

/// The first place with something on it below the line of the last words: where a block without words stands.
qint32 MarkdownReader::placeAfterLastWords() const
{
    const QByteArray &text = m_document.m_text;
    qsizetype place = m_anyWords ? text.indexOf('\n', m_lastEnd) : (m_inNote ? m_lastEnd : m_document.m_bodyStart);
    if (place < 0)
        return m_lastEnd;
    while (place < text.size() && (text[place] == '\n' || text[place] == ' ' || text[place] == '\t' || text[place] == '\r'))
        ++place;
    return place < text.size() ? qint32(place) : m_lastEnd;
}

bool MarkdownReader::isInText(const char *pointer) const
{
    const std::less<const char *> before;
    const char *start = m_document.m_text.constData();
    return !before(pointer, start) && before(pointer, start + m_document.m_text.size());
}

qint32 MarkdownReader::appendAttribute(const MD_ATTRIBUTE &attribute)
{
    QByteArray &strings = m_document.m_strings;
    const qsizetype before = strings.size();
    if (attribute.size == 0)
        return 0;
    for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
        const QByteArrayView piece(attribute.text + attribute.substr_offsets[i],
                                   qsizetype(attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]));
        if (attribute.substr_types[i] == MD_TEXT_NULLCHAR) {
            strings += "\xEF\xBF\xBD";
        } else if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
            const QByteArray characters = entityText(piece);
            strings += characters.isEmpty() ? piece.toByteArray() : characters;
        } else {
            strings += piece;
        }
    }
    return qint32(strings.size() - before);
}

void MarkdownReader::setStrings(const MD_ATTRIBUTE &first, const MD_ATTRIBUTE *second)
{
    if (m_open.back().index == skipped)
        return;
    const auto at = qint32(m_document.m_strings.size());
    const qint32 length = appendAttribute(first);
    const qint32 secondLength = second ? appendAttribute(*second) : 0;
    Node &node = m_document.m_nodes[std::size_t(m_open.back().index)];
    node.string = at;
    node.stringLength = length;
    node.secondLength = secondLength;
}

void MarkdownReader::beginTopBlock()
{
    m_block = {};
    m_block.firstNode = qint32(m_document.m_nodes.size());
    m_block.stringStart = qint32(m_document.m_strings.size());
}

/// Makes the block's offsets relative to the block.
void MarkdownReader::endTopBlock()
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

/// Gives notes their numbers in the order of the first references, first in the body and then in the notes themselves.
void MarkdownReader::numberNotes()
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

void MarkdownReader::numberReferences(const DocumentBlock &block, std::vector<int> *numbers, std::vector<int> *order)
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

Document parseMarkdown(const QString &body)
{
    return MarkdownReader().read(body);
}

} // namespace stet
