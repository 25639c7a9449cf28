// SPDX-License-Identifier: GPL-3.0-or-later
// What the main chart draws, made of an answer: the chosen metric, its companion, the period
// before. Pure values, tested without a window. Any thread.
#pragma once

#include "app/coverage.h"
#include "core/domain/ledger.h"

#include <optional>
#include <vector>

namespace footfall::app {

struct ChartData {
    struct Line {
        domain::Metric metric = domain::Metric::Visitors;
        std::vector<double> values; ///< Up to now: buckets to come have none.
    };

    domain::Interval interval = domain::Interval::Day;
    domain::SiteCalendar calendar;
    std::vector<domain::Bucket> buckets;
    std::vector<domain::Bucket> bucketsBefore;
    Line main;                  ///< Area and line.
    std::optional<Line> second; ///< Page views, beside visitors.
    std::vector<double> before; ///< The main metric in the period before; empty: not compared.
    std::vector<double> secondBefore;
    size_t firstBefore = 0; ///< Of these, the first that is no day before the site had data.
    std::vector<domain::OffTime> offTimes; ///< In which nothing was collected.
    /// Of the main metric's numbers; what is not known at all is not drawn.
    domain::Exactness exactness = domain::Exactness::Exact;
    Coverage coverage = Coverage::Whole; ///< Of the period before: percentages need all of it.
    bool lastIsRunning = false;          ///< The last value is "so far".

    [[nodiscard]] int known() const { return static_cast<int>(main.values.size()); }
    /// Whether there is a number to compare the bucket with.
    [[nodiscard]] bool compares(size_t at) const { return at >= firstBefore && at < before.size(); }
    [[nodiscard]] double largest() const;
};

/// Visitors and page views go together; every other metric stands alone. Where the filter leaves
/// nothing of the metric, visitors are drawn; where it leaves nothing of page views, they are not.
/// Before the site's first data nothing is compared: no data is not the same as zero.
[[nodiscard]] ChartData chartDataOf(const domain::StatsResult &result, domain::Metric metric,
                                    domain::Instant now);

} // namespace footfall::app
