// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/closingwindows.h"

#include <algorithm>
#include <map>

namespace footfall::pipeline {

std::vector<ClosingWindow> closingWindows(const MergeJob &job)
{
    std::map<qint64, qint64> rowsOfDay;
    for (const storage::SegmentInfo &source : job.sources) {
        const qint64 days = source.lastDay - source.firstDay + 1;
        for (qint64 day = std::max(source.firstDay, job.keptFrom); day <= source.lastDay; ++day)
            rowsOfDay[day] += (source.rows + days - 1) / days;
    }
    const qint64 atOnce = std::max<qint64>(1, job.rowsAtOnce);
    std::vector<ClosingWindow> windows;
    qint64 rows = 0; // Of the last one.
    for (const auto &[day, ofDay] : rowsOfDay) {
        if (!windows.empty() && rows + ofDay <= atOnce) {
            windows.back().lastDay = day;
            rows += ofDay;
            continue;
        }
        windows.push_back({day, day, ofDay > 2 * atOnce});
        rows = ofDay;
    }
    return windows;
}

} // namespace footfall::pipeline
