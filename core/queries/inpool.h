// SPDX-License-Identifier: GPL-3.0-or-later
// Work for a thread of the pool whose result is waited for by a future. Any thread; the end of the
// program waits for it, so what takes long is given a token to stop by.
#pragma once

#include "core/domain/result.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <exception>
#include <memory>
#include <type_traits>

namespace footfall::queries {

/// What is told where work ended by an exception, most likely for want of memory.
[[nodiscard]] domain::Error errorOf(const std::exception &thrown);

/// work: called with the promise, to tell progress by, or with nothing. An exception of it becomes
/// an error: nobody could catch it in the pool.
template <typename Value, typename Work>
[[nodiscard]] QFuture<domain::Result<Value>> inPool(Work work)
{
    auto promise = std::make_shared<QPromise<domain::Result<Value>>>();
    promise->start();
    QFuture<domain::Result<Value>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work] {
        const auto answer = [&]() -> domain::Result<Value> {
            try {
                if constexpr (std::is_invocable_v<Work, QPromise<domain::Result<Value>> &>)
                    return work(*promise);
                else
                    return work();
            } catch (const std::exception &thrown) {
                return tl::unexpected(errorOf(thrown));
            }
        };
        promise->addResult(answer());
        promise->finish();
    });
    return future;
}

} // namespace footfall::queries
