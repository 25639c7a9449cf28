// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as rows of cells under named columns, the same names as in JSON: what CSV files,
// exports and text tables are made of. Any thread.
#pragma once

#include "core/domain/statsresult.h"
#include "core/queries/csvwriter.h"

namespace footfall::queries {

using Cells = std::vector<CsvCell>;

[[nodiscard]] Cells totalsColumns();
[[nodiscard]] Cells totalsCells(const domain::Period &period, const domain::Counters &counters);

[[nodiscard]] Cells seriesColumns();
[[nodiscard]] Cells seriesCells(const domain::SeriesPoint &point,
                                const domain::SiteCalendar &calendar);

[[nodiscard]] Cells breakdownColumns(domain::Dimension dimension);
/// What the dimension does not know is an empty cell.
[[nodiscard]] Cells breakdownCells(domain::Dimension dimension, const domain::BreakdownRow &row,
                                   qint64 totalVisitors);

[[nodiscard]] Cells occurrenceColumns(const domain::OccurrenceRequest &request);
[[nodiscard]] Cells occurrenceCells(const domain::OccurrenceRow &row);
/// What its rows are: "event", "goal", "property", "event:plan" or a dimension's name.
[[nodiscard]] QString listName(const domain::OccurrenceRequest &request);
/// All money of a row, where it is of one currency or none was named.
[[nodiscard]] std::optional<qint64> singleAmount(const domain::OccurrenceCounters &counters);

[[nodiscard]] Cells botColumns();
[[nodiscard]] Cells botCells(const domain::BotRow &row);

/// One table for everything: a section (total, day or a dimension's name) and a value.
[[nodiscard]] Cells everythingColumns();
[[nodiscard]] Cells everythingCells(const QString &section, const QString &value,
                                    const domain::Counters &counters);
[[nodiscard]] Cells everythingCells(domain::Dimension dimension, const domain::BreakdownRow &row);
[[nodiscard]] Cells everythingCells(const QString &section, const domain::OccurrenceRow &row);

/// visitors / totals.visitors; 0 without any.
[[nodiscard]] double shareOf(qint64 visitors, qint64 totalVisitors);

} // namespace footfall::queries
