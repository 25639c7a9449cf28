// SPDX-License-Identifier: GPL-3.0-or-later
// Where the ledger counts a decision: the number of its minute and the place of its outcome. Any
// thread; functions.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/rejection.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace footfall::pipeline {

/// The place of what was stored among the outcomes of an item.
inline constexpr size_t StoredOutcome = 0;

/// The place of what was rejected for that reason; without one, of what was stored.
[[nodiscard]] inline size_t outcomeOf(std::optional<domain::Rejection> reason)
{
    if (!reason)
        return StoredOutcome;
    const auto place = std::find(domain::Rejections.begin(), domain::Rejections.end(), *reason);
    // Refused comes after the last of them.
    return 1 + size_t(place - domain::Rejections.begin());
}

/// Minutes since 1970.
[[nodiscard]] inline qint64 minuteNumber(domain::Instant time)
{
    return std::chrono::floor<std::chrono::minutes>(time.time_since_epoch()).count();
}

/// The minute's start.
[[nodiscard]] inline domain::Instant instantOf(qint64 minuteNumber)
{
    return domain::Instant(std::chrono::minutes(minuteNumber));
}

} // namespace footfall::pipeline
