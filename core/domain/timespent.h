// SPDX-License-Identifier: GPL-3.0-or-later
// How exactly the time that somebody spent on a page is known: whole tenths of a second up to ten
// seconds, whole seconds above, always the nearest. Nobody decides anything by more, the facts stay
// small, and a time to the millisecond could tell a view from all others. Any thread; a value.
#pragma once

#include <chrono>

namespace footfall::domain {

inline constexpr std::chrono::milliseconds TimeByTenths{10'000};

/// The same once more changes nothing.
[[nodiscard]] constexpr std::chrono::milliseconds keptTime(std::chrono::milliseconds time)
{
    const std::chrono::milliseconds step(time < TimeByTenths ? 100 : 1'000);
    return (time + step / 2) / step * step;
}

} // namespace footfall::domain
