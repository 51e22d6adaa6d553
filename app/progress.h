#pragma once

#include "app/result.h"

#include <QCoreApplication>

#include <functional>

namespace stet {

/// Told how far long work has come, in the thread that works: `done` of `all` steps. Answers false to stop it.
using Progress = std::function<bool(int done, int all)>;

/// The steps of one long work. Without a Progress nobody is told and nothing stops.
class Steps
{
public:
    Steps(Progress progress, int all) : m_progress(std::move(progress)), m_all(all) {}

    void expectMore(int steps) { m_all += steps; }

    /// One step is done. An error of kind Stopped when the work is to end.
    Result<void> next()
    {
        ++m_done;
        if (!m_progress || m_progress(m_done, m_all))
            return {};
        return Error{Error::Kind::Stopped, QCoreApplication::translate("stet::Steps", "Stopped."), {}};
    }

private:
    Progress m_progress;
    int m_all;
    int m_done = 0;
};

} // namespace stet
