// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/mergepolicy.h"

#include <QDate>
#include <algorithm>
#include <map>
#include <set>

namespace footfall::pipeline {

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

qint64 rowsOf(const Segments &segments)
{
    qint64 rows = 0;
    for (const SegmentInfo &segment : segments)
        rows += segment.rows;
    return rows;
}

/// Of one site and kind.
class Planner
{
public:
    Planner(const SiteMerging &site, const MergeLimits &limits, std::vector<MergeJob> &jobs)
        : m_site(site), m_limits(limits), m_jobs(jobs)
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
            if (isOver(QDate::fromJulianDay(first).addMonths(1)) && isIdle(month))
                planUnit(month, FactLevel::Month);
        }
        for (const auto &[year, ofYear] : years) {
            if (isOver(QDate(year + 1, 1, 1)) && isIdle(ofYear) &&
                rowsOf(ofYear) < m_limits.yearRows)
                planUnit(ofYear, FactLevel::Year);
        }
    }

private:
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
        if (!isIdle(day)) {
            planRuns(day);
            return;
        }
        if (m_site.strictVisits > 0) {
            closeDay(day);
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
            if (segment.level == FactLevel::Fold && !segment.isClosed &&
                segment.rows <= m_limits.rows / 4)
                folds.push_back(segment);
        }
        if (folds.size() <= m_limits.foldSegments)
            return;
        std::sort(folds.begin(), folds.end(), [](const SegmentInfo &a, const SegmentInfo &b) {
            return std::pair(a.rows, a.id) < std::pair(b.rows, b.id);
        });
        Segments taken;
        qint64 rows = 0;
        for (const SegmentInfo &fold : folds) {
            const bool isAsLarge = fold.rows <= 2 * rows;
            if ((taken.size() >= m_limits.foldSegments / 2 && !isAsLarge) ||
                rows + fold.rows > m_limits.rows)
                break;
            rows += fold.rows;
            taken.push_back(fold);
        }
        add(std::move(taken), FactLevel::Fold);
    }

    /// Everything of a strict site's day is coarsened, late facts as well: where they are few,
    /// without what was closed before.
    void closeDay(const Segments &day)
    {
        Segments open;
        Segments closed;
        for (const SegmentInfo &segment : day)
            (segment.isClosed ? closed : open).push_back(segment);
        std::erase_if(open, [](const SegmentInfo &segment) {
            return segment.level != FactLevel::Fold; // Of a time when the site was not strict.
        });
        if (open.empty()) {
            planUnit(day, FactLevel::Day);
            return;
        }
        if (!closed.empty() && rowsOf(open) * m_limits.latePart >= rowsOf(closed))
            open.insert(open.end(), closed.begin(), closed.end());
        split(open, FactLevel::Day, Close::Yes);
    }

    void planUnit(const Segments &unit, FactLevel level)
    {
        // What was coarsened stays apart from what was not.
        for (const bool isClosed : {false, true}) {
            Segments alike;
            std::copy_if(unit.begin(), unit.end(), std::back_inserter(alike),
                         [&](const SegmentInfo &segment) { return segment.isClosed == isClosed; });
            split(alike, level, Close::No);
        }
    }

    enum class Close { No, Yes };
    void split(Segments segments, FactLevel level, Close close)
    {
        std::sort(segments.begin(), segments.end(), [](const SegmentInfo &a, const SegmentInfo &b) {
            return std::pair(a.firstDay, a.id) < std::pair(b.firstDay, b.id);
        });
        Segments part;
        const auto end = [&] {
            if (close == Close::Yes ? !part.empty() : isWorthIt(part, level))
                add(std::move(part), level, close);
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
               (rowsOf(part) - merged) * m_limits.latePart >= merged;
    }

    void add(Segments sources, FactLevel level, Close close = Close::No)
    {
        if (sources.empty())
            return;
        MergeJob job;
        job.site = m_site.site;
        job.kind = sources.front().kind;
        job.level = level;
        job.strictVisits = close == Close::Yes ? m_site.strictVisits : 0;
        job.isClosed = close == Close::Yes || sources.front().isClosed;
        job.goals = m_site.goals;
        for (const SegmentInfo &source : sources)
            m_taken.insert(source.id);
        job.sources = std::move(sources);
        m_jobs.push_back(std::move(job));
    }

    const SiteMerging &m_site;
    const MergeLimits &m_limits;
    std::vector<MergeJob> &m_jobs;
    std::set<storage::SegmentId> m_taken;
};

} // namespace

std::vector<MergeJob> dueMerges(const std::vector<SegmentInfo> &segments,
                                const std::vector<SiteMerging> &sites, const MergeLimits &limits)
{
    std::map<std::pair<domain::SiteId, storage::FactKind>, Segments> groups;
    for (const SegmentInfo &segment : segments)
        groups[{segment.site, segment.kind}].push_back(segment);
    std::vector<MergeJob> jobs;
    for (const auto &[key, group] : groups) {
        const auto site = std::find_if(sites.begin(), sites.end(), [&](const SiteMerging &known) {
            return known.site == key.first;
        });
        if (site != sites.end())
            Planner(*site, limits, jobs).plan(group);
    }
    std::stable_sort(jobs.begin(), jobs.end(),
                     [](const MergeJob &a, const MergeJob &b) { return a.level < b.level; });
    return jobs;
}

} // namespace footfall::pipeline
