#include "app/text/document.h"

#include <algorithm>
#include <cstring>

namespace stet {

QByteArrayView Document::text(const DocumentBlock &block, const Node &node) const
{
    return QByteArrayView(m_text).sliced(block.textStart + node.start, node.end - node.start);
}

QByteArrayView Document::string(const DocumentBlock &block, const Node &node) const
{
    return QByteArrayView(m_strings).sliced(block.stringStart + node.string, node.stringLength);
}

QByteArrayView Document::secondString(const DocumentBlock &block, const Node &node) const
{
    return QByteArrayView(m_strings).sliced(block.stringStart + node.string + node.stringLength, node.secondLength);
}

qsizetype Document::sourceOf(qint32 textPosition) const
{
    auto stretch = std::upper_bound(m_stretches.begin(), m_stretches.end(), textPosition,
                                    [](qint32 position, const Stretch &other) { return position < other.text; });
    if (stretch == m_stretches.begin())
        return 0;
    --stretch;
    if (m_isAscii)
        return stretch->source + (textPosition - stretch->text);
    qsizetype units = stretch->source;
    for (qint32 i = stretch->text; i < textPosition; ++i) {
        const auto byte = static_cast<uchar>(m_text[i]);
        units += ((byte & 0xC0U) != 0x80U) + (byte >= 0xF0U); // a character beyond the first plane is two units
    }
    return units;
}

qsizetype Document::sourcePosition(const DocumentBlock &block, qint32 position) const
{
    return sourceOf(block.textStart + position);
}

TextRange Document::source(const DocumentBlock &block, const Node &node) const
{
    return {sourceOf(block.textStart + node.start), sourceOf(block.textStart + node.end)};
}

TextRange Document::source(const DocumentBlock &block) const
{
    return {sourceOf(block.textStart), sourceOf(block.textEnd)};
}

bool Document::same(const Document &a, const DocumentBlock &blockOfA, const Document &b, const DocumentBlock &blockOfB)
{
    const auto bytesEqual = [](const QByteArray &left, qint32 leftStart, qint32 leftEnd, const QByteArray &right,
                               qint32 rightStart, qint32 rightEnd) {
        const qint32 length = leftEnd - leftStart;
        return length == rightEnd - rightStart
            && std::memcmp(left.constData() + leftStart, right.constData() + rightStart, std::size_t(length)) == 0;
    };
    return blockOfA.nodeCount == blockOfB.nodeCount
        && bytesEqual(a.m_text, blockOfA.textStart, blockOfA.textEnd, b.m_text, blockOfB.textStart, blockOfB.textEnd)
        && bytesEqual(a.m_strings, blockOfA.stringStart, blockOfA.stringEnd,
                      b.m_strings, blockOfB.stringStart, blockOfB.stringEnd)
        && std::equal(a.nodes(blockOfA), a.nodes(blockOfA) + blockOfA.nodeCount, b.nodes(blockOfB));
}

} // namespace stet
