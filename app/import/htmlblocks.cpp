#include "app/import/htmlblocks.h"

#include "app/import/htmlelements.h"
#include "app/import/pagefurniture.h"
#include "app/import/plainmarkdown.h"
#include "app/sources/webaddress.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <array>

namespace stet {

namespace {

QString writtenAddress(const QString &address)
{
    QString written = address;
    for (const auto &[character, code] : {std::pair(u' ', "%20"), std::pair(u'(', "%28"), std::pair(u')', "%29"),
                                          std::pair(u'<', "%3C"), std::pair(u'>', "%3E"), std::pair(u'\\', "%5C")})
        written.replace(QChar(character), QLatin1String(code));
    written.removeIf([](QChar c) { return c.unicode() < 0x20; });
    return written;
}

bool isList(const TextBlock &block)
{
    return block.kind == TextBlock::Kind::Other
           && (block.markdown.startsWith(QLatin1String("- ")) || block.markdown.left(12).contains(QLatin1String(". ")))
           && !block.markdown.startsWith(u'>');
}

QString style(const HtmlNode &node)
{
    return node.attribute("style").toLower().remove(u' ');
}

} // namespace

void HtmlBlocks::read(const HtmlNode &node)
{
    readNode(node);
    flush();
}

QList<TextBlock> HtmlBlocks::blocks()
{
    flush();
    return std::move(m_blocks);
}

QStringList HtmlBlocks::dropped() const
{
    QStringList words;
    for (auto entry = m_dropped.begin(); entry != m_dropped.end(); ++entry)
        words.append(QStringLiteral("%1 (%2)").arg(
            QCoreApplication::translate("stet::HtmlBlocks", entry.key().toLatin1().constData()), QString::number(entry.value())));
    return words;
}

void HtmlBlocks::readNode(const HtmlNode &node)
{
    if (node.isText())
        m_inline.addWords(node);
    else if (!drops(node) && !readBlock(node) && !readInline(node))
        readChildren(node);
}

void HtmlBlocks::readChildren(const HtmlNode &node)
{
    for (const auto &child : node.children)
        readNode(*child);
}

bool HtmlBlocks::drops(const HtmlNode &node)
{
    static constexpr std::array silent{"head", "style", "template", "noscript", "link", "meta", "title", "base", "param",
                                       "source", "track", "xml", "wbr", "col", "colgroup"};
    if (isOneOf(node.name, silent) || style(node).contains(QLatin1String("display:none"))
        || style(node).contains(QLatin1String("mso-list:ignore")) || node.attributes.contains("hidden"))
        return true;
    if (m_take == Take::Article && isPageFurniture(node))
        return true;
    const char *words = nameOfDropped(node.name);
    if (!words)
        return false;
    ++m_dropped[QLatin1String(words)];
    return true;
}

bool HtmlBlocks::readBlock(const HtmlNode &node)
{
    const QByteArray &name = node.name;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
        readHeading(node);
    } else if (name == "blockquote") {
        readQuote(node);
    } else if (name == "ul" || name == "ol" || name == "menu" || name == "dir") {
        readList(node);
    } else if (name == "pre" || name == "listing" || name == "xmp") {
        readCode(node);
    } else if (name == "table") {
        readTable(node);
    } else if (name == "hr") {
        flush();
        TextBlock rule;
        rule.kind = TextBlock::Kind::Other;
        rule.markdown = QStringLiteral("---");
        add(rule);
    } else if (name == "figure") {
        readFigure(node);
    } else if (name == "p" && node.attribute("class").startsWith(QLatin1String("MsoListParagraph"))) {
        readWordListItem(node);
    } else if (isParagraphLike(name)) {
        flush();
        readChildren(node);
        flush();
    } else {
        return false;
    }
    return true;
}

