// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/keepingpolicy.h"

#include <QDate>
#include <algorithm>

namespace footfall::pipeline {

using storage::FactKind;
using storage::FactLevel;
using storage::SegmentInfo;

namespace {

using Segments = std::vector<SegmentInfo>;

/// A large segment is not written anew each day: hours go when a month of them does.
qint64 startOfMonth(qint64 day)
{
    const QDate date = QDate::fromJulianDay(day);
    return QDate(date.year(), date.month(), 1).toJulianDay();
}

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
        if (rowsOf(group) <= 2 * limits.rows) {
            close(group, site, jobs);
            continue;
        }
        // More than should be in memory: its events find no page views, and give all up.
        for (const SegmentInfo &segment : group)
            close({segment}, site, jobs);
    }
}

} // namespace

std::vector<MergeJob> dueKeeping(const std::map<FactKind, Segments> &segments,
                                 const SiteMerging &site, const MergeLimits &limits)
{
    std::vector<MergeJob> jobs;
    Segments past;
    const qint64 hourlyFrom = site.hourlyFrom > 0 ? startOfMonth(site.hourlyFrom) : 0;
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
            job.hourlyFrom = std::max(job.hourlyFrom, hourlyFrom);
            jobs.push_back(std::move(job));
        }
    }
    closePast(past, site, limits, jobs);
    return jobs;
}

} // namespace footfall::pipeline
