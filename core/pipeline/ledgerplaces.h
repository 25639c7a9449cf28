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

inline constexpr size_t StoredOutcome = 0;

[[nodiscard]] inline size_t outcomeOf(std::optional<domain::Rejection> reason)
{
    if (!reason)
        return StoredOutcome;
    const auto place = std::find(domain::Rejections.begin(), domain::Rejections.end(), *reason);
    // Refused comes after the last of them.
    return 1 + size_t(place - domain::Rejections.begin());
}

[[nodiscard]] inline qint64 minuteNumber(domain::Instant time)
{
    return std::chrono::floor<std::chrono::minutes>(time.time_since_epoch()).count();
}

[[nodiscard]] inline domain::Instant instantOf(qint64 minuteNumber)
{
    return domain::Instant(std::chrono::minutes(minuteNumber));
}

} // namespace footfall::pipeline
