// SPDX-License-Identifier: GPL-3.0-or-later
// Clicks on rows of a dashboard, as the window asks them: after an answer, the service has had the
// time to ask ahead. The thread that calls it, which needs an application; throws
// std::runtime_error.
#pragma once

#include "core/queries/queryservice.h"
#include "tests/bench/query/viewsource.h"
#include "tests/kit/fixedclock.h"

namespace footfall::bench {

struct ClickTimes {
    std::vector<double> first;     ///< Milliseconds: of clicks on a dashboard without filters.
    std::vector<double> hurried;   ///< Of clicks on what comes, before anything else is asked.
    std::vector<double> second;    ///< The same, after what was likely was asked ahead.
    std::vector<double> adding;    ///< Of clicks on another row of the same list.
    std::vector<double> excluding; ///< Of clicks on the dashboard that exclude a row.
    double aheadOfFirst = 0;       ///< Milliseconds that were spent asking ahead.
    std::vector<double> aheadOfSecond;
};

/// As many rounds of such clicks, each on one of the first ten rows of a random panel. Nothing is
/// known when it begins.
[[nodiscard]] ClickTimes clickAround(const QString &databasePath, qint64 factBytes,
                                     const queries::AheadLimits &ahead, int rounds);

} // namespace footfall::bench
