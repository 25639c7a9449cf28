// SPDX-License-Identifier: GPL-3.0-or-later
// Where "now" comes from: an interface, so that tests and back-filling decide the time. Any thread.
#pragma once

#include <chrono>

namespace footfall::domain {

/// A moment in UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

[[nodiscard]] constexpr Instant instantFromMilliseconds(long long milliseconds)
{
    return Instant(std::chrono::milliseconds(milliseconds));
}

[[nodiscard]] constexpr long long toMilliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}

[[nodiscard]] constexpr Instant instantFromSeconds(long long seconds)
{
    return Instant(std::chrono::seconds(seconds));
}

[[nodiscard]] constexpr long long toSeconds(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}

} // namespace footfall::domain
