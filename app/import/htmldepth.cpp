#include "app/import/htmldepth.h"

#include "app/import/htmlelements.h"

#include <QByteArray>
#include <QList>

#include <algorithm>
#include <array>

namespace stet {

namespace {

bool isVoid(QByteArrayView name)
{
    static constexpr std::array names{"area", "base", "br",   "col",  "embed",  "hr",    "img",  "input",
                                      "link", "meta", "param", "source", "track", "wbr", "keygen", "basefont"};
    return isOneOf(name, names);
}

/// Elements that end by themselves where the next of their kind begins: pages leave them open by the thousand.
bool closesItself(QByteArrayView name)
{
    static constexpr std::array names{"p", "li", "dt", "dd", "tr", "tbody", "thead", "tfoot", "option", "colgroup",
                                      "td", "th", "html", "head", "body"};
    return isOneOf(name, names);
}

/// An end tag inside one of these does not reach elements outside of it.
bool isWall(QByteArrayView name)
{
    static constexpr std::array names{"table", "caption", "object", "applet", "marquee", "template", "button", "svg", "math",
                                      "select"};
    return isOneOf(name, names);
}

bool holdsRawText(QByteArrayView name)
{
    static constexpr std::array names{"script", "style", "textarea", "title"};
    return isOneOf(name, names);
}

/// Inside one of these, HTML goes on within a drawing or a formula.
bool isDoorToHtml(QByteArrayView name)
{
    static constexpr std::array names{"foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"};
    return isOneOf(name, names);
}

/// A tag that ends a drawing or a formula in which it stands.
bool breaksOut(QByteArrayView name)
{
    static constexpr std::array names{
        "b",  "big", "blockquote", "body", "br",  "center", "code", "dd",   "div",   "dl",   "dt",     "em",     "embed", "h1",
        "h2", "h3",  "h4",         "h5",   "h6",  "head",   "hr",   "i",    "img",   "li",   "listing", "menu",  "meta",  "nobr",
        "ol", "p",   "pre",        "ruby", "s",   "small",  "span", "font", "strong", "strike", "sub",  "sup",   "table", "tt",
        "u",  "ul",  "var"};
    return isOneOf(name, names);
}

class Scan
{
public:
    Scan(QByteArrayView html, int deepest) : m_html(html), m_deepest(deepest) {}

    HtmlShape run()
    {
        while (m_at < m_html.size() && m_shape.depth <= m_deepest) {
            m_at = m_html.indexOf('<', m_at);
            if (m_at < 0 || m_at + 1 >= m_html.size())
                break;
            const char next = m_html[m_at + 1];
            if (isLetter(next))
                readTag(false);
            else if (next == '/' && m_at + 2 < m_html.size() && isLetter(m_html[m_at + 2]))
                readTag(true);
            else if (next == '!' || next == '?' || next == '/')
                skipComment();
            else
                ++m_at;
        }
        return m_shape;
    }

private:
    static bool isLetter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

    void skipTo(const char *mark, qsizetype from)
    {
        const qsizetype found = m_html.indexOf(QByteArrayView(mark), from);
        m_at = found < 0 ? m_html.size() : found + qsizetype(qstrlen(mark));
    }

    void skipComment()
    {
        const QByteArrayView rest = m_html.sliced(m_at);
        if (!rest.startsWith("<!--") || rest.startsWith("<!-->") || rest.startsWith("<!--->")) {
            skipTo(">", m_at + 2);
            return;
        }
        const qsizetype end = m_html.indexOf(QByteArrayView("-->"), m_at + 4);
        // Looked for once, not once for each comment of a page that has none of this kind.
        if (m_oddEnd < m_at + 4) {
            m_oddEnd = m_html.indexOf(QByteArrayView("--!>"), m_at + 4);
            if (m_oddEnd < 0)
                m_oddEnd = m_html.size();
        }
        if (m_oddEnd < m_html.size() && (end < 0 || m_oddEnd < end))
            m_at = m_oddEnd + 4;
        else
            m_at = end < 0 ? m_html.size() : end + 3;
    }

