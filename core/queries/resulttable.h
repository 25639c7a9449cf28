// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as rows of cells under named columns, the same names as in JSON: what CSV files,
// exports and text tables are made of. Any thread.
#pragma once

#include "core/domain/statsresult.h"
#include "core/queries/csvwriter.h"

namespace footfall::queries {

using Cells = std::vector<CsvCell>;

// What is not known is an empty cell. Where visitors or conversions are at most so many, a last
// column says so.

[[nodiscard]] Cells totalsColumns(const domain::Knowledge &known);
[[nodiscard]] Cells totalsCells(const domain::Period &period, const domain::Counters &counters,
                                const domain::Knowledge &known);

[[nodiscard]] Cells seriesColumns(const domain::Knowledge &known);
[[nodiscard]] Cells seriesCells(const domain::SeriesPoint &point,
                                const domain::SiteCalendar &calendar,
                                const domain::Knowledge &known);

/// What the rows of a list have in common.
struct RowsOf {
    domain::Dimension dimension = domain::Dimension::Page;
    domain::Knowledge known;
    std::optional<qint64> visitors; ///< domain::Breakdown::visitors.
};
[[nodiscard]] RowsOf rowsOf(const domain::Breakdown &breakdown);
[[nodiscard]] RowsOf otherOf(const domain::Breakdown &breakdown);
[[nodiscard]] Cells breakdownColumns(const RowsOf &of);
[[nodiscard]] Cells breakdownCells(const RowsOf &of, const domain::BreakdownRow &row);

/// With a column for what is at most so many, where conversions are.
[[nodiscard]] Cells occurrenceColumns(const domain::OccurrenceRequest &request,
                                      domain::Exactness conversions);
[[nodiscard]] Cells occurrenceCells(const domain::OccurrenceRow &row,
                                    domain::Exactness conversions);
/// What its rows are: "event", "goal", "property", "event:plan" or a dimension's name.
[[nodiscard]] QString listName(const domain::OccurrenceRequest &request);
/// All money of a row, where it is of one currency or none was named.
[[nodiscard]] std::optional<qint64> singleAmount(const domain::OccurrenceCounters &counters);

[[nodiscard]] Cells botColumns();
[[nodiscard]] Cells botCells(const domain::BotRow &row);

/// One table for everything: a section (total, day or a dimension's name) and a value. known: of
/// the totals, which are the least exact.
[[nodiscard]] Cells everythingColumns(const domain::Knowledge &known);
[[nodiscard]] Cells everythingCells(const QString &section, const QString &value,
                                    const domain::Counters &counters,
                                    const domain::Knowledge &known);
/// REQUIRES: its conversions are exact.
[[nodiscard]] Cells everythingCells(const QString &section, const domain::OccurrenceRow &row,
                                    const domain::Knowledge &ofTotals);
/// Why a section has no rows: a sentence in the place of the value, in the section "note".
[[nodiscard]] Cells everythingNote(const QString &section, const QString &text,
                                   const domain::Knowledge &ofTotals);

/// Of all visitors; none where these are not known exactly. At most so much where the row's
/// visitors are, and none where that would be more than all.
[[nodiscard]] std::optional<double> shareOf(const RowsOf &of, qint64 visitors);

} // namespace footfall::queries
