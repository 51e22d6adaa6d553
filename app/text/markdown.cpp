#include "app/text/markdown.h"

#include "app/text/documentbuilder.h"
#include "app/text/entities.h"

#include <functional>
#include <md4c.h>
#include <utility>

namespace stet {

namespace {

using Type = Node::Type;

constexpr unsigned dialect = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;

/// An address or title with its entities resolved.
QByteArray attributeText(const MD_ATTRIBUTE &attribute)
{
    QByteArray text;
    for (int i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
        const QByteArrayView piece(attribute.text + attribute.substr_offsets[i],
                                   qsizetype(attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]));
        if (attribute.substr_types[i] == MD_TEXT_NULLCHAR) {
            text += "\xEF\xBF\xBD";
        } else if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
            const QByteArray characters = entityText(piece);
            text += characters.isEmpty() ? piece.toByteArray() : characters;
        } else {
            text += piece;
        }
    }
    return text;
}

/// Hands what md4c finds to a DocumentBuilder. md4c speaks C: its calls come through the static functions.
class MarkdownReader
{
public:
    explicit MarkdownReader(const QString &body) : m_builder(body), m_notesLeft(m_builder.noteCount()) {}
    Document read();

private:
    int enterBlock(MD_BLOCKTYPE type, const void *detail);
    int leaveBlock(MD_BLOCKTYPE type);
    void openBlock(MD_BLOCKTYPE type, const void *detail);
    int enterSpan(MD_SPANTYPE type, const void *detail);
    int leaveSpan();
    int addText(MD_TEXTTYPE type, const char *text, MD_SIZE size);
    void addPlainText(const char *text, MD_SIZE size, bool inText, qint32 start, qint32 end);
    void addWords(qint32 start, qint32 end);
    void addIndentation(qint32 lineStart);
    bool isInText(const char *pointer) const;
    int topDepth() const { return m_inNote ? 1 : 0; }

