#include "ui/editor/articlehighlighter.h"

#include "ui/editor/paragraphdata.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"

#include <QTextDocument>
#include <QTextLayout>
#include <algorithm>
#include <array>

namespace stet {
namespace {

// More paragraphs than this at once (a paste, a replacement) are styled when they are seen.
constexpr int mostStyledAtOnce = 64;

} // namespace

ArticleHighlighter::ArticleHighlighter(QObject *parent) : QObject(parent)
{
}

void ArticleHighlighter::setDocument(QTextDocument *document)
{
    if (m_document)
        disconnect(m_document, nullptr, this, nullptr);
    m_document = document;
    m_known = 0;
    if (!document)
        return;
    m_blockCount = document->blockCount();
    connect(document, &QTextDocument::contentsChange, this, &ArticleHighlighter::takeChange);
    for (QTextBlock block = document->firstBlock(); block.isValid(); block = block.next())
        forget(block);
}

void ArticleHighlighter::setLook(const QPalette &palette, const QFont &font)
{
    m_palette = palette;
    m_font = font;
    m_formats.clear();
    if (!m_document)
        return;
    for (QTextBlock block = m_document->firstBlock(); block.isValid(); block = block.next())
        forget(block);
}

void ArticleHighlighter::forget(const QTextBlock &block)
{
    if (ParagraphData *data = ParagraphData::of(block))
        data->styled = false;
}

int ArticleHighlighter::stateBefore(const QTextBlock &block) const
{
    const QTextBlock before = block.previous();
    return before.isValid() ? before.userState() : 0;
}

void ArticleHighlighter::knowStatesBefore(int blockNumber)
{
    if (m_known >= blockNumber)
        return;
    QTextBlock block = m_document->findBlockByNumber(m_known);
    int state = stateBefore(block);
    for (; block.isValid() && m_known < blockNumber; block = block.next(), ++m_known) {
        state = lineStateAfter(block.text(), state);
        block.setUserState(state);
    }
}

LineSyntax ArticleHighlighter::syntaxOf(const QTextBlock &block) const
{
    LineSyntax syntax = readLine(block.text(), stateBefore(block));
    if (syntax.kind == LineSyntax::Kind::Paragraph && block.next().isValid()) {
        // "===" below makes this a heading. A list below looks different, so one line ahead is enough.
        const QString below = block.next().text();
        const int level = below.size() < 400 ? headingUnderlineLevel(below) : 0;
        if (level > 0 && readLine(below, syntax.stateAfter).kind == LineSyntax::Kind::HeadingUnderline) {
            syntax.kind = LineSyntax::Kind::Heading;
            syntax.level = level;
        }
    }
    return syntax;
}

bool ArticleHighlighter::ensureStyled(const QTextBlock &block)
{
    const ParagraphData *data = ParagraphData::of(block);
    if (data && data->styled)
        return false;
    knowStatesBefore(block.blockNumber());
    const QList<QTextLayout::FormatRange> before = block.layout()->formats();
    style(block);
    if (block.layout()->formats() == before)
        return false;
    // One unit is enough to have the paragraph laid out; its whole length would drag in the next ones.
    m_document->markContentsDirty(block.position(), 1);
    return true;
}

void ArticleHighlighter::style(const QTextBlock &block)
{
    ParagraphData *data = ParagraphData::made(block);
    data->syntax = syntaxOf(block);
    data->styled = true;
    QList<QTextLayout::FormatRange> ranges;
    const LineSyntax &syntax = data->syntax;
    const bool whole = syntax.kind == LineSyntax::Kind::Heading || syntax.quoteDepth > 0;
    qsizetype at = 0;
    const auto add = [&](qsizetype start, qsizetype length, quint16 styles) {
        QTextLayout::FormatRange range;
        range.start = int(start);
        range.length = int(length);
        range.format = formatOf(styles, syntax);
        ranges.append(range);
    };
    for (const LineSyntax::Run &run : syntax.runs) {
        if (whole && run.start > at)
            add(at, run.start - at, 0);
        add(run.start, run.length, run.styles);
        at = run.start + run.length;
    }
    if (whole && at < block.length() - 1)
        add(at, block.length() - 1 - at, 0);
    block.layout()->setFormats(ranges);
}

const QTextCharFormat &ArticleHighlighter::formatOf(quint16 styles, const LineSyntax &syntax)
{
    const bool heading = syntax.kind == LineSyntax::Kind::Heading;
    const quint32 key = styles | quint32(heading ? syntax.level : 0) << 16 | quint32(syntax.quoteDepth > 0) << 20;
    auto found = m_formats.constFind(key);
    if (found != m_formats.constEnd())
        return *found;
    static constexpr std::array<double, 7> sizes{1, 1.5, 1.3, 1.15, 1.05, 1, 1};
    const QColor quiet = coloursOf(m_palette).quietInk;
    QTextCharFormat format;
    if (heading) {
        format.setFontPointSize(m_font.pointSizeF() * sizes[size_t(std::clamp(syntax.level, 1, 6))]);
        format.setFontWeight(QFont::Bold);
    }
    if (syntax.quoteDepth > 0)
        format.setFontItalic(true);
    if (styles & LineSyntax::Strong)
        format.setFontWeight(QFont::Bold);
    if (styles & LineSyntax::Emphasis)
        format.setFontItalic(syntax.quoteDepth == 0); // within italics emphasis stands upright
    if (styles & LineSyntax::Strike)
        format.setFontStrikeOut(true);
    if (styles & LineSyntax::CodeSpan) {
        format.setFontFamilies(exactFont(m_font.pointSizeF()).families());
        format.setFontFixedPitch(true);
        if (!heading)
            format.setFontPointSize(m_font.pointSizeF() * 0.88);
    }
    if (styles & LineSyntax::LinkText) {
        format.setForeground(m_palette.color(QPalette::Link));
        format.setFontUnderline(true);
    }
    if (styles & (LineSyntax::CitationMark | LineSyntax::FootnoteMark))
        format.setForeground(m_palette.color(QPalette::Link));
    if (styles & (LineSyntax::Mark | LineSyntax::Address)) {
        format.setForeground(quiet);
        format.setFontUnderline(false);
        format.setFontWeight(QFont::Normal);
    }
    return *m_formats.insert(key, format);
}

void ArticleHighlighter::takeChange(int position, int, int added)
{
    const QTextBlock first = m_document->findBlock(position);
    QTextBlock last = m_document->findBlock(std::min(position + added, m_document->characterCount() - 1));
    if (!first.isValid())
        return;
    if (!last.isValid())
        last = m_document->lastBlock();
    const int firstNumber = first.blockNumber();
    const int lastNumber = last.blockNumber();
    const int knownStill = m_known + m_document->blockCount() - m_blockCount;
    m_blockCount = m_document->blockCount();
    m_known = std::min(m_known, firstNumber);
    const bool few = lastNumber - firstNumber < mostStyledAtOnce;
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        forget(block);
        if (block == last)
            break;
    }
    if (!few)
        return;
    // The line above may have become, or stopped being, a heading underlined by this one.
    const QTextBlock above = first.previous();
    const ParagraphData *aboveData = above.isValid() ? ParagraphData::of(above) : nullptr;
    if (aboveData && aboveData->styled && m_known >= above.blockNumber()
        && syntaxOf(above) != aboveData->syntax) {
        forget(above);
        ensureStyled(above);
    }
    knowStatesBefore(firstNumber);
    QTextBlock block = first;
    int number = firstNumber;
    for (; block.isValid() && number <= lastNumber; block = block.next(), ++number) {
        const int before = block.userState();
        style(block);
        const int after = ParagraphData::of(block)->syntax.stateAfter;
        QTextBlock(block).setUserState(after);
        m_known = number + 1;
        if (number == lastNumber && (after == before || readOn(block.next(), after)))
            m_known = std::max(m_known, knownStill);
    }
}

/// Reads on from a line that stands in another light now. True when a line handed over what it did before, so that
/// everything after it is as it was.
bool ArticleHighlighter::readOn(QTextBlock block, int state)
{
    for (; block.isValid() && ParagraphData::of(block); block = block.next()) {
        forget(block);
        const int old = block.userState();
        state = lineStateAfter(block.text(), state);
        block.setUserState(state);
        ++m_known;
        if (state == old)
            return true;
    }
    return false;
}

} // namespace stet