    void readTag(bool closing)
    {
        qsizetype at = m_at + (closing ? 2 : 1);
        const qsizetype nameStart = at;
        while (at < m_html.size() && !isSpace(m_html[at]) && m_html[at] != '>' && m_html[at] != '/')
            ++at;
        const QByteArray name = m_html.sliced(nameStart, std::min<qsizetype>(at - nameStart, 40)).toByteArray().toLower();
        bool selfClosed = false;
        m_at = endOfTag(at, selfClosed);
        if (closing)
            close(name);
        else
            open(name, selfClosed);
    }

    /// Attribute values may hold ">" between quotation marks, but only after "name=".
    qsizetype endOfTag(qsizetype at, bool &selfClosed)
    {
        qint64 attributes = 0;
        while (at < m_html.size()) {
            while (at < m_html.size() && (isSpace(m_html[at]) || m_html[at] == '/')) {
                selfClosed = m_html[at] == '/';
                ++at;
            }
            if (at >= m_html.size() || m_html[at] == '>')
                return std::min(at + 1, m_html.size());
            selfClosed = false;
            m_shape.attributePairs += 2 * attributes++ + 1;
            ++at; // a first "=" belongs to the name
            while (at < m_html.size() && !isSpace(m_html[at]) && !QByteArrayView("/>=").contains(m_html[at]))
                ++at;
            while (at < m_html.size() && isSpace(m_html[at]))
                ++at;
            if (at >= m_html.size() || m_html[at] != '=')
                continue;
            ++at;
            while (at < m_html.size() && isSpace(m_html[at]))
                ++at;
            if (at < m_html.size() && (m_html[at] == '"' || m_html[at] == '\'')) {
                const qsizetype end = m_html.indexOf(m_html[at], at + 1);
                at = end < 0 ? m_html.size() : end + 1;
            } else {
                while (at < m_html.size() && !isSpace(m_html[at]) && m_html[at] != '>')
                    ++at;
            }
        }
        return at;
    }

    void open(const QByteArray &name, bool selfClosed)
    {
        ++m_shape.tags;
        if (isForeign() && breaksOut(name)) {
            while (!m_open.isEmpty() && isForeign())
                m_open.removeLast();
        }
        const bool foreign = isForeign();
        if (selfClosed && (foreign || name == "svg" || name == "math"))
            return;
        if (!foreign && (isVoid(name) || closesItself(name)))
            return;
        if (!foreign && holdsRawText(name)) {
            skipRawText(name);
            return;
        }
        push(name);
        m_shape.depth = std::max(m_shape.depth, int(m_open.size()));
    }

    /// Whether the place is inside a drawing or a formula, and not in HTML within it.
    bool isForeign() const { return !m_open.isEmpty() && m_open.last().foreign; }

    void push(const QByteArray &name)
    {
        const bool foreign = name == "svg" || name == "math" || (isForeign() && !isDoorToHtml(name));
        m_open.append({name, foreign});
    }

    void close(const QByteArray &name)
    {
        for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
            if (m_open[i].name == name) {
                // What lay inside and was left open (<b><i></b>) comes back in the next paragraph: it stays counted.
                const QList<Open> inside = m_open.mid(i + 1);
                m_open.resize(i);
                for (const Open &element : inside)
                    push(element.name);
                return;
            }
            if (isWall(m_open[i].name))
                return;
        }
    }

    void skipRawText(const QByteArray &name)
    {
        const QByteArray end = "</" + name;
        for (qsizetype at = m_at; (at = m_html.indexOf(QByteArrayView("</"), at)) >= 0; at += 2) {
            if (m_html.sliced(at, std::min(end.size(), m_html.size() - at)).toByteArray().toLower() == end) {
                m_at = at;
                return;
            }
        }
        m_at = m_html.size();
    }

    QByteArrayView m_html;
    int m_deepest;
    qsizetype m_at = 0;
    qsizetype m_oddEnd = 0; ///< of a comment that ends with "--!>": the next one after the last comment, or the end
    HtmlShape m_shape;
    struct Open
    {
        QByteArray name;
        bool foreign = false; ///< what stands in it is drawing or formula
    };
    QList<Open> m_open;
};

} // namespace

HtmlShape scanHtml(QByteArrayView html, int deepest)
{
    return Scan(html, deepest).run();
}

} // namespace stet
