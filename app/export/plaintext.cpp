#include "app/export/plaintext.h"

#include "app/page/citedbody.h"
#include "app/page/pagecomposer.h"
#include "app/page/pagewords.h"
#include "app/text/markdown.h"

#include <vector>

namespace stet {

namespace {

using Type = Node::Type;

/// Writes blocks as lines with the marks that people type.
class PlainWriter
{
public:
    explicit PlainWriter(const Document &document) : m_document(document) {}

    void write(const DocumentBlock &block);
    QString text() const { return m_text; }
    void append(const QString &words) { m_text += words; }

private:
    struct OpenNode
    {
        qint32 after;
        const Node *node;
        qint64 number; ///< of the next item of an ordered list
    };

    void enter(const Node &node);
    void leave(const Node &node);
    void beginItem();
    void appendWords(const QString &words);
    void separate(int lines);
    bool isInTightList() const;

    const Document &m_document;
    const DocumentBlock *m_block = nullptr;
    std::vector<OpenNode> m_open;
    QString m_text;
    QString m_margin;      ///< in front of each line of the containers that are open
    bool m_itemBegun = false; ///< an item's mark was written and its words follow on the same line
};

void PlainWriter::write(const DocumentBlock &block)
{
    m_block = &block;
    const Node *nodes = m_document.nodes(block);
    for (qint32 i = 0; i < block.nodeCount; ++i) {
        while (!m_open.empty() && m_open.back().after <= i) {
            const OpenNode closed = m_open.back();
            m_open.pop_back();
            leave(*closed.node);
        }
        enter(nodes[i]);
    }
    while (!m_open.empty()) {
        const OpenNode closed = m_open.back();
        m_open.pop_back();
        leave(*closed.node);
    }
}

bool PlainWriter::isInTightList() const
{
    for (auto open = m_open.rbegin(); open != m_open.rend(); ++open) {
        if (open->node->type == Type::BulletList || open->node->type == Type::OrderedList)
            return open->node->detail != 0;
    }
    return false;
}

/// Ends the line and leaves `lines - 1` lines empty.
void PlainWriter::separate(int lines)
{
    if (m_itemBegun) {
        m_itemBegun = false;
        return;
    }
    if (m_text.isEmpty())
        return;
    while (m_text.endsWith(u' '))
        m_text.chop(1);
    int have = 0;
    while (have < lines && have < m_text.size() && m_text[m_text.size() - 1 - have] == u'\n')
        ++have;
    m_text += QString(lines - have, u'\n') + m_margin;
}

void PlainWriter::appendWords(const QString &words)
{
    m_text += QString(words).replace(u'\n', u'\n' + m_margin);
}

void PlainWriter::beginItem()
{
    OpenNode &list = m_open.back(); // the item itself is opened afterwards
    const bool ordered = list.node->type == Type::OrderedList;
    const QString mark = ordered ? QString::number(list.number++) + QStringLiteral(". ") : QStringLiteral("• ");
    separate(list.node->detail != 0 ? 1 : 2);
    m_text += mark;
    m_margin += QString(mark.size(), u' ');
    m_itemBegun = true;
}

void PlainWriter::enter(const Node &node)
{
    switch (node.type) {
    case Type::Text: m_itemBegun = false; appendWords(QString::fromUtf8(m_document.text(*m_block, node))); return;
    case Type::Characters: m_itemBegun = false; appendWords(QString::fromUtf8(m_document.string(*m_block, node))); return;
    case Type::SoftBreak: m_text += u' '; return;
    case Type::HardBreak: appendWords(QStringLiteral("\n")); return;
    case Type::FootnoteReference: m_text += u'[' + QString::number(node.value) + u']'; return;
    case Type::BulletList:
    case Type::OrderedList: separate(isInTightList() ? 1 : 2); break;
    case Type::ListItem: beginItem(); break;
    case Type::BlockQuote:
        separate(2);
        m_margin += QStringLiteral("    ");
        m_text += QStringLiteral("    ");
        m_itemBegun = true;
        break;
    case Type::CodeBlock:
    case Type::Paragraph:
    case Type::Heading:
    case Type::Table: separate(2); break;
    case Type::ThematicBreak:
        separate(2);
        m_text += QStringLiteral("* * *");
        break;
    case Type::TableRow: separate(1); break;
    case Type::Strikethrough: m_itemBegun = false; m_text += QStringLiteral("~~"); break; // without it the struck words would be said
    default: break;
    }
    m_open.push_back({node.after, &node, qint64(node.value)});
}

void PlainWriter::leave(const Node &node)
{
    switch (node.type) {
    case Type::ListItem: {
        qsizetype width = 2;
        if (!m_open.empty() && m_open.back().node->type == Type::OrderedList)
            width = QString::number(m_open.back().number - 1).size() + 2;
        m_margin.chop(width);
        m_itemBegun = false;
        break;
    }
    case Type::BlockQuote:
        m_margin.chop(4);
        m_itemBegun = false;
        break;
    case Type::HeaderCell:
    case Type::Cell: m_text += u'\t'; break;
    case Type::TableRow:
        if (m_text.endsWith(u'\t'))
            m_text.chop(1);
        break;
    case Type::Strikethrough: m_text += QStringLiteral("~~"); break;
    case Type::Link: {
        const QString address = QString::fromUtf8(m_document.string(*m_block, node));
        if (address.startsWith(u"http") && !m_text.endsWith(address))
            m_text += QStringLiteral(" (") + address + u')';
        break;
    }
    default: break;
    }
}

QString bodyText(const QString &markdown)
{
    const Document document = parseMarkdown(markdown);
    PlainWriter writer(document);
    for (const DocumentBlock &block : document.blocks())
        writer.write(block);
    const QList<Footnote> &notes = document.footnotes();
    for (qsizetype i = 0; i < notes.size(); ++i) {
        writer.append(QStringLiteral("\n\n[") + QString::number(i + 1) + QStringLiteral("] "));
        PlainWriter note(document);
        for (int block = notes[i].firstBlock; block < notes[i].firstBlock + notes[i].blockCount; ++block)
            note.write(document.noteBlocks()[std::size_t(block)]);
        writer.append(note.text());
    }
    return writer.text().trimmed();
}

} // namespace

QByteArray plainText(const PageMaterial &material)
{
    const Article &article = material.article;
    const PageWords words(article.language);
    QStringList names;
    for (const AuthorProfile &author : material.authors)
        names.append(author.name);
    QString who = article.byline.text.simplified();
    if (who.isEmpty() && !names.isEmpty())
        who = words.by() + u' ' + words.listed(names);
    const QString when = article.date.isValid() ? words.date(article.date) : QString();

    const CitedBody cited(article.body, material.citations);
    QStringList parts{article.headline.simplified(), article.deck.simplified(), who, when, cited.fillPlain(bodyText(cited.body())),
                      plainSourceList(material.citations, article.language).trimmed()};
    for (const AuthorProfile &author : material.authors)
        parts.append(bodyText(author.bio));
    parts.removeAll(QString());
    return parts.join(QStringLiteral("\n\n")).toUtf8() + '\n';
}

} // namespace stet
