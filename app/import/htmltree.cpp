#include "app/import/htmltree.h"

#include "app/import/htmldepth.h"

#include <QCoreApplication>

#include <gumbo.h>

#include <algorithm>
#include <array>

namespace stet {

namespace {

constexpr int deepestNesting = 256;
constexpr int mostTags = 100'000;
constexpr qint64 mostPairs = 50'000'000; // of attributes: some tenths of a second
/// The parser looks at every open element for each tag, so that deep pages may have fewer tags.
constexpr qint64 mostWork = 5'000'000;

/// Names that gumbo has no code for are cut from the source: "<o:p>" is "o:p".
QByteArray nameOf(const GumboElement &element)
{
    if (element.tag != GUMBO_TAG_UNKNOWN)
        return gumbo_normalized_tagname(element.tag);
    GumboStringPiece piece = element.original_tag;
    if (!piece.data || piece.length == 0)
        return "unknown";
    gumbo_tag_from_original_text(&piece);
    return QByteArray(piece.data, qsizetype(std::min<std::size_t>(piece.length, 40))).toLower();
}

/// Copies gumbo's tree into ours, which keeps places in UTF-16.
class Copier
{
public:
    explicit Copier(const QByteArray &source) : m_source(source) {}

    std::unique_ptr<HtmlNode> copy(const GumboNode &node)
    {
        auto made = std::make_unique<HtmlNode>();
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
            copyText(node.v.text, *made);
            return made;
        }
        const GumboElement &element = node.v.element;
        made->name = nameOf(element);
        for (unsigned i = 0; i < element.attributes.length; ++i) {
            const auto *attribute = static_cast<const GumboAttribute *>(element.attributes.data[i]);
            made->attributes.insert(QByteArray(attribute->name).toLower(), QString::fromUtf8(attribute->value));
        }
        made->children.reserve(element.children.length);
        for (unsigned i = 0; i < element.children.length; ++i) {
            const auto *child = static_cast<const GumboNode *>(element.children.data[i]);
            if (child->type != GUMBO_NODE_COMMENT && child->type != GUMBO_NODE_DOCUMENT)
                made->children.push_back(copy(*child));
        }
        return made;
    }

private:
    void copyText(const GumboText &text, HtmlNode &made)
    {
        made.text = QString::fromUtf8(text.text);
        const char *data = text.original_text.data;
        const bool inside = data && data >= m_source.constData() && data <= m_source.constData() + m_source.size();
        if (inside)
            align(made, data - m_source.constData(), qsizetype(text.original_text.length));
        made.places.resize(std::size_t(made.text.size()), -1);
    }

    /// Walks the words as they came out and as they stand in the source side by side.
    void align(HtmlNode &made, qsizetype byte, qsizetype length)
    {
        const QString written
            = QString::fromUtf8(m_source.constData() + byte, std::min(length, m_source.size() - byte));
        const qint32 start = unitOf(byte);
        qsizetype at = 0;
        made.places.reserve(std::size_t(made.text.size()));
        for (qsizetype i = 0; i < made.text.size(); ++i) {
            if (at < written.size() && written[at] == u'\r' && made.text[i] == u'\n') {
                made.places.push_back(start + qint32(at));
                at += at + 1 < written.size() && written[at + 1] == u'\n' ? 2 : 1;
                continue;
            }
            made.places.push_back(at < written.size() ? start + qint32(at) : -1);
            at = at < written.size() && written[at] == u'&' ? afterEntity(written, at, made.text[i]) : at + 1;
            if (made.text[i].isHighSurrogate() && i + 1 < made.text.size() && at < written.size()
                && !written[at].isLowSurrogate()) {
                ++i; // an entity that stands for two units
                made.places.push_back(made.places.back());
            }
        }
    }

    static qsizetype afterEntity(const QString &written, qsizetype at, QChar made)
    {
        qsizetype end = at + 1;
        while (end < written.size() && end - at < 40 && (written[end].isLetterOrNumber() || written[end] == u'#'))
            ++end;
        const bool closed = end < written.size() && written[end] == u';';
        if (made == u'&' && !(closed && written.mid(at, end - at).startsWith(QLatin1String("&amp"), Qt::CaseInsensitive))
            && !written.mid(at, 5).startsWith(QLatin1String("&#38")))
            return at + 1;
        return closed ? end + 1 : end;
    }

    /// Text nodes come in the order of the source, nearly always: the count goes on from the last one.
    qint32 unitOf(qsizetype byte)
    {
        if (byte < m_knownByte)
            m_knownByte = m_knownUnit = 0;
        for (; m_knownByte < byte; ++m_knownByte) {
            const auto value = static_cast<unsigned char>(m_source[m_knownByte]);
            m_knownUnit += (value & 0xC0) != 0x80 ? (value >= 0xF0 ? 2 : 1) : 0;
        }
        return qint32(m_knownUnit);
    }

    const QByteArray &m_source;
    qsizetype m_knownByte = 0;
    qsizetype m_knownUnit = 0;
};

} // namespace

QString HtmlNode::allText() const
{
    QString all;
    walk([&all](const HtmlNode &node) {
        all += node.text;
        return node.name != "script" && node.name != "style" && node.name != "template";
    });
    return all;
}

Result<std::unique_ptr<HtmlNode>> parseHtml(const QString &html)
{
    const QByteArray source = html.toUtf8();
    const HtmlShape shape = scanHtml(source, deepestNesting);
    if (shape.depth > deepestNesting || shape.tags > mostTags
        || qint64(shape.depth) * shape.tags > mostWork || shape.attributePairs > mostPairs)
        return Error{Error::Kind::TooLarge,
                     shape.depth > deepestNesting
                         ? QCoreApplication::translate("stet::HtmlTree", "The HTML is nested too deeply to be read.")
                         : QCoreApplication::translate("stet::HtmlTree", "The HTML has too many tags or attributes to be read."),
                     QStringLiteral("depth %1, tags %2").arg(shape.depth).arg(shape.tags)};
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    const std::unique_ptr<GumboOutput, void (*)(GumboOutput *)> output(
        gumbo_parse_with_options(&options, source.constData(), std::size_t(source.size())),
        [](GumboOutput *made) { gumbo_destroy_output(&kGumboDefaultOptions, made); });
    return Copier(source).copy(*output->root);
}

} // namespace stet
