// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/samehours.h"

namespace footfall::domain {

bool comparesHours(const StatsResult &about)
{
    return about.period == Period{about.today, about.today} && about.comparedWith &&
           about.comparedWith->days() == 1;
}

Counters sameHours(const StatsResult &about, const std::vector<SeriesPoint> &hours, Instant now)
{
    Counters sum;
    size_t next = 0;
    for (const Bucket &hour : bucketsOf(about.period, Interval::Hour, about.site.calendar)) {
        if (hour.start > now || next == hours.size())
            break;
        sum += hours[next++].counters;
    }
    return sum;
}

const std::optional<Counters> &comparableBefore(const StatsResult &result)
{
    return result.comparable ? result.comparable : result.before;
}

} // namespace footfall::domain
