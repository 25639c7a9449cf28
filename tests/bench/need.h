// SPDX-License-Identifier: GPL-3.0-or-later
// For benchmarks, which have nobody to tell of an error: it ends them. Any thread; needs nothing.
#pragma once

#include "core/domain/result.h"

#include <stdexcept>

namespace footfall::bench {

/// Its value, if anybody wants it; throws what is wrong.
template <typename T>
T need(domain::Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().message.toStdString());
    return *std::move(result);
}

} // namespace footfall::bench
