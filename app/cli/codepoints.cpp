#include "app/cli/codepoints.h"

#include <algorithm>

namespace stet {

CodePoints::CodePoints(const QString &text)
{
    m_lines.push_back(0);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i > 0 && text[i].isLowSurrogate() && text[i - 1].isHighSurrogate())
            m_pairs.push_back(i);
        if (text[i] == u'\n')
            m_lines.push_back(i + 1);
    }
}

qsizetype CodePoints::at(qsizetype unit) const
{
    return unit - (std::lower_bound(m_pairs.begin(), m_pairs.end(), unit) - m_pairs.begin());
}

CodePoints::LineAndColumn CodePoints::lineAt(qsizetype unit) const
{
    const auto next = std::upper_bound(m_lines.begin(), m_lines.end(), unit);
    return {next - m_lines.begin(), at(unit) - at(*std::prev(next)) + 1};
}

} // namespace stet
