// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coverage.h"

namespace footfall::app {

Coverage coverageOf(const domain::StatsResult &result)
{
    const bool partial = result.comparedWith && result.firstDay.isValid() &&
                         result.comparedWith->from < result.firstDay;
    return partial ? Coverage::Partial : Coverage::Whole;
}

} // namespace footfall::app
