// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/mergepolicy.h"

#include "core/pipeline/closingdays.h"
#include "core/pipeline/keepingpolicy.h"
#include "core/pipeline/yearpieces.h"

#include <QDate>
#include <algorithm>
#include <map>

namespace footfall::pipeline {

using storage::FactKind;
using storage::FactLevel;
using storage::SegmentInfo;

namespace {

using Segments = std::vector<SegmentInfo>;

int yearOf(const SegmentInfo &segment)
{
    return QDate::fromJulianDay(segment.firstDay).year();
}

qint64 monthOf(const SegmentInfo &segment)
{
    const QDate day = QDate::fromJulianDay(segment.firstDay);
    return QDate(day.year(), day.month(), 1).toJulianDay();
}

/// Of one site and kind.
class Planner
{
public:
    /// taken: by jobs that there are already.
    Planner(const SiteMerging &site, const MergeLimits &limits,
            const std::set<storage::SegmentId> &taken, std::vector<MergeJob> &jobs)
        : m_site(site), m_limits(limits), m_jobs(jobs), m_taken(taken)
    {
    }

    void plan(const Segments &segments)
    {
        std::map<qint64, Segments> days;
        std::map<qint64, Segments> months;
        std::map<int, Segments> years;
        for (const SegmentInfo &segment : segments) {
            if (segment.level == FactLevel::Fold || segment.level == FactLevel::Day)
                days[segment.firstDay].push_back(segment);
            if (segment.level != FactLevel::Year)
                months[monthOf(segment)].push_back(segment);
            years[yearOf(segment)].push_back(segment);
        }
        for (const auto &[first, day] : days)
            planDay(day);
        // One level after the other: what is merged now is merged further afterwards.
        for (const auto &[first, month] : months) {
            const QDate start = QDate::fromJulianDay(first);
            if (isWhole(start) && isOver(start.addMonths(1)) && isIdle(month))
                planUnit(month, FactLevel::Month);
        }
        for (const auto &[year, ofYear] : years) {
            const QDate start(year, 1, 1);
            if (isWhole(start) && isOver(start.addYears(1)) && isIdle(ofYear))
                planYear(ofYear);
        }
    }

private:
    /// None of its days is too old to be kept. Otherwise the others go soon, day by day: large
    /// segments would be written anew for each of them.
    [[nodiscard]] bool isWhole(const QDate &start) const
    {
        return start.toJulianDay() >= m_site.keptFrom;
    }

    [[nodiscard]] bool isOver(const QDate &next) const
    {
        return next.toJulianDay() <= m_site.openDay;
    }

    /// No fold of it goes on, and nothing of it is being merged.
    [[nodiscard]] bool isIdle(const Segments &unit) const
    {
        return std::all_of(unit.begin(), unit.end(), [this](const SegmentInfo &segment) {
            return segment.lastDay < m_site.openDay && !m_taken.contains(segment.id);
        });
    }

    void planDay(const Segments &day)
    {
        const bool isTaken =
            std::any_of(day.begin(), day.end(), [this](const SegmentInfo &segment) {
                return m_taken.contains(segment.id);
            });
        if (isTaken)
            return;
        if (!isIdle(day)) {
            planRuns(day);
            return;
        }
        planUnit(day, FactLevel::Day);
    }

    /// The day goes on, and what is small becomes larger: always what is about as large as all that
    /// is smaller, so that a row is written anew a few times only.
    void planRuns(const Segments &day)
    {
        Segments folds;
        for (const SegmentInfo &segment : day) {
            if (segment.level == FactLevel::Fold && !segment.isClosed() &&
                segment.rows <= m_limits.rows / 4)
                folds.push_back(segment);
        }
        if (folds.size() <= m_limits.foldSegments)
            return;
        const size_t wanted = std::max<size_t>(2, m_limits.foldSegments / 2);
        std::sort(folds.begin(), folds.end(), [](const SegmentInfo &a, const SegmentInfo &b) {
            return std::pair(a.rows, a.id) < std::pair(b.rows, b.id);
        });
        Segments taken;
        qint64 rows = 0;
        for (const SegmentInfo &fold : folds) {
            const bool isAsLarge = fold.rows <= 2 * rows;
            if ((taken.size() >= wanted && !isAsLarge) || rows + fold.rows > m_limits.rows)
                break;
            rows += fold.rows;
            taken.push_back(fold);
        }
        if (taken.size() > 1) // One alone would be written anew for ever.
            add(std::move(taken), FactLevel::Fold);
    }

    /// What was coarsened stays apart from what was not.
    [[nodiscard]] static std::array<Segments, 2> byClosed(const Segments &segments)
    {
        std::array<Segments, 2> alike;
        for (const SegmentInfo &segment : segments)
            alike[segment.isClosed() ? 1 : 0].push_back(segment);
        return alike;
    }

