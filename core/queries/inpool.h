// SPDX-License-Identifier: GPL-3.0-or-later
// Work for a thread of the pool whose result is waited for by a future. Any thread; the end of the
// program waits for it, so what takes long is given a token to stop by.
#pragma once

#include "core/domain/result.h"

#include <QCoreApplication>
#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <exception>
#include <memory>
#include <type_traits>

namespace footfall::queries {

/// work: called with the promise, to tell progress by, or with nothing. What it throws, for want of
/// memory, becomes an error: Unavailable.
template <typename Value, typename Work>
[[nodiscard]] QFuture<domain::Result<Value>> inPool(Work work)
{
    auto promise = std::make_shared<QPromise<domain::Result<Value>>>();
    promise->start();
    QFuture<domain::Result<Value>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work] {
        try {
            if constexpr (std::is_invocable_v<Work, QPromise<domain::Result<Value>> &>)
                promise->addResult(work(*promise));
            else
                promise->addResult(work());
        } catch (const std::exception &) {
            promise->addResult(domain::Result<Value>(domain::failure(
                domain::ErrorKind::Unavailable,
                QCoreApplication::translate("Queries", "There is not enough memory to read it."))));
        }
        promise->finish();
    });
    return future;
}

} // namespace footfall::queries
