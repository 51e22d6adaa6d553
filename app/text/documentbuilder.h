#pragma once

#include "app/text/document.h"
#include "app/text/notedefinitions.h"

#include <QHash>
#include <utility>
#include <vector>

namespace stet {

/// Builds a Document from what a reader of Markdown meets, in the order of the text. Used once, by one reader.
///
/// The text that is to be read is text(): the footnotes first, each as a block quote of its own, then the body, in which
/// they are blanked. So one run reads both, a link's definition is known to both, and the body keeps its places. The
/// first noteCount() block quotes are announced by beginNote() and endNote() instead of open() and close().
class DocumentBuilder
{
public:
    explicit DocumentBuilder(const QString &body);

    const QByteArray &text() const { return m_document.m_text; }
    int noteCount() const { return int(m_definitions.size()); }
    /// Which note a folded label belongs to; -1: none.
    int noteOf(const QByteArray &label) const { return m_definitionOfLabel.value(label, -1); }

    void beginNote();
    void endNote();
    void beginTopBlock(); ///< of the body, or inside a note
    void endTopBlock();

    /// Opens a node; nothing when the nesting is so deep that the level is left out. close() closes the one opened last.
    /// The node stays where it is until the next one is added.
    Node *open(Node::Type type);
    Node::Type close();

    void addRun(qint32 start, qint32 end); ///< words as they stand in the text; goes on with a run that ends at `start`
    void addCharacters(QByteArrayView characters, qint32 start, qint32 end);
    Node &addLeaf(Node::Type type, qint32 start, qint32 end);
    void setStrings(Node *node, QByteArrayView first, QByteArrayView second);

    qint32 lastEnd() const { return m_lastEnd; } ///< where the words met last end
    bool lineFeedFollows() const;                ///< in the text and in the body, right after the words met last

    Document finish();

private:
    struct OpenNode
    {
        int index;
        Node::Type type;
    };

    void layOutText(const QString &body);
    void addStretches(qint32 textStart, qint32 textEnd, qsizetype source);
    void cover(qint32 start, qint32 end);
    void trimHeading(std::size_t index);
    qint32 placeAfterLastWords() const;
    void numberNotes();
    void numberReferences(const DocumentBlock &block, std::vector<int> *numbers, std::vector<int> *order);

    Document m_document;
    std::vector<NoteDefinition> m_definitions;
    QHash<QByteArray, int> m_definitionOfLabel;
    std::vector<std::pair<qint32, qint32>> m_blocksOfDefinition; ///< first note block and how many
    QHash<int, int> m_mentions;                                  ///< of a definition
    std::vector<OpenNode> m_open;
    std::vector<int> m_kept; ///< the open nodes that were not left out
    DocumentBlock m_block;
    bool m_inNote = false;
    bool m_runIsOpen = false; ///< the last node is text that what follows may be added to
    bool m_anyWords = false;
    qint32 m_lastEnd = 0;
    qint32 m_lineAt = 0; ///< the place up to which lines were counted
    int m_line = 0;
};

} // namespace stet
