// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/keepingpolicy.h"

#include "core/domain/site.h"

#include <algorithm>
#include <cmath>

namespace footfall::pipeline {

using storage::FactKind;
using storage::FactLevel;
using storage::SegmentInfo;

namespace {

using Segments = std::vector<SegmentInfo>;

/// Was closed while the site was not strict.
bool isOpenPast(const SegmentInfo &segment, const SiteMerging &site)
{
    return !segment.isClosed && segment.level != FactLevel::Fold && segment.lastDay < site.openDay;
}

/// Those that share days are coarsened at once: events by page views.
std::vector<Segments> sharingDays(Segments segments)
{
    std::sort(segments.begin(), segments.end(), [](const SegmentInfo &a, const SegmentInfo &b) {
        return std::pair(a.firstDay, a.id) < std::pair(b.firstDay, b.id);
    });
    std::vector<Segments> groups;
    qint64 lastDay = 0;
    for (const SegmentInfo &segment : segments) {
        if (groups.empty() || segment.firstDay > lastDay)
            groups.emplace_back();
        lastDay = std::max(groups.back().empty() ? 0 : lastDay, segment.lastDay);
        groups.back().push_back(segment);
    }
    return groups;
}

void close(Segments group, const SiteMerging &site, std::vector<MergeJob> &jobs)
{
    // What comes out is a view's first.
    std::stable_sort(group.begin(), group.end(),
                     [](const SegmentInfo &a, const SegmentInfo &b) { return a.kind < b.kind; });
    FactLevel level = FactLevel::Day;
    for (const SegmentInfo &segment : group)
        level = std::max(level, segment.level);
    MergeJob job = jobOf(site, std::move(group));
    job.level = level;
    job.strictVisits = site.strictVisits;
    job.isClosed = true;
    job.keptFrom = site.keptFrom;
    jobs.push_back(std::move(job));
}

void closePast(const Segments &past, const SiteMerging &site, const MergeLimits &limits,
               std::vector<MergeJob> &jobs)
{
    for (const Segments &group : sharingDays(past)) {
        qint64 lastDay = 0;
        for (const SegmentInfo &segment : group)
            lastDay = std::max(lastDay, segment.lastDay);
        // They are coarsened some days at a time.
        if (rowsOf(group) <= 2 * limits.rows * (lastDay - group.front().firstDay + 1)) {
            close(group, site, jobs);
            continue;
        }
        // A day is more than should be in memory: its events find no page views, and give all up.
        for (const SegmentInfo &segment : group)
            close({segment}, site, jobs);
    }
}

/// Up to which day a segment's first ones are split off; 0 where it is small. So many of them that
/// writing them anew each day, and the others each time that none is left, cost about as much.
qint64 splitDayOf(const SegmentInfo &segment, const SiteMerging &site, const MergeLimits &limits)
{
    const qint64 days = segment.lastDay - segment.firstDay + 1;
    const qint64 left = segment.lastDay - site.keptFrom + 1;
    if (left < 4 || segment.rows * left / days < limits.edgeRows)
        return 0;
    return site.keptFrom + static_cast<qint64>(std::sqrt(2.0 * static_cast<double>(left)));
}

} // namespace

std::vector<MergeJob> dueKeeping(const std::map<FactKind, Segments> &segments,
                                 const SiteMerging &site, const MergeLimits &limits)
{
    std::vector<MergeJob> jobs;
    Segments past;
    const qint64 hourlyFrom = site.hourlyFrom > 0 ? domain::hoursKeptFrom(site.hourlyFrom) : 0;
    for (const auto &[kind, group] : segments) {
        for (const SegmentInfo &segment : group) {
            const bool isGone = segment.lastDay < site.keptFrom;
            if (!isGone && site.closesPast && isOpenPast(segment, site)) {
                past.push_back(segment);
                continue;
            }
            const bool losesDays = segment.firstDay < site.keptFrom;
            const bool losesHours = segment.firstDay < hourlyFrom &&
                                    segment.hourlyFrom < std::min(hourlyFrom, segment.lastDay + 1);
            if (!losesDays && !losesHours)
                continue;
            MergeJob job = jobOf(site, {segment});
            job.keptFrom = site.keptFrom;
            job.splitDay = losesDays && !isGone ? splitDayOf(segment, site, limits) : 0;
            job.hourlyFrom = std::max(job.hourlyFrom, hourlyFrom);
            jobs.push_back(std::move(job));
        }
    }
    closePast(past, site, limits, jobs);
    return jobs;
}

} // namespace footfall::pipeline
