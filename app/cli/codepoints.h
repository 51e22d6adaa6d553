#pragma once

#include <QString>

#include <vector>

namespace stet {

/// Places of a text in Unicode code points, as the JSON of stet-cli gives them, from places in UTF-16.
class CodePoints
{
public:
    explicit CodePoints(const QString &text);

    qsizetype at(qsizetype unit) const;

    /// Line and column from 1, for people; the column counts code points.
    struct LineAndColumn
    {
        qsizetype line;
        qsizetype column;
    };
    LineAndColumn lineAt(qsizetype unit) const;

private:
    std::vector<qsizetype> m_pairs; ///< second halves of surrogate pairs
    std::vector<qsizetype> m_lines; ///< where lines start
};

} // namespace stet
