#include "app/import/pagefurniture.h"

#include <QRegularExpression>

#include <array>

namespace stet {

namespace {

constexpr qsizetype longestFurniture = 1500; ///< units of text; more than this may be the article

bool isNamedAsFurniture(const HtmlNode &node)
{
    static const QRegularExpression names(QStringLiteral(
        "^(?:ads?|advert(?:isement|ising)?|ad-.+|.+-ad|sponsor(?:ed)?|newsletters?(?:-.+)?|.+-newsletter|sign-?up(?:-.+)?|"
        "subscribe(?:-.+)?|promo(?:-.+)?|related(?:-.+)?|.+-related|jp-relatedposts|recirc(?:-.+)?|read-?more(?:-.+)?|"
        "most-(?:read|viewed|popular)|trending|share(?:-.+)?|sharing|.+-share|sharedaddy|social(?:-.+)?|cookies?(?:-.+)?|"
        "breadcrumbs?|post-navigation|nav-links|pagination|paywall|teasers?|skip-link|screen-reader-text|"
        "visually-hidden|sr-only|comment-reply-link|print-only|outbrain|taboola)$"));
    for (const char *attribute : {"class", "id"}) {
        for (const QString &name : node.attribute(attribute).toLower().split(u' ', Qt::SkipEmptyParts)) {
            if (names.match(name).hasMatch())
                return true;
        }
    }
    return false;
}

/// An aside that belongs to the article all the same.
bool isNote(const HtmlNode &node)
{
    static const QRegularExpression names(QStringLiteral("\\b(?:author|bio|notes?|footnotes?)\\b"));
    return names.match((node.attribute("class") + u' ' + node.attribute("id")).toLower()).hasMatch();
}

} // namespace

bool isPageFurniture(const HtmlNode &node)
{
    static constexpr std::array whole{"article", "main", "body", "html"};
    for (const char *name : whole) {
        if (node.name == name)
            return false; // WordPress names an article after its categories and tags
    }
    const bool aside = node.name == "aside" && !isNote(node);
    const bool furniture = node.name == "label" || aside || isNamedAsFurniture(node);
    return furniture && node.allText().size() < longestFurniture;
}

} // namespace stet
