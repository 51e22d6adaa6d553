#include "app/text/bodytext.h"

#include <algorithm>

namespace stet {

BodyText::BodyText(const QString &text) : m_lines(text.split(QLatin1Char('\n'))), m_size(text.size())
{
}

BodyText::Place BodyText::placeOf(qsizetype position) const
{
    qsizetype line = m_knownLine;
    qsizetype start = m_knownStart;
    while (start > position) {
        --line;
        start -= m_lines[line].size() + 1;
    }
    while (position > start + m_lines[line].size()) {
        start += m_lines[line].size() + 1;
        ++line;
    }
    m_knownLine = line;
    m_knownStart = start;
    return {line, position - start};
}

bool BodyText::edit(qsizetype position, qsizetype removed, const QString &added)
{
    if (position < 0 || removed < 0 || position + removed > m_size)
        return false;
    const Place last = placeOf(position + removed);
    const Place first = placeOf(position); // looked up last, so that what is remembered lies before the change
    const QString before = m_lines[first.line].left(first.column);
    const QString after = m_lines[last.line].mid(last.column);
    QList<QString> lines = (before + added + after).split(QLatin1Char('\n'));
    const qsizetype oldCount = last.line - first.line + 1;
    const qsizetype common = std::min(oldCount, lines.size());
    std::move(lines.begin(), lines.begin() + common, m_lines.begin() + first.line);
    if (oldCount > common) {
        m_lines.remove(first.line + common, oldCount - common);
    } else if (lines.size() > common) {
        const qsizetype at = first.line + common;
        m_lines.insert(at, lines.size() - common, QString());
        std::move(lines.begin() + common, lines.end(), m_lines.begin() + at);
    }
    m_size += added.size() - removed;
    return true;
}

QString BodyText::toString() const
{
    QString text;
    text.reserve(m_size);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (i > 0)
            text += QLatin1Char('\n');
        text += m_lines[i];
    }
    return text;
}

QString BodyText::mid(qsizetype position, qsizetype length) const
{
    if (position < 0 || length <= 0 || position + length > m_size)
        return {};
    const Place first = placeOf(position);
    QString text = m_lines[first.line].mid(first.column, length);
    for (qsizetype line = first.line + 1; text.size() < length; ++line) {
        text += QLatin1Char('\n');
        text += QStringView(m_lines[line]).left(length - text.size());
    }
    return text;
}

} // namespace stet
