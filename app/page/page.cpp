#include "app/page/page.h"

namespace stet {

QByteArray Page::html() const
{
    QByteArray html;
    for (const PagePart &part : parts) {
        if (part.name.isEmpty()) {
            html += part.literal;
            continue;
        }
        html += "<div data-part=\"" + part.name + "\">\n";
        for (const PageBlock &block : part.blocks)
            html += block.html + '\n';
        html += "</div>";
    }
    return html;
}

} // namespace stet
