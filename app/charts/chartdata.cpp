// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartdata.h"

#include "app/format/filterwords.h"
#include "app/format/numbers.h"

#include <algorithm>

namespace footfall::app {

using domain::Metric;

double ChartData::largest() const
{
    double result = 0;
    const auto consider = [&result](const std::vector<double> &values) {
        for (const double value : values)
            result = std::max(result, value);
    };
    consider(main.values);
    consider(before);
    if (second)
        consider(second->values);
    return result;
}

ChartData chartDataOf(const domain::StatsResult &result, Metric metric, domain::Instant now)
{
    ChartData data;
    const bool known = exactnessOf(metric, result.knowledge) != domain::Exactness::Unknown;
    const bool home = !known || metric == Metric::Visitors || metric == Metric::PageViews;
    data.interval = result.interval.value_or(domain::Interval::Day);
    data.calendar = result.site.calendar;
    data.coverage = coverageOf(result);
    data.offTimes = result.offTimes;
    data.main.metric = home ? Metric::Visitors : metric;
    data.exactness = exactnessOf(data.main.metric, result.knowledge);
    if (home && result.knowledge.pageViews != domain::Exactness::Unknown)
        data.second = ChartData::Line{Metric::PageViews, {}};

    for (const domain::SeriesPoint &point : result.series) {
        data.buckets.push_back(point.bucket);
        if (point.bucket.start > now && !data.main.values.empty())
            continue; // Still to come: no value is not the same as zero.
        data.main.values.push_back(metricValue(data.main.metric, point.counters));
        if (data.second)
            data.second->values.push_back(metricValue(data.second->metric, point.counters));
        data.lastIsRunning = point.bucket.start <= now && now < point.bucket.end;
    }
    for (const domain::SeriesPoint &point : result.seriesBefore) {
        if (data.before.size() == data.buckets.size())
            break;
        data.bucketsBefore.push_back(point.bucket);
        data.before.push_back(metricValue(data.main.metric, point.counters));
        if (data.second)
            data.secondBefore.push_back(metricValue(data.second->metric, point.counters));
        if (result.firstDay.isValid() && point.bucket.lastDay < result.firstDay)
            data.firstBefore = data.before.size();
    }
    if (data.firstBefore == data.before.size()) {
        data.before.clear();
        data.secondBefore.clear();
        data.bucketsBefore.clear();
        data.firstBefore = 0;
    }
    return data;
}

} // namespace footfall::app
