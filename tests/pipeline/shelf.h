// SPDX-License-Identifier: GPL-3.0-or-later
// Segments as numbers only, and what merges make of them: for tests of what is merged when. Any
// thread.
#pragma once

#include "core/pipeline/mergepolicy.h"

#include <QDate>
#include <QTest>
#include <algorithm>

namespace footfall::kit {

inline constexpr domain::SiteId ShelfSite{1};
inline const qint64 NewYear = QDate(2025, 1, 1).toJulianDay();

[[nodiscard]] inline qint64 dayOf(int month, int day)
{
    return QDate(2025, month, day).toJulianDay();
}

/// Segments as a database would have them.
class Shelf
{
public:
    void fold(qint64 day, qint64 rows, storage::FactKind kind = storage::FactKind::PageViews,
              domain::SiteId site = ShelfSite)
    {
        add({{}, site, kind, storage::FactLevel::Fold, 0, day, day, rows, rows});
    }
    void add(storage::SegmentInfo segment)
    {
        segment.id = {++m_lastId};
        m_segments.push_back(segment);
    }

    /// Merges all that is due.
    void merge(const pipeline::SiteMerging &site, const pipeline::MergeLimits &limits = {})
    {
        for (int round = 0;; ++round) {
            if (round > 1'000)
                qFatal("it never ends");
            const std::vector<pipeline::MergeJob> jobs =
                pipeline::dueMerges(m_segments, {site}, limits);
            if (jobs.empty())
                return;
            for (const pipeline::MergeJob &job : jobs)
                carryOut(job, site);
        }
    }

    [[nodiscard]] const std::vector<storage::SegmentInfo> &segments() const { return m_segments; }
    [[nodiscard]] qint64 count(storage::FactLevel level) const
    {
        return std::count_if(m_segments.begin(), m_segments.end(),
                             [&](const storage::SegmentInfo &s) { return s.level == level; });
    }
    [[nodiscard]] qint64 rows() const
    {
        qint64 rows = 0;
        for (const storage::SegmentInfo &segment : m_segments)
            rows += segment.rows;
        return rows;
    }
    [[nodiscard]] qint64 written() const { return m_written; }
    [[nodiscard]] qint64 coarsened() const { return m_coarsened; }

private:
    void carryOut(const pipeline::MergeJob &job, const pipeline::SiteMerging &site)
    {
        QVERIFY(!job.sources.empty());
        storage::SegmentInfo merged = job.sources.front();
        merged.level = job.level;
        merged.closedVisits = job.closedVisits;
        merged.rows = 0;
        QCOMPARE(job.site, site.site);
        for (const storage::SegmentInfo &source : job.sources) {
            QCOMPARE(source.site, job.site);
            QCOMPARE(source.kind, job.kind);
            QVERIFY2(source.level <= job.level, "nothing is taken apart");
            QVERIFY(job.strictVisits > 0 || source.isClosed() == (job.closedVisits > 0));
            QVERIFY(job.strictVisits > 0 || source.closedVisits >= job.closedVisits);
            if (job.level > storage::FactLevel::Fold)
                QVERIFY2(source.lastDay < site.openDay, "the day goes on");
            const auto found =
                std::find_if(m_segments.begin(), m_segments.end(),
                             [&](const storage::SegmentInfo &s) { return s.id == source.id; });
            QVERIFY2(found != m_segments.end(), "in two merges");
            m_segments.erase(found);
            merged.firstDay = std::min(merged.firstDay, source.firstDay);
            merged.lastDay = std::max(merged.lastDay, source.lastDay);
            merged.rows += source.rows;
        }
        const pipeline::MergeLimits limits;
        QVERIFY(merged.rows <=
                    (job.level == storage::FactLevel::Year ? limits.yearRows : limits.rows) ||
                job.sources.size() == 1);
        const QDate first = QDate::fromJulianDay(merged.firstDay);
        const QDate last = QDate::fromJulianDay(merged.lastDay);
        QVERIFY(job.level > storage::FactLevel::Day || first == last);
        QVERIFY(job.level > storage::FactLevel::Month || first.month() == last.month());
        QCOMPARE(first.year(), last.year());
        m_written += merged.rows;
        m_coarsened += job.strictVisits > 0 ? merged.rows : 0;
        add(merged);
    }

    std::vector<storage::SegmentInfo> m_segments;
    qint64 m_lastId = 0;
    qint64 m_written = 0;
    qint64 m_coarsened = 0;
};

} // namespace footfall::kit
