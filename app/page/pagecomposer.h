#pragma once

#include "app/article/article.h"
#include "app/authors/authorprofile.h"
#include "app/citations/citationform.h"
#include "app/page/metadatalevel.h"
#include "app/page/page.h"
#include "app/page/quotationplaces.h"
#include "app/page/theme.h"
#include "app/text/document.h"

#include <QList>

namespace stet {

class CitedBody;

/// All that a page is made of. A plain value.
struct PageMaterial
{
    Article article;
    QList<AuthorProfile> authors; ///< the profiles of article.byline.authors, in their order
    Theme theme = Theme::standard();
    Citations citations = {};     ///< what the body's citation marks print; empty: the marks as they are written
    QList<QuotedPassage> quotations = {}; ///< what is known of the body's quotations
    MetadataLevel level = MetadataLevel::Full;
};

/// Whether the body may carry styles (a table's columns), or is to be pasted where they would be cut off.
enum class BodyStyle { Page, Clean };

/// The only maker of pages: preview and export show what this composes.
///
/// The answer depends on the material alone. An instance remembers the last body and its blocks, so that after a
/// keystroke only the blocks that changed are written anew; use it from one thread at a time. Cannot fail.
class PageComposer
{
public:
    Page compose(const PageMaterial &material);

    /// The body alone, one element a block, then footnotes and the list of sources. BodyStyle::Clean writes no <q>, since
    /// a site's own style would set a second pair of quotation marks around it, and no classes within sentences.
    QList<PageBlock> composeBody(const PageMaterial &material, BodyStyle style = BodyStyle::Page);

private:
    void findQuotations(const PageMaterial &material, const CitedBody &cited, const Document &document);

    Document m_document;       ///< the body that was composed last
    QList<PageBlock> m_blocks; ///< and its blocks, footnotes aside
    QList<HtmlQuotations> m_quotations; ///< of each block
    QuotationPlaces m_places;
    int m_headingShift = 0;
    BodyStyle m_style = BodyStyle::Page;
};

/// A block of a page from its HTML: one element.
PageBlock pageBlock(const QByteArray &html, int sourceLine = -1);

} // namespace stet
