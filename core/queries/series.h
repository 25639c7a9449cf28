// SPDX-License-Identifier: GPL-3.0-or-later
// Points of a time series out of counted hours and days, with zeros where nothing was. Any thread.
#pragma once

#include "core/storage/statsstore.h"

namespace footfall::queries {

/// REQUIRES: both rising; the hours are of days of the period.
[[nodiscard]] std::vector<domain::SeriesPoint>
seriesOfHours(const std::vector<domain::Bucket> &buckets,
              const std::vector<storage::HourCounters> &hours);
[[nodiscard]] std::vector<domain::SeriesPoint>
seriesOfDays(const std::vector<domain::Bucket> &buckets,
             const std::vector<storage::DayCounters> &days);

} // namespace footfall::queries
