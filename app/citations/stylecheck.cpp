#include "app/citations/stylecheck.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>
#include <utility>

namespace stet {

namespace {

constexpr int deepest = 200;
constexpr qsizetype mostWritten = 6'000; ///< elements of the file; styles that are installed have up to 1,200

QString tr(const char *text)
{
    return QCoreApplication::translate("stet::StyleCatalogue", text);
}

Error broken(const QString &message, const QString &detail = {})
{
    return {Error::Kind::Unreadable, message, detail};
}

Error tooLong()
{
    return broken(tr("with its macros in place it is longer than can be formatted."));
}

/// What one entry asks of the processor. As numbers with a point: tenfold calls ten deep do not fit into whole ones.
struct Cost
{
    double elements = 0; ///< with every macro in place and every branch of a choice counted: all of them are prepared
    double passed = 0;   ///< on the longest way that an entry can take
    double names = 0;    ///< of those passed, as the rest is
    double dates = 0;
    double groups = 0;
    double characters = 0; ///< of what is put around and between

    /// The dearest of the 2,548 styles that Debian has comes to 25,000, 2,200, 76, 38, 276 and 21,000. More than 160 names
    /// alone take a second, since each is compared with the others.
    bool isTooMuch() const
    {
        return elements > 30'000 || passed > 3'500 || names > 160 || dates > 160 || groups > 600 || characters > 100'000;
    }

    Cost &operator+=(const Cost &other)
    {
        elements += other.elements;
        passed += other.passed;
        names += other.names;
        dates += other.dates;
        groups += other.groups;
        characters += other.characters;
        return *this;
    }

    void takeDearer(const Cost &other)
    {
        elements += other.elements;
        passed = std::max(passed, other.passed);
        names = std::max(names, other.names);
        dates = std::max(dates, other.dates);
        groups = std::max(groups, other.groups);
        characters = std::max(characters, other.characters);
    }
};

struct Element
{
    Cost own;
    bool isChoice = false;
    QString calls; ///< the macro whose place this is
    QList<qsizetype> children;
};

/// A style as it stands: macros, and the rest as the macro without a name.
class StyleTree
{
public:
    Result<void> read(const QByteArray &xml);
    Result<Cost> cost() const;

private:
    struct Macro
    {
        QList<qsizetype> elements;
        QStringList calls;
    };

    Result<void> begin(const QXmlStreamReader &xml);
    Result<void> verifyCalls() const;
    Result<void> follow(const QString &start, QHash<QString, Cost> *known) const;
    Cost costOf(qsizetype element, const QHash<QString, Cost> &macros) const;
    Cost costOf(const Macro &macro, const QHash<QString, Cost> &known) const;

