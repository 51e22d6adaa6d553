#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>
#include <type_traits>
#include <utility>

namespace stet {

/// Runs `work` on values elsewhere and hands its answer to `then` in the thread of `context`, from which it has to be
/// called.
///
/// When `context` is gone by then, the answer is dropped: nobody is left to ask. Only values may cross, so `work`
/// captures copies. An answer about a draft carries the revision it was made from; whoever receives it drops it when
/// the draft has moved on.
///
/// Not QFuture::then(context, …): in Qt 6.4 that one takes the program down when the context went before the answer.
template <typename Work, typename Then>
void runInBackground(QThreadPool *pool, QObject *context, Work work, Then then)
{
    using Answer = std::invoke_result_t<Work &>;
    auto *watcher = new QFutureWatcher<Answer>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if constexpr (std::is_void_v<Answer>)
            then();
        else if (watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(pool, std::move(work)));
}

template <typename Work, typename Then>
void runInBackground(QObject *context, Work work, Then then)
{
    runInBackground(QThreadPool::globalInstance(), context, std::move(work), std::move(then));
}

} // namespace stet
