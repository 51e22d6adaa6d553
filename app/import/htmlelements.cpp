#include "app/import/htmlelements.h"

namespace stet {

bool isParagraphLike(const QByteArray &name)
{
    static constexpr std::array names{"p", "div", "section", "article", "main", "header", "footer", "aside", "figure",
                                      "figcaption", "center", "address", "fieldset", "dl", "dt", "dd", "li", "td", "th",
                                      "tr", "tbody", "thead", "tfoot", "caption", "details", "summary", "body", "form",
                                      "hgroup", "legend", "option"};
    return isOneOf(name, names);
}

const char *nameOfDropped(const QByteArray &name)
{
    struct Row
    {
        const char *element;
        const char *words;
    };
    static constexpr std::array rows{
        Row{"script", "scripts"},       Row{"iframe", "embedded pages"}, Row{"object", "embedded objects"},
        Row{"embed", "embedded objects"}, Row{"video", "videos"},        Row{"audio", "sound recordings"},
        Row{"canvas", "drawings"},      Row{"svg", "drawings"},          Row{"math", "formulas"},
        Row{"input", "form fields"},    Row{"select", "form fields"},    Row{"textarea", "form fields"},
        Row{"button", "buttons"},       Row{"nav", "navigation bars"},   Row{"applet", "embedded objects"}};
    for (const Row &row : rows) {
        if (name == row.element)
            return row.words;
    }
    return nullptr;
}

bool isStrong(const QByteArray &name, const QString &css)
{
    if (name == "b" || name == "strong")
        return !css.contains(QLatin1String("font-weight:normal"));
    return name == "span" && (css.contains(QLatin1String("font-weight:bold")) || css.contains(QLatin1String("font-weight:700")));
}

bool isEmphasis(const QByteArray &name, const QString &css)
{
    if (name == "i" || name == "em")
        return !css.contains(QLatin1String("font-style:normal"));
    return name == "span" && css.contains(QLatin1String("font-style:italic"));
}

} // namespace stet
