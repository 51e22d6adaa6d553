#pragma once

#include "app/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>
#include <vector>

namespace stet {

/// An element or a piece of text of an HTML document, as browsers build it. Comments are left out.
struct HtmlNode
{
    QByteArray name;                           ///< "p", "a"…; empty: text
    QString text;                              ///< of a text node, entities resolved
    std::vector<qint32> places;                ///< for each unit of `text`, where it stands in the source; -1: nowhere
    QHash<QByteArray, QString> attributes;     ///< names in lower case
    std::vector<std::unique_ptr<HtmlNode>> children;

    bool isText() const { return name.isEmpty(); }
    QString attribute(const char *attributeName) const { return attributes.value(attributeName); }

    /// The words inside, as they stand, without those of scripts and styles.
    QString allText() const;
    /// Calls `visit` for this and all nodes inside it, in order; children are passed over where it answers false.
    template <typename Visit>
    void walk(const Visit &visit) const
    {
        if (visit(*this)) {
            for (const auto &child : children)
                child->walk(visit);
        }
    }
};

/// Reads HTML5 as browsers do, with scripting off; the document's root is "html". The only file that knows gumbo.
///
/// TooLarge when elements are nested deeper than 256 or there are more than 100,000 of them: such a page would take
/// gigabytes. Places count UTF-16 units of `html`.
Result<std::unique_ptr<HtmlNode>> parseHtml(const QString &html);

} // namespace stet
