// SPDX-License-Identifier: GPL-3.0-or-later
// What today is compared with: of another day, as many hours as have begun today. Half a day
// against a whole one would always look bad. Any thread; pure values.
#pragma once

#include "core/domain/statsresult.h"

namespace footfall::domain {

/// Whether it is about today alone, against one other day.
[[nodiscard]] bool comparesHours(const StatsResult &about);

/// hours: all of the other day. REQUIRES: comparesHours(about).
[[nodiscard]] Counters sameHours(const StatsResult &about, const std::vector<SeriesPoint> &hours,
                                 Instant now);

/// What changes are told against: as many hours, or all of the compared period.
[[nodiscard]] const std::optional<Counters> &comparableBefore(const StatsResult &result);

} // namespace footfall::domain
