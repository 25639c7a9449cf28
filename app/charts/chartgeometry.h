// SPDX-License-Identifier: GPL-3.0-or-later
// Where the lines, ticks and labels of a chart go. Pure functions, tested without a window. Any
// thread.
#pragma once

#include "core/domain/period.h"
#include "core/domain/statsrequest.h"

#include <QPointF>
#include <QString>
#include <vector>

namespace footfall::app {

/// Gridlines at 0, step, 2 * step ... top; 3 to 5 above 0 where numbers allow it.
struct Ticks {
    double step = 1;
    int count = 4; ///< Lines above 0.
    [[nodiscard]] double top() const { return step * count; }
    bool operator==(const Ticks &) const = default;
};

enum class TickKind {
    Count,    ///< Whole numbers in steps of 1, 2, 2.5 (from 25 on), 5.
    Rate,     ///< 0 to 1, never above.
    Duration, ///< Seconds in steps that clocks have.
};

inline constexpr int MostTicks = 5;
/// `most` lines above 0 at most, for numbers; at least 3.
[[nodiscard]] Ticks niceTicks(double largest, TickKind kind, int most = MostTicks);
[[nodiscard]] TickKind tickKindOf(domain::Metric metric);

struct AxisLabel {
    int index = 0; ///< Of the bucket.
    QString text;
    bool operator==(const AxisLabel &) const = default;
};

/// At most `most` labels, at borders that a calendar has: full hours, Mondays, firsts of a month.
[[nodiscard]] std::vector<AxisLabel> axisLabels(const std::vector<domain::Bucket> &buckets,
                                                domain::Interval interval,
                                                const domain::SiteCalendar &calendar, int most);

/// Largest triangle three buckets: keeps first and last point and the shape between them.
/// Returns the points as they are if there are at most `most` (at least 3).
[[nodiscard]] std::vector<QPointF> downsampled(const std::vector<QPointF> &points, int most);

/// The index whose point is nearest to the fraction (0 to 1) of the plot's width.
[[nodiscard]] int nearestIndex(double fraction, int count);

} // namespace footfall::app
