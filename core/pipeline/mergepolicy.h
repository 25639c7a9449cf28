// SPDX-License-Identifier: GPL-3.0-or-later
// Which segments of facts are merged, and when: those of the folds of a day that goes on into fewer
// larger ones, of a day that is over into one of the day, days into months, and months of a year
// that is over into a few pieces of the year, since each segment costs a question something. Late
// facts are merged in once they are worth it. Any thread; functions.
#pragma once

#include "core/domain/calendar.h"
#include "core/storage/facts/coarsen.h"
#include "core/storage/facts/factstore.h"

#include <set>
#include <vector>

namespace footfall::pipeline {

/// What has to be known of a site.
struct SiteMerging {
    domain::SiteId site;
    qint64 openDay = 0;   ///< Julian. No view of any day before can come, but late ones.
    int strictVisits = 0; ///< As Keeping has it.
    std::vector<domain::GoalId> goals;
    domain::SiteCalendar calendar{};
    storage::Withheld withheld{}; ///< Of a strict site.
    // What Keeping gives up of what is there already, once it applies; Julian days.
    /// Days before are not closed with strictVisits yet, but with strictBefore; 0: not at all.
    qint64 strictFrom = 0;
    int strictBefore = 0;
    /// Days that were over before the site was so strict are closed as strictly, too: with
    /// pastVisits().
    bool closesPast = false;
    qint64 keptFrom = 0;   ///< Days before are deleted.
    qint64 hourlyFrom = 0; ///< Of days before, the hours are given up.
    // Page views of these days cannot be read, and their segments are not among those to merge.
    std::set<qint64> damagedDays{}; ///< For long by now.
    /// Just now: nothing of these days is closed until it is known whether that lasts.
    std::set<qint64> waitingDays{};
    [[nodiscard]] int visitsOf(qint64 day) const
    {
        return day >= strictFrom ? strictVisits : strictBefore;
    }
    [[nodiscard]] int pastVisits() const { return strictFrom > 0 ? strictBefore : strictVisits; }
    bool operator==(const SiteMerging &) const = default;
};

struct MergeJob {
    domain::SiteId site;
    storage::FactKind kind = storage::FactKind::PageViews;
    storage::FactLevel level = storage::FactLevel::Fold; ///< Of what comes out.
    /// Of one kind, unless they are coarsened: then events are by the page views of their days.
    std::vector<storage::SegmentInfo> sources;
    int strictVisits = 0;              ///< Above 0: the rows are coarsened.
    qint64 rowsAtOnce = 1'000'000;     ///< So many of them are in memory at a time, about.
    int closedVisits = 0;              ///< Of what comes out; as SegmentInfo has it.
    std::vector<domain::GoalId> goals; ///< Met goals that are not among these are dropped.
    qint64 keptFrom = 0;               ///< Rows of days before are dropped.
    qint64 splitDay = 0;               ///< Rows of days before become a segment of their own.
    qint64 hourlyFrom = 0;             ///< Of days before, the hours are given up.
    domain::SiteCalendar calendar{};
    storage::Withheld withheld{};
};

/// As the site has it; level and kind are the sources'.
[[nodiscard]] MergeJob jobOf(const SiteMerging &site, std::vector<storage::SegmentInfo> sources);
[[nodiscard]] qint64 rowsOf(const std::vector<storage::SegmentInfo> &segments);

struct MergeLimits {
    /// Of one day that goes on. More are merged.
    size_t foldSegments = 32;
    /// Of what comes out of folds, days and months: a large month has several segments.
    qint64 rows = 1'000'000;
    /// Of a piece of a year, so that memory is bounded (mergedfacts.h). Measured with 10 million
    /// page views in three years: pieces of a million are too small for the sums of 10,000 pages to
    /// be kept in them (a first question takes five times as long); with four million, a month
    /// long ago takes twice as long as with two, and nothing else is faster.
    qint64 yearRows = 2'000'000;
    /// Late facts are left beside what was merged before until they are this part of it, or in this
    /// many segments: a large segment is not written anew for a few of them.
    qint64 latePart = 16;
    size_t lateSegments = 8;
    /// Or until their days are so many days over; that is looked at as rarely.
    qint64 lateDays = 7;
    /// Where days go one by one, the first of a segment with more are split off: then only these
    /// are written anew each day.
    qint64 edgeRows = 50'000;
};

/// The most pressing first. No segment is in two of them; after they are done, there may be more.
[[nodiscard]] std::vector<MergeJob> dueMerges(const std::vector<storage::SegmentInfo> &segments,
                                              const std::vector<SiteMerging> &sites,
                                              const MergeLimits &limits = {});

} // namespace footfall::pipeline
