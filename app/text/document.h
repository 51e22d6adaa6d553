#pragma once

#include "app/text/prose.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <vector>

namespace stet {

/// One node of a parsed text. Nodes stand in the order of the text, a parent before its children, and `after` jumps
/// over a whole subtree: everything that walks a document is a loop, so that no nesting can exhaust the stack.
///
/// All offsets are relative to the top-level block that the node belongs to. A block that did not change is therefore
/// equal byte for byte in the next document, wherever it has moved to.
struct Node
{
    enum class Type : quint8 {
        Paragraph,
        Heading,       ///< `detail`: level 1 to 6
        BlockQuote,
        BulletList,    ///< `detail`: 1 when tight
        OrderedList,   ///< `detail`: 1 when tight; `value`: first number
        ListItem,
        ThematicBreak,
        CodeBlock,     ///< string: the info's first word
        Table,
        TableHead,
        TableBody,
        TableRow,
        HeaderCell,    ///< `detail`: 0 none, 1 left, 2 centre, 3 right
        Cell,          ///< as HeaderCell
        Text,          ///< words from the source, as they stand there
        Characters,    ///< a string that stands for something else in the source: an entity, a NUL
        SoftBreak,
        HardBreak,
        CodeSpan,
        Emphasis,
        Strong,
        Strikethrough,
        Link,          ///< string: address; second string: title
        Image,         ///< as Link; its children are the alternative text
        FootnoteReference, ///< `value`: the note's number, from 1; `mention`: which of its mentions this is, from 0
    };

    Type type = Type::Text;
    quint8 detail = 0;
    quint16 mention = 0;
    quint32 value = 0;
    qint32 start = 0;        ///< first byte of what the node covers, in the document's text
    qint32 end = 0;
    qint32 after = 0;        ///< index of the node after this subtree
    qint32 string = 0;       ///< where its strings start; `stringLength` and `secondLength` bytes
    qint32 stringLength = 0;
    qint32 secondLength = 0;

    bool isBlock() const { return type <= Type::Cell; }
    bool operator==(const Node &) const = default;
};

/// A top-level block: where its nodes, bytes and strings lie in the document.
struct DocumentBlock
{
    qint32 firstNode = 0;
    qint32 nodeCount = 0;
    qint32 textStart = 0;    ///< bytes; a node's `start` counts from here
    qint32 textEnd = 0;
    qint32 stringStart = 0;  ///< a node's `string` counts from here
    qint32 stringEnd = 0;
    int sourceLine = 0;      ///< line of the body in which it begins, from 0
};

/// A footnote that the text refers to, in the order of the first references.
struct Footnote
{
    QString label;
    int mentions = 0;        ///< how many references point to it; each gets a way back
    int firstBlock = 0;      ///< index into Document::noteBlocks()
    int blockCount = 0;
};

/// A Markdown text as a tree: a plain value that may be handed to any thread. Made by parseMarkdown().
class Document
{
public:
    const std::vector<DocumentBlock> &blocks() const { return m_blocks; }
    /// The blocks inside footnotes, reached through footnotes().
    const std::vector<DocumentBlock> &noteBlocks() const { return m_noteBlocks; }
    const QList<Footnote> &footnotes() const { return m_footnotes; }
    /// Definitions that nothing refers to: not shown, but spelled and counted as unused by those who ask.
    const QList<Footnote> &unusedFootnotes() const { return m_unusedFootnotes; }

    const Node *nodes(const DocumentBlock &block) const { return m_nodes.data() + block.firstNode; }
    QByteArrayView text(const DocumentBlock &block, const Node &node) const;     ///< UTF-8
    QByteArrayView string(const DocumentBlock &block, const Node &node) const;   ///< UTF-8
    QByteArrayView secondString(const DocumentBlock &block, const Node &node) const;

    /// Where a node stands in the body, in UTF-16 units.
    TextRange source(const DocumentBlock &block, const Node &node) const;
    /// The place in the body, in UTF-16 units, of byte `position` counted from the start of a block's text.
    qsizetype sourcePosition(const DocumentBlock &block, qint32 position) const;
    /// Where the words of a whole block stand in the body.
    TextRange source(const DocumentBlock &block) const;
    qsizetype sourceSize() const { return m_sourceSize; }

    /// Whether two blocks, perhaps of two documents, are written the same way (then their HTML is the same, too).
    static bool same(const Document &a, const DocumentBlock &blockOfA, const Document &b, const DocumentBlock &blockOfB);

private:
    friend class DocumentBuilder;

    /// From byte `text` on, up to the next stretch, the text is that of the body from unit `source` on.
    struct Stretch
    {
        qint32 text;
        qint32 source;
    };
    qsizetype sourceOf(qint32 textPosition) const;

    QByteArray m_text; ///< UTF-8: first the notes, then the body with the notes blanked
    std::vector<Stretch> m_stretches; ///< at each line of a note, and every few hundred bytes of a text beyond ASCII
    bool m_isAscii = true;
    qint32 m_bodyStart = 0; ///< where the body begins in the text
    std::vector<Node> m_nodes;
    QByteArray m_strings;
    std::vector<DocumentBlock> m_blocks;
    std::vector<DocumentBlock> m_noteBlocks;
    QList<Footnote> m_footnotes;
    QList<Footnote> m_unusedFootnotes;
    qsizetype m_sourceSize = 0;
};

} // namespace stet
