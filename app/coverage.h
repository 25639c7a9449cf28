// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the data of the days that a period is compared with can carry a percentage. Any thread;
// pure values.
#pragma once

#include "core/domain/statsresult.h"

namespace footfall::app {

enum class Coverage {
    Whole,
    Partial, ///< The compared days begin before the first day with data.
};
[[nodiscard]] Coverage coverageOf(const domain::StatsResult &result);

} // namespace footfall::app