bool HtmlBlocks::readInline(const HtmlNode &node)
{
    using Mark = InlineWriter::Mark;
    const QByteArray &name = node.name;
    const QString css = style(node);
    if (name == "br") {
        // Two breaks are how many editors write a new paragraph.
        if (m_inline.endsWithBreak())
            flush();
        else if (!m_inline.isEmpty())
            m_inline.addBreak();
    } else if (name == "img") {
        readPicture(node);
    } else if (name == "a") {
        readLink(node);
    } else if (name == "code" || name == "tt" || name == "kbd" || name == "samp") {
        readMarked(node, Mark::Code);
    } else if (name == "del" || name == "s" || name == "strike") {
        readMarked(node, Mark::Strikethrough);
    } else if (isStrong(name, css)) {
        readMarked(node, Mark::Strong);
    } else if (isEmphasis(name, css)) {
        readMarked(node, Mark::Emphasis);
    } else if (name == "q") {
        HtmlNode mark;
        mark.text = QStringLiteral("“");
        mark.places = {-1};
        m_inline.addWords(mark);
        readChildren(node);
        mark.text = QStringLiteral("”");
        m_inline.addWords(mark);
    } else {
        return false;
    }
    return true;
}

void HtmlBlocks::readMarked(const HtmlNode &node, InlineWriter::Mark mark, const QString &address)
{
    // A heading is strong as it is.
    if (m_headingLevel > 0 && mark == InlineWriter::Mark::Strong) {
        readChildren(node);
        return;
    }
    m_inline.open(mark, address);
    readChildren(node);
    m_inline.close();
}

void HtmlBlocks::readLink(const HtmlNode &node)
{
    const QString address = cleanedAddress(node.attribute("href"));
    const QString scheme = QUrl(address).scheme().toLower();
    const bool leads = scheme == QLatin1String("http") || scheme == QLatin1String("https") || scheme == QLatin1String("mailto");
    if (m_inLink || !leads) {
        if (scheme == QLatin1String("javascript") || scheme == QLatin1String("data") || scheme == QLatin1String("file"))
            ++m_dropped[QStringLiteral("unsafe links")];
        readChildren(node);
        return;
    }
    m_inLink = true;
    readMarked(node, InlineWriter::Mark::Link, writtenAddress(address));
    m_inLink = false;
}

void HtmlBlocks::readPicture(const HtmlNode &node)
{
    const QString address = cleanedAddress(node.attribute("src"));
    const QString scheme = QUrl(address).scheme().toLower();
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https")) {
        ++m_dropped[QStringLiteral("pictures without a public address")];
        return;
    }
    QString words = node.attribute("alt").simplified();
    words.replace(u'[', u'(').replace(u']', u')');
    m_inline.addVerbatim(QStringLiteral("![%1](%2)").arg(markdownOfWords(words), writtenAddress(address)));
}

void HtmlBlocks::readHeading(const HtmlNode &node)
{
    flush();
    m_headingLevel = node.name[1] - '0';
    readChildren(node);
    flush();
    m_headingLevel = 0;
}

/// A picture and its caption are one block; the caption of a picture that an article cannot show goes with it.
void HtmlBlocks::readFigure(const HtmlNode &node)
{
    flush();
    HtmlBlocks inside = inner(m_kind);
    inside.readChildren(node);
    QList<TextBlock> blocks = inside.blocks();
    for (auto entry = inside.m_dropped.begin(); entry != inside.m_dropped.end(); ++entry)
        m_dropped[entry.key()] += entry.value();
    const bool shown = !blocks.isEmpty() && blocks.first().markdown.startsWith(QLatin1String("!["));
    const bool lost = inside.m_dropped.contains(QStringLiteral("pictures without a public address"));
    const bool words = std::all_of(blocks.begin(), blocks.end(), [](const TextBlock &block) {
        return block.kind == TextBlock::Kind::Paragraph;
    });
    if (lost && words && m_take == Take::Article)
        return;
    if (!shown || blocks.size() == 1 || !std::all_of(blocks.begin() + 1, blocks.end(), [](const TextBlock &block) {
            return block.kind == TextBlock::Kind::Paragraph;
        })) {
        for (TextBlock &block : blocks)
            add(std::move(block));
        return;
    }
    TextBlock figure = blocks.takeFirst();
    for (const TextBlock &caption : std::as_const(blocks)) {
        figure.markdown += QStringLiteral("\n\n") + caption.markdown;
        figure.text += (figure.text.isEmpty() ? QString() : QStringLiteral("\n")) + caption.text;
        figure.prose += caption.prose;
    }
    add(std::move(figure));
}

