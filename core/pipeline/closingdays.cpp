// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/closingdays.h"

#include <algorithm>

namespace footfall::pipeline {

using storage::FactKind;
using storage::FactLevel;
using storage::SegmentInfo;

namespace {

using Segments = std::vector<SegmentInfo>;

/// Of one day, what no month has yet.
struct Day {
    struct OfKind {
        Segments late; ///< Of folds, and not closed yet.
        Segments closed;
    };
    OfKind views;
    OfKind events;
    bool isTaken = false;
};

class ClosingPlanner
{
public:
    using Kinds = std::map<FactKind, Segments>;

    ClosingPlanner(const SiteMerging &site, const MergeLimits &limits)
        : m_site(site), m_limits(limits)
    {
    }

    std::vector<MergeJob> plan(const Kinds &kinds, std::set<storage::SegmentId> &taken)
    {
        std::map<qint64, Day> days;
        for (const auto &[kind, segments] : kinds)
            for (const SegmentInfo &segment : segments)
                if (segment.level <= FactLevel::Day)
                    note(segment, taken.contains(segment.id), days[segment.firstDay]);
        std::vector<MergeJob> jobs;
        for (const auto &[day, found] : days) {
            const int visits = m_site.visitsOf(day);
            if (visits == 0 || day >= m_site.openDay)
                continue;
            Segments sources = sourcesOf(found, mayLackViews(day, kinds));
            for (const SegmentInfo &source : sources)
                taken.insert(source.id);
            if (sources.empty() || found.isTaken || m_site.waitingDays.contains(day))
                continue;
            // However many they are: they need each other, and closedFacts() knows how to part
            // them.
            MergeJob job = jobOf(m_site, std::move(sources));
            job.level = FactLevel::Day;
            job.rowsAtOnce = m_limits.rows;
            job.strictVisits = job.closedVisits = visits;
            jobs.push_back(std::move(job));
        }
        return jobs;
    }

private:
    static void note(const SegmentInfo &segment, bool isTaken, Day &day)
    {
        day.isTaken = day.isTaken || isTaken;
        Day::OfKind &ofKind = segment.kind == FactKind::PageViews ? day.views : day.events;
        if (segment.isClosed())
            ofKind.closed.push_back(segment);
        else if (segment.level == FactLevel::Fold) // Else of a time when the site was not strict.
            ofKind.late.push_back(segment);
    }

    /// Whether page views of the day may be in a month already, or are damaged.
    [[nodiscard]] bool mayLackViews(qint64 day, const Kinds &kinds) const
    {
        if (m_site.damagedDays.contains(day))
            return true;
        const auto views = kinds.find(FactKind::PageViews);
        return views != kinds.end() && std::any_of(views->second.begin(), views->second.end(),
                                                   [day](const SegmentInfo &segment) {
                                                       return segment.level > FactLevel::Day &&
                                                              segment.firstDay <= day &&
                                                              segment.lastDay >= day;
                                                   });
    }

    /// Page views first; nothing where nothing came.
    [[nodiscard]] Segments sourcesOf(const Day &day, bool mayLackViews) const
    {
        const bool takesEvents = !mayLackViews;
        const bool isAgain = isWorthIt(day.views) || (takesEvents && isWorthIt(day.events));
        Segments sources;
        const auto add = [&](const Segments &some) {
            sources.insert(sources.end(), some.begin(), some.end());
        };
        add(day.views.late);
        if (isAgain)
            add(day.views.closed);
        add(day.events.late);
        if (isAgain && takesEvents)
            add(day.events.closed);
        return sources;
    }

    /// Whether so much is late that what was closed before is closed again with it.
    [[nodiscard]] bool isWorthIt(const Day::OfKind &facts) const
    {
        return !facts.late.empty() &&
               rowsOf(facts.late) * m_limits.latePart >= rowsOf(facts.closed);
    }

    const SiteMerging &m_site;
    const MergeLimits &m_limits;
};

} // namespace

std::vector<MergeJob> dueClosings(const std::map<FactKind, Segments> &segments,
                                  const SiteMerging &site, const MergeLimits &limits,
                                  std::set<storage::SegmentId> &taken)
{
    return ClosingPlanner(site, limits).plan(segments, taken);
}

} // namespace footfall::pipeline
