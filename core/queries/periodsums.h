// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of one period that no list is about: its totals and its time series, from sums by the
// hour or from facts. The connection's thread.
#pragma once

#include "core/domain/statsresult.h"
#include "core/queries/facts/factquestion.h"
#include "core/storage/statsstore.h"

namespace footfall::queries {

struct PeriodSums {
    domain::Counters totals;
    std::vector<domain::SeriesPoint> series; ///< Where an interval is asked for.
};

/// Invalid, in words, where the series would have more points than anybody looks at.
[[nodiscard]] domain::Result<domain::Done>
checkPoints(const domain::Period &period, std::optional<domain::Interval> interval);

/// Whether these numbers are facts'. Sums by the hour are made beforehand, and stay exact where
/// facts give up their hours; facts are faster at everything else: three years of hours take 11 ms.
[[nodiscard]] bool sumsFacts(const domain::StatsResult &about);

/// The question to the facts; its lists are added by whoever wants some. values: the filter of the
/// answer, in ids.
[[nodiscard]] FactQuestion questionAbout(const domain::StatsResult &about,
                                         const ValueFilter &values, const domain::Period &period);

/// What the facts answered to it.
[[nodiscard]] PeriodSums factSums(const domain::StatsResult &about, const domain::Period &period,
                                  const FactAnswer &answer);
/// Without facts. REQUIRES: there is no filter.
[[nodiscard]] domain::Result<PeriodSums> hourSums(storage::StatsStore &store,
                                                  const domain::StatsResult &about,
                                                  const domain::Period &period);

} // namespace footfall::queries