    void planUnit(const Segments &unit, FactLevel level)
    {
        for (const Segments &alike : byClosed(unit))
            split(alike, level);
    }

    void planYear(const Segments &year)
    {
        for (const Segments &alike : byClosed(year))
            for (Segments &piece : yearPieces(alike, m_limits.yearRows))
                if (isWorthIt(piece, FactLevel::Year))
                    add(std::move(piece), FactLevel::Year);
    }

    void split(Segments segments, FactLevel level)
    {
        std::sort(segments.begin(), segments.end(), [](const SegmentInfo &a, const SegmentInfo &b) {
            return std::pair(a.firstDay, a.id) < std::pair(b.firstDay, b.id);
        });
        Segments part;
        const auto end = [&] {
            if (isWorthIt(part, level))
                add(std::move(part), level);
            part.clear();
        };
        for (const SegmentInfo &segment : segments) {
            if (rowsOf(part) + segment.rows > m_limits.rows)
                end();
            part.push_back(segment);
        }
        end();
    }

    [[nodiscard]] bool isWorthIt(const Segments &part, FactLevel level) const
    {
        if (part.size() < 2)
            return false;
        qint64 merged = 0; // The largest that was merged before.
        for (const SegmentInfo &segment : part)
            merged = std::max(merged, segment.level == level ? segment.rows : 0);
        return merged == 0 || part.size() > m_limits.lateSegments ||
               (rowsOf(part) - merged) * m_limits.latePart >= merged || isOld(part);
    }

    /// Whether all of it has been over for long. Only every so many days: what comes late in many
    /// small parts does not have it written anew for each of them.
    [[nodiscard]] bool isOld(const Segments &part) const
    {
        return m_limits.lateDays > 0 && m_site.openDay % m_limits.lateDays == 0 &&
               std::all_of(part.begin(), part.end(), [this](const SegmentInfo &segment) {
                   return segment.lastDay + m_limits.lateDays <= m_site.openDay;
               });
    }

    void add(Segments sources, FactLevel level)
    {
        if (sources.empty())
            return;
        for (const SegmentInfo &source : sources)
            m_taken.insert(source.id);
        MergeJob job = jobOf(m_site, std::move(sources));
        job.level = level;
        job.rowsAtOnce = m_limits.rows;
        m_jobs.push_back(std::move(job));
    }

    const SiteMerging &m_site;
    const MergeLimits &m_limits;
    std::vector<MergeJob> &m_jobs;
    std::set<storage::SegmentId> m_taken;
};

} // namespace

qint64 rowsOf(const std::vector<SegmentInfo> &segments)
{
    qint64 rows = 0;
    for (const SegmentInfo &segment : segments)
        rows += segment.rows;
    return rows;
}

MergeJob jobOf(const SiteMerging &site, std::vector<SegmentInfo> sources)
{
    MergeJob job;
    job.site = site.site;
    job.kind = sources.front().kind;
    job.level = sources.front().level;
    job.closedVisits = sources.front().closedVisits;
    job.goals = site.goals;
    job.calendar = site.calendar;
    job.withheld = site.withheld;
    job.hourlyFrom = sources.front().hourlyFrom;
    for (const SegmentInfo &source : sources) {
        job.hourlyFrom = std::min(job.hourlyFrom, source.hourlyFrom);
        job.closedVisits = std::min(job.closedVisits, source.closedVisits);
    }
    job.sources = std::move(sources);
    return job;
}

std::vector<MergeJob> dueMerges(const std::vector<SegmentInfo> &segments,
                                const std::vector<SiteMerging> &sites, const MergeLimits &limits)
{
    std::map<domain::SiteId, std::map<FactKind, Segments>> groups;
    for (const SegmentInfo &segment : segments)
        groups[segment.site][segment.kind].push_back(segment);
    std::vector<MergeJob> jobs;
    for (const auto &[id, kinds] : groups) {
        const auto site = std::find_if(sites.begin(), sites.end(),
                                       [&](const SiteMerging &known) { return known.site == id; });
        if (site == sites.end())
            continue;
        std::set<storage::SegmentId> taken;
        for (MergeJob &job : dueKeeping(kinds, *site, limits)) {
            for (const SegmentInfo &source : job.sources)
                taken.insert(source.id);
            jobs.push_back(std::move(job));
        }
        for (MergeJob &job : dueClosings(kinds, *site, limits, taken))
            jobs.push_back(std::move(job));
        for (const auto &[kind, group] : kinds)
            Planner(*site, limits, taken, jobs).plan(group);
    }
    std::stable_sort(jobs.begin(), jobs.end(),
                     [](const MergeJob &a, const MergeJob &b) { return a.level < b.level; });
    return jobs;
}

} // namespace footfall::pipeline
