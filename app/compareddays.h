// SPDX-License-Identifier: GPL-3.0-or-later
// Which days the dashboard compares a period with, and whether their data can carry a percentage.
// Any thread; pure values.
#pragma once

#include "core/domain/statsresult.h"

#include <optional>

namespace footfall::app {

/// What a question says about the comparison: days, where the calendar decides them, else the rule.
struct ComparedDays {
    domain::Comparison comparison = domain::Comparison::None;
    std::optional<domain::Period> days;
    bool operator==(const ComparedDays &) const = default;
};

/// Months are compared with months: this month with the same days of the month before, whole months
/// with as many whole months before. All time has nothing before it.
[[nodiscard]] ComparedDays comparedDaysOf(const domain::PeriodChoice &choice,
                                          const domain::Period &period,
                                          domain::Comparison comparison);

enum class Coverage {
    Whole,
    Partial, ///< The compared days begin before the first day with data.
};
[[nodiscard]] Coverage coverageOf(const domain::StatsResult &result);

} // namespace footfall::app