    static MarkdownReader *self(void *data) { return static_cast<MarkdownReader *>(data); }
    static int onEnterBlock(MD_BLOCKTYPE type, void *detail, void *data) { return self(data)->enterBlock(type, detail); }
    static int onLeaveBlock(MD_BLOCKTYPE type, void *, void *data) { return self(data)->leaveBlock(type); }
    static int onEnterSpan(MD_SPANTYPE type, void *detail, void *data) { return self(data)->enterSpan(type, detail); }
    static int onLeaveSpan(MD_SPANTYPE, void *, void *data) { return self(data)->leaveSpan(); }
    static int onText(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
    {
        return self(data)->addText(type, text, size);
    }

    DocumentBuilder m_builder;
    int m_notesLeft; ///< block quotes still to come that are notes
    int m_depth = 0; ///< in blocks
    bool m_inNote = false;
    int m_linkDepth = 0;
    int m_codeDepth = 0;
    bool m_inCodeBlock = false;
    qint32 m_indentation = 0; ///< columns of a line of code that are still to be written
};

Document MarkdownReader::read()
{
    const MD_PARSER parser{0, dialect, onEnterBlock, onLeaveBlock, onEnterSpan, onLeaveSpan, onText, nullptr, nullptr};
    md_parse(m_builder.text().constData(), MD_SIZE(m_builder.text().size()), &parser, this);
    return m_builder.finish();
}

int MarkdownReader::enterBlock(MD_BLOCKTYPE type, const void *detail)
{
    if (type == MD_BLOCK_DOC)
        return 0;
    const int depth = m_depth++;
    if (depth == 0 && m_notesLeft > 0) {
        m_inNote = true;
        m_builder.beginNote();
        return 0;
    }
    if (depth == topDepth())
        m_builder.beginTopBlock();
    openBlock(type, detail);
    return 0;
}

void MarkdownReader::openBlock(MD_BLOCKTYPE type, const void *detail)
{
    static const QHash<int, Type> plain{{MD_BLOCK_QUOTE, Type::BlockQuote}, {MD_BLOCK_LI, Type::ListItem},
                                        {MD_BLOCK_HR, Type::ThematicBreak}, {MD_BLOCK_TABLE, Type::Table},
                                        {MD_BLOCK_THEAD, Type::TableHead}, {MD_BLOCK_TBODY, Type::TableBody},
                                        {MD_BLOCK_TR, Type::TableRow}};
    switch (type) {
    case MD_BLOCK_UL:
        if (Node *node = m_builder.open(Type::BulletList))
            node->detail = static_cast<const MD_BLOCK_UL_DETAIL *>(detail)->is_tight != 0;
        break;
    case MD_BLOCK_OL:
        if (Node *node = m_builder.open(Type::OrderedList)) {
            node->detail = static_cast<const MD_BLOCK_OL_DETAIL *>(detail)->is_tight != 0;
            node->value = static_cast<const MD_BLOCK_OL_DETAIL *>(detail)->start;
        }
        break;
    case MD_BLOCK_H:
        if (Node *node = m_builder.open(Type::Heading))
            node->detail = quint8(static_cast<const MD_BLOCK_H_DETAIL *>(detail)->level);
        break;
    case MD_BLOCK_CODE:
        ++m_codeDepth;
        m_inCodeBlock = true;
        if (Node *node = m_builder.open(Type::CodeBlock)) {
            m_builder.setStrings(node, attributeText(static_cast<const MD_BLOCK_CODE_DETAIL *>(detail)->lang), {});
            node->detail = static_cast<const MD_BLOCK_CODE_DETAIL *>(detail)->fence_char != 0;
        }
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        if (Node *node = m_builder.open(type == MD_BLOCK_TH ? Type::HeaderCell : Type::Cell))
            node->detail = quint8(static_cast<const MD_BLOCK_TD_DETAIL *>(detail)->align);
        break;
    default: m_builder.open(plain.value(type, Type::Paragraph)); break;
    }
}

int MarkdownReader::leaveBlock(MD_BLOCKTYPE type)
{
    if (type == MD_BLOCK_DOC)
        return 0;
    --m_depth;
    if (m_inNote && m_depth == 0) {
        m_inNote = false;
        --m_notesLeft;
        m_builder.endNote();
        return 0;
    }
    if (type == MD_BLOCK_CODE) {
        --m_codeDepth;
        m_inCodeBlock = false;
        m_indentation = 0;
    }
    m_builder.close();
    if (m_depth == topDepth())
        m_builder.endTopBlock();
    return 0;
}

int MarkdownReader::enterSpan(MD_SPANTYPE type, const void *detail)
{
    switch (type) {
    case MD_SPAN_STRONG: m_builder.open(Type::Strong); break;
    case MD_SPAN_DEL: m_builder.open(Type::Strikethrough); break;
    case MD_SPAN_CODE:
        ++m_codeDepth;
        m_builder.open(Type::CodeSpan);
        break;
    case MD_SPAN_A:
        ++m_linkDepth;
        if (Node *node = m_builder.open(Type::Link)) {
            const auto *link = static_cast<const MD_SPAN_A_DETAIL *>(detail);
            m_builder.setStrings(node, attributeText(link->href), attributeText(link->title));
        }
        break;
    case MD_SPAN_IMG:
        ++m_linkDepth;
        if (Node *node = m_builder.open(Type::Image)) {
            const auto *image = static_cast<const MD_SPAN_IMG_DETAIL *>(detail);
            m_builder.setStrings(node, attributeText(image->src), attributeText(image->title));
        }
        break;
    default: m_builder.open(Type::Emphasis); break;
    }
    return 0;
}

int MarkdownReader::leaveSpan()
{
    const Type type = m_builder.close();
    m_linkDepth -= type == Type::Link || type == Type::Image;
    m_codeDepth -= type == Type::CodeSpan;
    return 0;
}

int MarkdownReader::addText(MD_TEXTTYPE type, const char *text, MD_SIZE size)
{
    const bool inText = isInText(text);
    const qint32 last = m_builder.lastEnd();
    const qint32 start = inText ? qint32(text - m_builder.text().constData()) : last;
    const qint32 end = inText ? start + qint32(size) : last;
    switch (type) {
    case MD_TEXT_NULLCHAR: m_builder.addCharacters("\xEF\xBF\xBD", start, end); break;
    case MD_TEXT_BR: m_builder.addLeaf(Type::HardBreak, last, last); break;
    case MD_TEXT_SOFTBR: m_builder.addLeaf(Type::SoftBreak, last, last); break;
    case MD_TEXT_ENTITY: {
        const QByteArray characters = entityText(QByteArrayView(text, size));
        if (characters.isEmpty())
            m_builder.addRun(start, end);
        else
            m_builder.addCharacters(characters, start, end);
        break;
    }
    default:
        if (size > 0)
            addPlainText(text, size, inText, start, end);
        break;
    }
    return 0;
}

void MarkdownReader::addPlainText(const char *text, MD_SIZE size, bool inText, qint32 start, qint32 end)
{
    if (!inText && m_inCodeBlock && *text == ' ') {
        m_indentation += qint32(size);
        return;
    }
    if (m_indentation > 0)
        addIndentation(start);
    if (inText && m_codeDepth == 0 && m_linkDepth == 0 && m_builder.noteCount() > 0)
        addWords(start, end);
    else if (inText)
        m_builder.addRun(start, end);
    else if (size == 1 && *text == '\n' && m_builder.lineFeedFollows())
        m_builder.addRun(start, start + 1); // the line feed that md4c hands over is the one in the text
    else
        m_builder.addCharacters(QByteArrayView(text, size), start, end);
}

/// md4c hands over the indentation of code as so many spaces. Where the text itself has the same there, tabs included, it is
/// taken from the text.
void MarkdownReader::addIndentation(qint32 lineStart)
{
    const QByteArray &text = m_builder.text();
    const qint32 columns = std::exchange(m_indentation, 0);
    qint32 margin = lineStart;
    while (margin > 0 && (text[margin - 1] == ' ' || text[margin - 1] == '\t'))
        --margin;
    const auto width = [&text](qint32 from, qint32 to) {
        qint32 column = 0;
        for (qint32 i = from; i < to; ++i)
            column += text[i] == '\t' ? 4 - column % 4 : 1;
        return column;
    };
    constexpr qint32 codeMargin = 4; // of indented code
    const bool atMargin = margin == 0 || text[margin - 1] == '\n';
    qint32 from = margin;
    if (atMargin && width(margin, lineStart) == columns + codeMargin) {
        while (from < lineStart && width(margin, from) < codeMargin)
            ++from;
    }
    if (atMargin && width(margin, lineStart) - width(margin, from) == columns)
        m_builder.addRun(from, lineStart);
    else
        m_builder.addCharacters(QByteArray(columns, ' '), m_builder.lastEnd(), m_builder.lastEnd());
}

/// Words that may hold references to footnotes.
void MarkdownReader::addWords(qint32 start, qint32 end)
{
    const QByteArrayView words = QByteArrayView(m_builder.text()).sliced(start, end - start);
    qint32 done = 0;
    for (qsizetype at = words.indexOf("[^"); at >= 0; at = words.indexOf("[^", at + 1)) {
        qsizetype length = 0;
        const QByteArray label = noteReferenceAt(words, at, &length);
        const int note = label.isEmpty() ? -1 : m_builder.noteOf(label);
        if (note < 0)
            continue;
        if (at > done)
            m_builder.addRun(start + done, start + qint32(at));
        done = qint32(at + length);
        m_builder.addLeaf(Type::FootnoteReference, start + qint32(at), start + done).value = quint32(note);
        at = done - 1;
    }
    if (start + done < end)
        m_builder.addRun(start + done, end);
}

bool MarkdownReader::isInText(const char *pointer) const
{
    const std::less<const char *> before;
    const char *start = m_builder.text().constData();
    return !before(pointer, start) && before(pointer, start + m_builder.text().size());
}

} // namespace

Document parseMarkdown(const QString &body)
{
    return MarkdownReader(body).read();
}

} // namespace stet
