// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as CSV, for a spreadsheet or a script. Any thread.
#pragma once

#include "core/domain/statsresult.h"

#include <QByteArray>

namespace footfall::queries {

/// One table (RFC 4180, formulas neutralised): the rows of the first breakdown if one was asked
/// for, else of the first list of events or goals, of bots, the points of the series, the totals.
/// Where the limit cut a list, its last column is "otherRows": empty in all records but a last one,
/// which has no value and is the sum of so many rows.
[[nodiscard]] QByteArray toCsv(const domain::StatsResult &result);

} // namespace footfall::queries
