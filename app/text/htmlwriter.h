#pragma once

#include "app/text/document.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace stet {

/// What the HTML is for.
enum class HtmlUse {
    /// As the examples of the CommonMark specification: any address but those that run or open something
    /// (`javascript:`, `vbscript:`, `data:`, `file:`).
    Specification,
    /// For readers of a page: only addresses that isSafeLink or isSafeImage allows; other links are words.
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

/// The fragment of HTML that a text stands for, UTF-8, as XHTML that is HTML, too. Footnotes follow as one <section>.
/// What is written is safe whatever the text holds: words are escaped, and nothing in a text can bring a tag.
QByteArray renderHtml(const Document &document, const HtmlOptions &options = {});

/// One block alone, exactly one element; ends in a line feed.
QByteArray renderHtml(const Document &document, const DocumentBlock &block, const HtmlOptions &options = {});

/// The section of footnotes with the ways back; empty when nothing refers to a footnote. Ends in a line feed.
QByteArray renderFootnotes(const Document &document, const HtmlOptions &options = {});

/// Whether a reader may be sent there: http, https, mailto, tel, or a place in the same site.
bool isSafeLink(QByteArrayView address);
/// Whether a picture may be shown from there: http, https, a place in the same site, or a picture written out (`data:`).
bool isSafeImage(QByteArrayView address);

/// `text` with &, <, > and " written so that it can stand in HTML, between tags or in an attribute.
QByteArray escapedHtml(QStringView text);

} // namespace stet
