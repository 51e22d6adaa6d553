#pragma once

#include "app/text/document.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>
#include <vector>

namespace stet {

/// What the HTML is for.
enum class HtmlUse {
    /// As the examples of the CommonMark specification: any address but those that run or open something
    /// (`javascript:`, `vbscript:`, `data:`, `file:`).
    Specification,
    /// For readers of a page: only addresses that safeaddress.h allows; other links are words.
    Readers,
};

/// How a text is written.
struct HtmlOptions
{
    HtmlUse use = HtmlUse::Specification;
    int headingShift = 0; ///< added to the level of headings, which stays between 1 and 6
    QByteArray anchors;   ///< begins the names of a text's footnote anchors, where several texts share a page
    /// Columns are aligned by `style`, as HTML 5 wants it; else by `align`, which survives where styles are stripped.
    bool styles = false;
};

/// A quotation inside a block, its own marks among it. Both ends lie in words that have the same parent, so that the
/// element nests whatever the words are set in.
struct HtmlQuotation
{
    qint32 start = 0; ///< first byte, counted as a node's `start`
    qint32 end = 0;
    QByteArray cite;  ///< address of the source; empty: not given

    bool operator==(const HtmlQuotation &) const = default;
};

/// A block quotation whose source or speaker is known.
struct HtmlQuotedBlock
{
    qint32 node = 0;     ///< index of its BlockQuote in the block
    QByteArray cite;     ///< address of the source; empty: not given
    qint32 caption = -1; ///< index of its last paragraph when that names the speaker, in whole or from `credit` on
    qint32 credit = 0;   ///< first byte of the line that names the speaker: the start of a Text

    bool operator==(const HtmlQuotedBlock &) const = default;
};

/// The quotations of a block, for elements that say whose words they are. The words stay what they are without it.
struct HtmlQuotations
{
    std::vector<HtmlQuotation> within; ///< in order, none inside another
    std::vector<HtmlQuotedBlock> blocks;

    bool isEmpty() const { return within.empty() && blocks.empty(); }
    bool operator==(const HtmlQuotations &) const = default;
};

/// The fragment of HTML that a text stands for, UTF-8, as XHTML that is HTML, too. Footnotes follow as one <section>.
/// What is written is safe whatever the text holds: words are escaped, and nothing in a text can bring a tag.
QByteArray renderHtml(const Document &document, const HtmlOptions &options = {});

/// One block alone, exactly one element; ends in a line feed. Quotations become <q>, and a block quotation that ends in
/// its speaker's name a <figure> with <figcaption>.
QByteArray renderHtml(const Document &document, const DocumentBlock &block, const HtmlOptions &options = {},
                      const HtmlQuotations &quotations = {});

/// The section of footnotes with the ways back; empty when nothing refers to a footnote. Ends in a line feed.
QByteArray renderFootnotes(const Document &document, const HtmlOptions &options = {});

/// `text` with &, <, > and " written so that it can stand in HTML, between tags or in an attribute.
QByteArray escapedHtml(QStringView text);

} // namespace stet
