// SPDX-License-Identifier: GPL-3.0-or-later
// As much of a value's counters as sorting by one metric needs: smaller, and so faster to add up
// for millions of values. Any thread; values.
#pragma once

#include "core/domain/statsrequest.h"
#include "core/queries/facts/viewsums.h"

namespace footfall::queries {

/// What rows are sorted by.
enum class RankBy {
    Visitors,
    PageVisitors,
    PageViews,
    Visits,
    Exits,
    Rate, ///< Any that is a part of something: needs all counters.
};

[[nodiscard]] RankBy rankBy(domain::Metric metric, domain::Dimension dimension,
                            bool visitorsByPage);

template <RankBy By>
struct RankSum {
    static_assert(By != RankBy::Rate);
    qint64 pageViews = 0;
    qint64 ranked = 0;

    void add(const ViewSums &sums, qint64 sign)
    {
        const auto field = [](quint64 bits, int position) {
            return static_cast<qint64>((bits >> (position * ViewSums::Bits)) & ViewSums::Mask);
        };
        pageViews += sign * field(sums.views, 0);
        if constexpr (By == RankBy::Visitors)
            ranked += sign * field(sums.views, 1);
        else if constexpr (By == RankBy::PageVisitors)
            ranked += sign * field(sums.views, 2);
        else if constexpr (By == RankBy::Visits)
            ranked += sign * field(sums.visits, 0);
        else if constexpr (By == RankBy::Exits)
            ranked += sign * field(sums.visits, 2);
    }
    void add(const domain::Counters &counters, qint64 sign)
    {
        pageViews += sign * counters.pageViews;
        if constexpr (By == RankBy::Visitors)
            ranked += sign * counters.visitors;
        else if constexpr (By == RankBy::PageVisitors)
            ranked += sign * counters.pageVisitors;
        else if constexpr (By == RankBy::Visits)
            ranked += sign * counters.visits;
        else if constexpr (By == RankBy::Exits)
            ranked += sign * counters.exits;
    }
    [[nodiscard]] double rank() const
    {
        return static_cast<double>(By == RankBy::PageViews ? pageViews : ranked);
    }
};

/// All of them.
struct WholeSum {
    domain::Counters counters;

    void add(const ViewSums &sums, qint64 sign) { add(sums.counters(), sign); }
    void add(const domain::Counters &other, qint64 sign)
    {
        counters.visitors += sign * other.visitors;
        counters.pageVisitors += sign * other.pageVisitors;
        counters.pageViews += sign * other.pageViews;
        counters.visits += sign * other.visits;
        counters.bounces += sign * other.bounces;
        counters.exits += sign * other.exits;
        counters.durationMs += sign * other.durationMs;
        counters.durationViews += sign * other.durationViews;
    }
};

} // namespace footfall::queries
