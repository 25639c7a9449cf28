// SPDX-License-Identifier: GPL-3.0-or-later
// The question of a dashboard or of the command line. Any thread; a value.
#pragma once

#include "core/domain/dimension.h"
#include "core/domain/filter.h"
#include "core/domain/ids.h"
#include "core/domain/period.h"

#include <QString>
#include <optional>
#include <vector>

namespace footfall::domain {

enum class Metric { Visitors, PageViews, Visits, BounceRate, VisitDuration, TimeOnPage, Exits };

/// Whether a list of a dimension's values answers to the conditions on that dimension too, or, as
/// the window's panels, to all others only, so that what could be added stays visible.
enum class OwnConditions { Apply, Leave };

struct BreakdownRequest {
    Dimension dimension = Dimension::Page;
    int limit = 10; ///< Rows; 0 for all.
    QString search; ///< Only values that contain this text, in any case. Empty: all.
    /// Descending; ties by value. Where more than 500 values beyond the limit tie for the last
    /// place, only those whose names were seen first are put in order and shown, so that no list
    /// needs the names of millions: the same ones each time.
    Metric sortBy = Metric::Visitors;
    OwnConditions ownConditions = OwnConditions::Apply;
};

/// A list of events, of goals, of properties, or of what one of them comes from.
struct OccurrenceRequest {
    enum class By {
        Event,         ///< Rows are events.
        Goal,          ///< Rows are goals; all of the site, also those never met.
        PropertyKey,   ///< Rows are the keys of the properties of one event, or of all.
        PropertyValue, ///< Rows are the values of one property.
        Dimension,     ///< Rows are values of a dimension: where one event or goal happened.
    };
    By by = By::Event;
    QString property; ///< PropertyValue: the key.
    /// Dimension: which one. Only such as events have: per-view and carried ones but exit page.
    Dimension dimension = Dimension::Source;
    std::optional<QString> event; ///< Only this event; needed by Dimension unless a goal is given.
    std::optional<QString> goal;  ///< Only this goal, by name; for Dimension.
    int limit = 10;               ///< Rows; 0 for all.
    QString search;               ///< Only values that contain this text, in any case.
};

/// Of the conversions of so many rows of such a list, added up.
[[nodiscard]] inline Exactness conversionsOf(const OccurrenceRequest &request, qint64 rows)
{
    using By = OccurrenceRequest::By;
    if (rows == 0)
        return Exactness::Exact;
    // Whether somebody had a value before on a day is known of each value of each event.
    if (request.by == By::PropertyKey || (request.by == By::PropertyValue && !request.event))
        return Exactness::AtMost;
    // By a dimension, each conversion is in one row: that of the first time of that day.
    return request.by == By::Dimension || rows == 1 ? Exactness::Exact : Exactness::AtMost;
}

/// Whether a collector takes requests just now, as far as whoever asks knows: so that the last
/// minutes are off times only where they were.
enum class CollectorIs {
    Unknown, ///< Judged by the last time at which it was known to run.
    Collecting,
    Off,
};

struct StatsRequest {
    quint64 id = 0; ///< Rising; an answer to an older request is dropped by whoever asked.
    SiteId site;
    Filter filter; ///< Of everything but bots and live visitors.
    PeriodChoice period = PeriodPreset::Last30Days;
    Comparison comparison = Comparison::None;
    std::optional<Period> comparedWith; ///< Days that somebody chose; wins over comparison.
    std::optional<Interval> interval;   ///< Asks for the time series.
    std::vector<BreakdownRequest> breakdowns;
    std::vector<OccurrenceRequest> occurrences;
    std::optional<int> bots; ///< Asks what bots looked at, at most so many rows; 0 for all.
    CollectorIs collector = CollectorIs::Unknown;
};

} // namespace footfall::domain
