// SPDX-License-Identifier: GPL-3.0-or-later
// An answer for people: a table of plain text, or CSV for a spreadsheet. Any thread.
#pragma once

#include "core/domain/statsresult.h"

#include <QByteArray>
#include <QString>

namespace footfall::queries {

/// Totals, then the points of the series and the rows of each breakdown, of each list of events or
/// goals, and of what bots looked at, as were asked for; columns are aligned, lines end with a
/// newline.
[[nodiscard]] QString toTable(const domain::StatsResult &result);

/// One table (RFC 4180, formulas neutralised): the rows of the first breakdown if one was asked
/// for, else of the first list of events or goals, of bots, the points of the series, the totals.
[[nodiscard]] QByteArray toCsv(const domain::StatsResult &result);

} // namespace footfall::queries