HtmlBlocks HtmlBlocks::inner(ProseParagraph::Kind kind) const
{
    HtmlBlocks blocks(m_take);
    blocks.m_kind = kind;
    blocks.m_quoteDepth = m_quoteDepth;
    blocks.m_inLink = m_inLink;
    return blocks;
}

void HtmlBlocks::readQuote(const HtmlNode &node)
{
    flush();
    HtmlBlocks quoted = inner(m_kind);
    ++quoted.m_quoteDepth;
    quoted.readChildren(node);
    QList<TextBlock> blocks = quoted.blocks();
    for (auto entry = quoted.m_dropped.begin(); entry != quoted.m_dropped.end(); ++entry)
        m_dropped[entry.key()] += entry.value();
    addNested(std::move(blocks), QStringLiteral("> "), QStringLiteral("> "));
}

void HtmlBlocks::readList(const HtmlNode &node)
{
    flush();
    const bool ordered = node.name == "ol";
    int number = ordered ? std::clamp(node.attribute("start").toInt(), 0, 99'999'999) : 0;
    if (ordered && !node.attributes.contains("start"))
        number = 1;
    TextBlock list;
    list.kind = TextBlock::Kind::Other;
    QStringList items;
    bool loose = false;
    for (const auto &child : node.children) {
        if (child->isText() && child->text.trimmed().isEmpty())
            continue;
        HtmlBlocks item = inner(ProseParagraph::Kind::ListItem);
        if (child->name == "li")
            item.readChildren(*child);
        else
            item.readNode(*child);
        const QList<TextBlock> blocks = item.blocks();
        for (auto entry = item.m_dropped.begin(); entry != item.m_dropped.end(); ++entry)
            m_dropped[entry.key()] += entry.value();
        if (blocks.isEmpty())
            continue;
        const QString sign = ordered ? QStringLiteral("%1. ").arg(number++) : QStringLiteral("- ");
        HtmlBlocks holder;
        holder.addNested(blocks, sign, QString(sign.size(), u' '));
        const TextBlock &made = holder.m_blocks.first();
        loose = loose || std::count_if(blocks.begin(), blocks.end(), [](const TextBlock &b) {
                             return b.kind == TextBlock::Kind::Paragraph;
                         }) > 1;
        items.append(made.markdown);
        list.text += (list.text.isEmpty() ? QString() : QStringLiteral("\n")) + made.text;
        list.prose += made.prose;
    }
    if (items.isEmpty())
        return;
    list.markdown = items.join(loose ? QStringLiteral("\n\n") : QStringLiteral("\n"));
    add(std::move(list));
}

/// Word writes lists as paragraphs with a mark of its own in front, which drops() takes out.
void HtmlBlocks::readWordListItem(const HtmlNode &node)
{
    flush();
    bool ordered = false;
    node.walk([&ordered](const HtmlNode &part) {
        if (style(part).contains(QLatin1String("mso-list:ignore")))
            ordered = !part.allText().trimmed().isEmpty() && part.allText().trimmed().front().isDigit();
        return true;
    });
    HtmlBlocks item = inner(ProseParagraph::Kind::ListItem);
    item.readChildren(node);
    addNested(item.blocks(), ordered ? QStringLiteral("1. ") : QStringLiteral("- "),
              ordered ? QStringLiteral("   ") : QStringLiteral("  "));
}

void HtmlBlocks::readCode(const HtmlNode &node)
{
    flush();
    ProseParagraph words;
    words.kind = ProseParagraph::Kind::Code;
    words.quoteDepth = m_quoteDepth;
    words.text = node.allText();
    if (words.text.startsWith(u'\n'))
        words.text.remove(0, 1);
    while (words.text.endsWith(u'\n'))
        words.text.chop(1);
    if (words.text.trimmed().isEmpty())
        return;
    QString fence = QStringLiteral("```");
    while (words.text.contains(fence))
        fence += u'`';
    TextBlock block;
    block.kind = TextBlock::Kind::Other;
    block.text = words.text;
    block.markdown = fence + u'\n' + words.text + u'\n' + fence;
    block.prose.append(words);
    add(std::move(block));
}

