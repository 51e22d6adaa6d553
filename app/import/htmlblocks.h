#pragma once

#include "app/import/htmltree.h"
#include "app/import/inlinewriter.h"
#include "app/import/textblock.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace stet {

/// Turns elements of HTML into blocks of Markdown. Only what is named here comes through: an unknown element gives its
/// words, and what runs, embeds or asks gives nothing and is counted.
class HtmlBlocks
{
public:
    /// How much of the elements is read.
    enum class Take {
        Everything,
        Article ///< without what sites set into and around an article: advertisements, sign-ups, links to other pieces
    };

    explicit HtmlBlocks(Take take = Take::Everything) : m_take(take) {}

    /// Reads an element and everything in it; may be called again for the next one.
    void read(const HtmlNode &node);

    /// What was read; call once, at the end.
    QList<TextBlock> blocks();

    /// "2 scripts", "1 embedded page": what was left out, in words for the writer.
    QStringList dropped() const;

private:
    void readNode(const HtmlNode &node);
    void readChildren(const HtmlNode &node);
    bool readInline(const HtmlNode &node);
    bool readBlock(const HtmlNode &node);
    bool drops(const HtmlNode &node);
    void readMarked(const HtmlNode &node, InlineWriter::Mark mark, const QString &address = {});
    void readLink(const HtmlNode &node);
    void readPicture(const HtmlNode &node);
    void readFigure(const HtmlNode &node);
    void readHeading(const HtmlNode &node);
    void readQuote(const HtmlNode &node);
    void readList(const HtmlNode &node);
    void readCode(const HtmlNode &node);
    void readTable(const HtmlNode &node);
    void readWordListItem(const HtmlNode &node);
    HtmlBlocks inner(ProseParagraph::Kind kind) const;
    void flush();
    void add(TextBlock block);
    void addNested(QList<TextBlock> blocks, const QString &first, const QString &rest);

    Take m_take;
    QList<TextBlock> m_blocks;
    InlineWriter m_inline;
    ProseParagraph::Kind m_kind = ProseParagraph::Kind::Paragraph;
    int m_quoteDepth = 0;
    int m_headingLevel = 0;
    bool m_inLink = false;
    QMap<QString, int> m_dropped;
};

} // namespace stet
