// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of the query service. Any thread; values.
#pragma once

#include "core/domain/ledger.h"
#include "core/domain/occurrence.h"
#include "core/domain/site.h"
#include "core/domain/statsrequest.h"

namespace footfall::domain {

struct SeriesPoint {
    Bucket bucket;
    Counters counters; ///< Zeros where nothing was counted.
    bool operator==(const SeriesPoint &) const = default;
};

struct BreakdownRow {
    QString value; ///< Empty: direct, unknown or not set.
    Counters counters;
    bool operator==(const BreakdownRow &) const = default;
};

struct Breakdown {
    BreakdownRequest request;
    Knowledge knowledge; ///< Of its rows.
    std::vector<BreakdownRow> rows;
    Counters other;           ///< What the limit cut off; with the rows it adds up to the whole.
    qint64 otherRows = 0;     ///< How many values that are.
    Knowledge otherKnowledge; ///< Of other: of several pages, visitors are at most so many.
    /// What the shares of rows and other are of; none where it is not known exactly. Of a list that
    /// leaves its own conditions, the visitors without these.
    std::optional<qint64> visitors;
};

struct OccurrenceRow {
    QString value; ///< The event, goal, key, or value; empty: unknown or not set.
    OccurrenceCounters counters;
    /// Conversions for each visitor: of the site, or, by a dimension, of that value. 0 to 1; none
    /// where there are no visitors to compare with.
    std::optional<double> conversionRate;
    bool operator==(const OccurrenceRow &) const = default;
};

struct Occurrences {
    OccurrenceRequest request;
    /// Why it has no rows under this filter, in words: nothing tells a language of events, say, and
    /// properties of releases before 0.4 answer to no filter.
    QString unknown;
    Exactness conversions = Exactness::Exact;      ///< Of its rows; their rates are the same.
    Exactness otherConversions = Exactness::Exact; ///< Of other.
    QString atMost;                  ///< Why one of these is at most so many, in words.
    std::vector<OccurrenceRow> rows; ///< Most conversions first, then most events; ties by value.
    OccurrenceCounters other;        ///< What the limit cut off.
    qint64 otherRows = 0;
};

/// What a bot looked at, of a site that wants to see that.
struct BotRow {
    Rejection reason = Rejection::Bot; ///< What kind of bot.
    QString bot;                       ///< Its name in the data files; empty: none.
    QString pathname;
    qint64 pageViews = 0;
    bool operator==(const BotRow &) const = default;
};

struct LivePage {
    QString pathname;
    qint64 visitors = 0;
    bool operator==(const LivePage &) const = default;
};

struct Live {
    qint64 visitors = 0;
    std::vector<LivePage> pages; ///< Most visitors first; at most 20.
    qint64 otherPages = 0;       ///< That are read besides.
    qint64 otherVisitors = 0;    ///< On these; with those on the pages they are all.
    bool operator==(const Live &) const = default;
};

struct StatsResult {
    quint64 id = 0;
    Site site;
    Period period;  ///< Resolved to days.
    QDate today;    ///< Of the site: where it lies in the period, the last bucket is "so far".
    QDate firstDay; ///< First day with data; invalid where there is none.
    Filter filter;
    /// Of totals, before and both series. Where visitors are counted by page, their visitors are
    /// set so already.
    Knowledge knowledge;
    /// Below 100: first numbers, over that part of what was looked through; the whole follows.
    int percent = 100;
    Counters totals;
    std::optional<Period> comparedWith;
    std::optional<Counters> before;
    /// Of before, as many hours as have begun today; where today alone is compared with one day.
    std::optional<Counters> comparable;
    std::optional<Interval> interval;
    std::vector<SeriesPoint> series;
    std::vector<SeriesPoint> seriesBefore; ///< Of the compared period; may differ in length.
    std::vector<OffTime> offTimes; ///< In the period, where the series was asked for; the oldest
                                   ///< first: nothing was collected, which is not "no visitors".
    std::vector<Breakdown> breakdowns;    ///< In the order asked for.
    std::vector<Occurrences> occurrences; ///< In the order asked for.
    std::vector<BotRow> bots;             ///< Most page views first.
    /// What the limit cut off; there where bots were asked for.
    std::optional<qint64> otherBotViews;
    qint64 otherBotRows = 0; ///< How many rows that are.
    Live live;
};

/// One line of the sidebar.
struct SiteSummary {
    Site site;
    qint64 visitorsToday = 0;
    qint64 liveVisitors = 0;
    std::array<qint64, 24> lastHours{}; ///< Page views of the last 24 hours, the oldest first.
    qint64 pageViewsEver = 0;
    bool operator==(const SiteSummary &) const = default;
};

} // namespace footfall::domain
