#pragma once

#include <vector>

namespace stet {

/// Where a line of the body went while an answer about it was on its way.
///
/// A plain value; one thread.
class LineShifts
{
public:
    /// The present moment, to be handed out with a question.
    size_t now() const { return m_start + m_shifts.size(); }

    /// The lines after `line` moved by `by`.
    void add(int line, int by)
    {
        if (by != 0)
            m_shifts.push_back({line, by});
    }

    /// Where the line that was `line` at `moment` is now. A line that was edited itself keeps its number; whoever asks
    /// compares its words.
    int moved(int line, size_t moment) const
    {
        for (size_t i = moment > m_start ? moment - m_start : 0; i < m_shifts.size(); ++i) {
            if (line > m_shifts[i].line)
                line += m_shifts[i].by;
        }
        return line;
    }

    /// Nobody waits for an answer any more.
    void forget()
    {
        m_start += m_shifts.size();
        m_shifts.clear();
    }

private:
    struct Shift
    {
        int line;
        int by;
    };
    std::vector<Shift> m_shifts;
    size_t m_start = 0;
};

} // namespace stet
