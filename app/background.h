#pragma once

#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>
#include <utility>

namespace stet {

/// Runs `work` on values elsewhere and hands its answer to `then` in the thread of `context`.
///
/// When `context` is gone by then, the answer is dropped: nobody is left to ask. Only values may cross, so `work`
/// captures copies. An answer about a draft carries the revision it was made from; whoever receives it drops it when
/// the draft has moved on.
template <typename Work, typename Then>
void runInBackground(QThreadPool *pool, QObject *context, Work work, Then then)
{
    QtConcurrent::run(pool, std::move(work)).then(context, std::move(then));
}

template <typename Work, typename Then>
void runInBackground(QObject *context, Work work, Then then)
{
    runInBackground(QThreadPool::globalInstance(), context, std::move(work), std::move(then));
}

} // namespace stet
