// SPDX-License-Identifier: GPL-3.0-or-later
// Small tools for futures of results: one that is ready, what to do when one is done, waiting for
// one in the command line. whenDone() calls back in the thread of its context.
#pragma once

#include "core/domain/result.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QPromise>

namespace footfall::instance {

template <typename T>
[[nodiscard]] QFuture<domain::Result<T>> readyFuture(domain::Result<T> result)
{
    QPromise<domain::Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// The result, or why there is none: who promised it may have ended.
template <typename T>
[[nodiscard]] domain::Result<T> resultOf(const QFuture<domain::Result<T>> &future)
{
    if (future.resultCount() > 0)
        return future.result();
    return domain::failure(
        domain::ErrorKind::Unavailable,
        QCoreApplication::translate("Instance", "Footfall ended before this was done. Try again."));
}

/// The callback comes from the event loop, never from this call; not at all once the context is
/// gone.
template <typename T, typename Callback>
void whenDone(const QFuture<domain::Result<T>> &future, QObject *context, Callback callback)
{
    auto *watcher = new QFutureWatcher<domain::Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, callback = std::move(callback)]() mutable {
                         watcher->deleteLater();
                         callback(resultOf(watcher->future()));
                     });
    watcher->setFuture(future);
}

/// Runs an event loop meanwhile. For the command line; a window never waits.
template <typename T>
[[nodiscard]] domain::Result<T> await(const QFuture<domain::Result<T>> &future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<domain::Result<T>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    return resultOf(future);
}

} // namespace footfall::instance
