// SPDX-License-Identifier: GPL-3.0-or-later
// Work for a thread of the pool whose result is waited for by a future. Any thread.
#pragma once

#include "core/domain/result.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <memory>

namespace footfall::queries {

template <typename Value, typename Work>
[[nodiscard]] QFuture<domain::Result<Value>> inPool(Work work)
{
    auto promise = std::make_shared<QPromise<domain::Result<Value>>>();
    promise->start();
    QFuture<domain::Result<Value>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace footfall::queries
