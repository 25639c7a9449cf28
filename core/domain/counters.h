// SPDX-License-Identifier: GPL-3.0-or-later
// Additive numbers, and the rates derived from them when they are shown. Any thread; a value.
#pragma once

#include <QtGlobal>
#include <chrono>

namespace footfall::domain {

struct Counters {
    qint64 visitors = 0;     ///< First views of a visitor's day on the site (design section 6).
    qint64 pageVisitors = 0; ///< First views of a page by a visitor that day: visitors of a page.
    qint64 pageViews = 0;
    qint64 visits = 0;        ///< Entry views.
    qint64 bounces = 0;       ///< Entry views of visits with one page view and no event.
    qint64 exits = 0;         ///< Last views of finished visits.
    qint64 durationMs = 0;    ///< Sum over the views whose time is known.
    qint64 durationViews = 0; ///< How many these are.

    Counters &operator+=(const Counters &other);
    Counters &operator-=(const Counters &other);
    bool operator==(const Counters &) const = default;

    /// 0 to 1; 0 without visits.
    [[nodiscard]] double bounceRate() const;
    /// Seconds over the views whose time is known; 0 where none is.
    [[nodiscard]] double averageTimeOnPage() const;
    /// Seconds over visits; 0 without visits.
    [[nodiscard]] double averageVisitDuration() const;
};

} // namespace footfall::domain
