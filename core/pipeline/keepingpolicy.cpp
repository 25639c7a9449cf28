// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/keepingpolicy.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace footfall::pipeline {

using storage::FactKind;
using storage::FactLevel;
using storage::SegmentInfo;

namespace {

using Segments = std::vector<SegmentInfo>;

/// Its days were over, or closed, when the site was less strict or not at all.
bool isTooOpen(const SegmentInfo &segment, const SiteMerging &site)
{
    return segment.closedVisits < site.pastVisits();
}

/// Of days before, the hours go.
qint64 hourlyFrom(const SiteMerging &site)
{
    return site.hourlyFrom > 0 ? domain::hoursKeptFrom(site.hourlyFrom) : 0;
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

void close(Segments group, const SiteMerging &site, const MergeLimits &limits,
           std::vector<MergeJob> &jobs)
{
    // What comes out is a view's first.
    std::stable_sort(group.begin(), group.end(),
                     [](const SegmentInfo &a, const SegmentInfo &b) { return a.kind < b.kind; });
    FactLevel level = FactLevel::Day;
    for (const SegmentInfo &segment : group)
        level = std::max(level, segment.level);
    MergeJob job = jobOf(site, std::move(group));
    job.level = level;
    job.strictVisits = job.closedVisits = site.pastVisits();
    job.rowsAtOnce = limits.rows;
    job.keptFrom = site.keptFrom;
    job.hourlyFrom = std::max(job.hourlyFrom, hourlyFrom(site));
    jobs.push_back(std::move(job));
}

/// Its events would be closed without the page views that stand for them.
bool isWaiting(const Segments &group, const SiteMerging &site)
{
    return std::any_of(group.begin(), group.end(), [&](const SegmentInfo &segment) {
        const auto day = site.waitingDays.lower_bound(segment.firstDay);
        return day != site.waitingDays.end() && *day <= segment.lastDay;
    });
}

/// What is closed strictly enough is closed again with what shares its days and is not, so that
/// events find the page views of theirs: it stays as it is, if nothing comes to it.
void closePast(const std::map<FactKind, Segments> &segments, const SiteMerging &site,
               const MergeLimits &limits, std::vector<MergeJob> &jobs)
{
    Segments past;
    for (const auto &[kind, ofKind] : segments)
        std::copy_if(ofKind.begin(), ofKind.end(), std::back_inserter(past),
                     [&](const SegmentInfo &segment) {
                         return segment.level != FactLevel::Fold &&
                                segment.lastDay >= site.keptFrom && segment.lastDay < site.openDay;
                     });
    for (const Segments &group : sharingDays(std::move(past))) {
        if (std::none_of(group.begin(), group.end(),
                         [&](const SegmentInfo &segment) { return isTooOpen(segment, site); }))
            continue;
        if (isWaiting(group, site))
            continue;
        close(group, site, limits, jobs);
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

void noteKeeping(const domain::Site &site, domain::Instant now, SiteMerging &merging)
{
    const domain::Keeping keeping = domain::boundedKeeping(site.keeping, now);
    merging.strictVisits = keeping.strictVisits;
    merging.closesPast = keeping.strictVisits > 0;
    if (keeping.strictVisits > 0 && now < keeping.strictAppliesFrom) {
        // What was there when it was set can still be had back, but for what it was to give up.
        merging.strictBefore = keeping.strictBefore;
        merging.closesPast = keeping.strictBefore > 0;
        merging.strictFrom =
            site.calendar.dayOf(keeping.strictAppliesFrom - domain::KeepingGrace).toJulianDay();
    }
    if (now < keeping.appliesFrom)
        return;
    const qint64 today = site.calendar.dayOf(now).toJulianDay();
    merging.keptFrom = keeping.days > 0 ? today - keeping.days : 0;
    merging.hourlyFrom = keeping.hourlyDays > 0 ? today - keeping.hourlyDays : 0;
}

std::vector<MergeJob> dueKeeping(const std::map<FactKind, Segments> &segments,
                                 const SiteMerging &site, const MergeLimits &limits)
{
    std::vector<MergeJob> jobs;
    if (site.closesPast)
        closePast(segments, site, limits, jobs);
    std::set<storage::SegmentId> closing;
    for (const MergeJob &job : jobs)
        for (const SegmentInfo &source : job.sources)
            closing.insert(source.id);
    const qint64 hoursFrom = hourlyFrom(site);
    for (const auto &[kind, group] : segments) {
        for (const SegmentInfo &segment : group) {
            if (closing.contains(segment.id))
                continue;
            const bool isGone = segment.lastDay < site.keptFrom;
            const bool losesDays = segment.firstDay < site.keptFrom;
            const bool losesHours = segment.firstDay < hoursFrom &&
                                    segment.hourlyFrom < std::min(hoursFrom, segment.lastDay + 1);
            if (!losesDays && !losesHours)
                continue;
            MergeJob job = jobOf(site, {segment});
            job.keptFrom = site.keptFrom;
            job.splitDay = losesDays && !isGone ? splitDayOf(segment, site, limits) : 0;
            job.hourlyFrom = std::max(job.hourlyFrom, hoursFrom);
            jobs.push_back(std::move(job));
        }
    }
    return jobs;
}

} // namespace footfall::pipeline
