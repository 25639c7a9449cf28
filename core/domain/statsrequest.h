// SPDX-License-Identifier: GPL-3.0-or-later
// The question of a dashboard or of the command line. Any thread; a value.
#pragma once

#include "core/domain/dimension.h"
#include "core/domain/ids.h"
#include "core/domain/period.h"

#include <QString>
#include <optional>
#include <vector>

namespace footfall::domain {

enum class Metric { Visitors, PageViews, Visits, BounceRate, VisitDuration, TimeOnPage, Exits };

struct BreakdownRequest {
    Dimension dimension = Dimension::Page;
    int limit = 10; ///< Rows; 0 for all.
    QString search; ///< Only values that contain this text, in any case. Empty: all.
    Metric sortBy = Metric::Visitors; ///< Descending; ties by value.
};

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
    PeriodChoice period = PeriodPreset::Last30Days;
    Comparison comparison = Comparison::None;
    std::optional<Period> comparedWith; ///< Days that somebody chose; wins over comparison.
    std::optional<Interval> interval;   ///< Asks for the time series.
    std::vector<BreakdownRequest> breakdowns;
    CollectorIs collector = CollectorIs::Unknown;
};

} // namespace footfall::domain
