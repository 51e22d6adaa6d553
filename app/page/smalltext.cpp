#include "app/page/smalltext.h"

#include "app/text/htmlwriter.h"
#include "app/text/markdown.h"

namespace stet {

QByteArray smallTextHtml(const QString &markdown, const QByteArray &anchors)
{
    HtmlOptions options;
    options.use = HtmlUse::Readers;
    options.headingShift = 3; // under the <h2> of its part, and never above <h4>
    options.anchors = anchors;
    options.styles = true;
    return renderHtml(parseMarkdown(markdown), options);
}

} // namespace stet