    QList<Element> m_elements;
    QHash<QString, Macro> m_macros{{QString(), {}}};
    QSet<QString> m_defined;
    QList<qsizetype> m_open; ///< from the root to the element that is being read
    QString m_macro;
    bool m_hasCitation = false;
};

Element elementFrom(const QXmlStreamReader &xml)
{
    Element element;
    const QStringView name = xml.name();
    element.own.elements = element.own.passed = 1;
    element.own.names = name == u"names" ? 1 : 0;
    element.own.dates = name == u"date" ? 1 : 0;
    element.own.groups = name == u"group" ? 1 : 0;
    element.isChoice = name == u"choose";
    const QXmlStreamAttributes attributes = xml.attributes();
    for (const QXmlStreamAttribute &attribute : attributes)
        element.own.characters += double(attribute.value().size());
    element.calls = attributes.value(QLatin1String("macro")).toString();
    return element;
}

Result<void> StyleTree::begin(const QXmlStreamReader &xml)
{
    if (m_open.isEmpty() && xml.name() != u"style")
        return broken(tr("it is no CSL style."));
    if (m_open.size() >= deepest)
        return broken(tr("it is nested too deeply."));
    if (m_elements.size() >= mostWritten)
        return tooLong();
    const qsizetype place = m_elements.size();
    m_elements.append(elementFrom(xml));
    const bool isPart = m_open.size() == 1;
    const bool isMacro = isPart && xml.name() == u"macro";
    if (isMacro) {
        m_macro = xml.attributes().value(QLatin1String("name")).toString();
        m_defined.insert(m_macro);
    } else if (xml.attributes().hasAttribute(QLatin1String("macro"))) {
        m_macros[m_macro].calls.append(m_elements[place].calls);
    }
    if (isMacro || m_open.isEmpty())
        m_macros[m_macro].elements.append(place);
    else
        m_elements[m_open.last()].children.append(place);
    m_hasCitation = m_hasCitation || (isPart && xml.name() == u"citation");
    m_open.append(place);
    return {};
}

Result<void> StyleTree::read(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD:
            return broken(tr("it declares entities of its own."));
        case QXmlStreamReader::StartElement:
            if (const auto begun = begin(xml); !begun)
                return begun;
            break;
        case QXmlStreamReader::EndElement:
            m_open.removeLast();
            if (m_open.size() == 1)
                m_macro.clear();
            break;
        default:
            break;
        }
    }
    if (xml.hasError())
        return broken(tr("it is not well formed."), xml.errorString());
    if (!m_hasCitation)
        return broken(tr("it does not say how a citation looks."));
    return verifyCalls();
}

Result<void> StyleTree::verifyCalls() const
{
    for (const Macro &macro : m_macros) {
        for (const QString &name : macro.calls) {
            if (!m_defined.contains(name))
                return broken(tr("its macro “%1” is missing.").arg(name));
        }
    }
    return {};
}

/// Within one macro, whose depth is bounded.
Cost StyleTree::costOf(qsizetype place, const QHash<QString, Cost> &macros) const
{
    const Element &element = m_elements[place];
    Cost cost = element.own;
    if (!element.calls.isEmpty())
        cost += macros.value(element.calls);
    Cost within;
    for (const qsizetype child : element.children) {
        if (element.isChoice)
            within.takeDearer(costOf(child, macros));
        else
            within += costOf(child, macros);
    }
    return cost += within;
}

Cost StyleTree::costOf(const Macro &macro, const QHash<QString, Cost> &known) const
{
    Cost cost;
    for (const qsizetype place : macro.elements)
        cost += costOf(place, known);
    return cost;
}

/// From one macro on, each after those that it calls; without recursion, since thousands may call one another in turn.
Result<void> StyleTree::follow(const QString &start, QHash<QString, Cost> *known) const
{
    QSet<QString> open{start};
    QList<std::pair<QString, qsizetype>> path{{start, 0}};
    while (!path.isEmpty()) {
        const QString name = path.last().first;
        const Macro macro = m_macros.value(name);
        if (path.last().second >= macro.calls.size()) {
            known->insert(name, costOf(macro, *known));
            open.remove(name);
            path.removeLast();
            continue;
        }
        const QString called = macro.calls[path.last().second++];
        if (open.contains(called))
            return broken(tr("its macro “%1” calls itself.").arg(called));
        if (known->contains(called))
            continue;
        open.insert(called);
        path.append({called, 0});
    }
    return {};
}

Result<Cost> StyleTree::cost() const
{
    QHash<QString, Cost> known;
    for (auto macro = m_macros.begin(); macro != m_macros.end(); ++macro) {
        if (known.contains(macro.key()))
            continue;
        if (const auto followed = follow(macro.key(), &known); !followed)
            return followed.error();
    }
    return known.value(QString());
}

} // namespace

Result<void> checkStyle(const QByteArray &xml)
{
    StyleTree style;
    if (const auto read = style.read(xml); !read)
        return read;
    const auto cost = style.cost();
    if (!cost)
        return cost.error();
    return cost->isTooMuch() ? Result<void>(tooLong()) : Result<void>();
}

} // namespace stet
