// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/series.h"

namespace footfall::queries {

using namespace domain;

namespace {

/// What was counted goes into the last bucket that has begun by then; where the rules of a zone
/// were revised after the counting, that keeps the sum.
template <typename Counted, typename HasBegun>
std::vector<SeriesPoint> seriesOf(const std::vector<Bucket> &buckets,
                                  const std::vector<Counted> &counted, HasBegun hasBegun)
{
    std::vector<SeriesPoint> points;
    points.reserve(buckets.size());
    for (const Bucket &bucket : buckets)
        points.push_back({bucket, {}});
    size_t current = 0;
    for (const Counted &entry : counted) {
        while (current + 1 < points.size() && hasBegun(points[current + 1].bucket, entry))
            ++current;
        if (current < points.size())
            points[current].counters += entry.counters;
    }
    return points;
}

} // namespace

std::vector<SeriesPoint> seriesOfHours(const std::vector<Bucket> &buckets,
                                       const std::vector<storage::HourCounters> &hours)
{
    return seriesOf(buckets, hours, [](const Bucket &bucket, const storage::HourCounters &hour) {
        return bucket.start <= hour.hour;
    });
}

std::vector<SeriesPoint> seriesOfDays(const std::vector<Bucket> &buckets,
                                      const std::vector<storage::DayCounters> &days)
{
    return seriesOf(buckets, days, [](const Bucket &bucket, const storage::DayCounters &day) {
        return bucket.firstDay <= day.day;
    });
}

} // namespace footfall::queries