void HtmlBlocks::readTable(const HtmlNode &node)
{
    flush();
    QList<QList<const HtmlNode *>> rows;
    bool nested = false;
    node.walk([&](const HtmlNode &part) {
        nested = nested || (part.name == "table" && &part != &node);
        if (part.name == "tr")
            rows.append(QList<const HtmlNode *>());
        else if ((part.name == "td" || part.name == "th") && !rows.isEmpty())
            rows.last().append(&part);
        return true;
    });
    qsizetype columns = 0;
    for (const auto &row : rows)
        columns = std::max(columns, row.size());
    if (nested || rows.size() < 2 || columns < 2 || columns > 100) {
        readChildren(node); // tables once laid pages out
        flush();
        return;
    }
    TextBlock table;
    table.kind = TextBlock::Kind::Other;
    QStringList lines;
    for (const auto &row : rows) {
        QString line = QStringLiteral("|");
        for (qsizetype column = 0; column < columns; ++column) {
            QStringList words;
            if (column < row.size()) {
                HtmlBlocks cell = inner(ProseParagraph::Kind::TableCell);
                cell.readChildren(*row[column]);
                for (const TextBlock &block : cell.blocks()) {
                    words.append(QString(block.markdown).replace(QLatin1String("\\\n"), QLatin1String(" ")).simplified());
                    table.prose += block.prose;
                    table.text += block.text + u'\n';
                }
            }
            line += u' ' + words.join(u' ').replace(u'|', QStringLiteral("\\|")) + QStringLiteral(" |");
        }
        lines.append(line);
        if (lines.size() == 1)
            lines.append(u'|' + QStringLiteral(" --- |").repeated(columns));
    }
    table.markdown = lines.join(u'\n');
    add(std::move(table));
}

void HtmlBlocks::flush()
{
    if (m_inline.isEmpty() && m_inline.take(true).markdown.isEmpty())
        return;
    InlineWriter::Written words = m_inline.take(m_headingLevel > 0 || m_kind == ProseParagraph::Kind::TableCell);
    if (words.markdown.isEmpty())
        return;
    TextBlock block;
    words.prose.kind = m_headingLevel > 0 ? ProseParagraph::Kind::Heading : m_kind;
    words.prose.quoteDepth = m_quoteDepth;
    block.text = words.prose.text;
    block.markdown = words.markdown;
    if (block.text.isEmpty()) {
        block.kind = TextBlock::Kind::Other; // a picture alone
    } else if (m_headingLevel > 0) {
        block.kind = TextBlock::Kind::Heading;
        block.level = m_headingLevel;
        block.markdown = QString(m_headingLevel, u'#') + u' ' + block.markdown;
    }
    block.source = words.prose.source;
    if (!block.text.isEmpty())
        block.prose.append(words.prose);
    add(std::move(block));
}

void HtmlBlocks::add(TextBlock block)
{
    m_blocks.append(std::move(block));
}

/// Blocks inside a list item or quotation: the first line begins with `first`, the others with `rest`.
void HtmlBlocks::addNested(QList<TextBlock> blocks, const QString &first, const QString &rest)
{
    if (blocks.isEmpty())
        return;
    TextBlock outer;
    outer.kind = TextBlock::Kind::Other;
    QString all;
    const TextBlock *before = nullptr;
    for (const TextBlock &block : std::as_const(blocks)) {
        // A list right under an item's words keeps the list around it tight.
        const bool tight = before && before->kind == TextBlock::Kind::Paragraph && first != rest && isList(block);
        all += (before ? (tight ? QStringLiteral("\n") : QStringLiteral("\n\n")) : QString()) + block.markdown;
        before = &block;
        outer.text += (outer.text.isEmpty() ? QString() : QStringLiteral("\n")) + block.text;
        outer.prose += block.prose;
    }
    QString markdown;
    bool begun = false;
    for (const QString &line : all.split(u'\n')) {
        QString written = (begun ? rest : first) + line;
        while (line.isEmpty() && written.endsWith(u' '))
            written.chop(1);
        markdown += (begun ? QStringLiteral("\n") : QString()) + written;
        begun = true;
    }
    outer.markdown = markdown;
    add(std::move(outer));
}

} // namespace stet
