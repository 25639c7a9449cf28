// SPDX-License-Identifier: GPL-3.0-or-later
// An answer for people: a table of plain text. Any thread.
#pragma once

#include "core/domain/statsresult.h"

#include <QString>

namespace footfall::queries {

/// Totals, then the points of the series and the rows of each breakdown, of each list of events or
/// goals, and of what bots looked at, as were asked for; where nothing was, the pages that are
/// being read. Columns are aligned, lines end with a newline.
[[nodiscard]] QString toTable(const domain::StatsResult &result);

} // namespace footfall::queries
