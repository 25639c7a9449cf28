// SPDX-License-Identifier: GPL-3.0-or-later
// The list of one dimension, out of what the facts engine answers: names for the rows that are
// shown, ties in their order, and what the limit cut off. The thread of the connection.
#pragma once

#include "core/domain/statsresult.h"
#include "core/queries/facts/factquestion.h"
#include "core/storage/namereader.h"

namespace footfall::queries {

/// What a row is sorted by.
[[nodiscard]] double rankOf(const domain::Counters &counters, domain::Metric metric,
                            domain::Dimension dimension);

/// Where visitors are counted by page, they are so from here on.
[[nodiscard]] domain::Counters counted(const domain::Counters &counters,
                                       const domain::Knowledge &known);

/// The value's text: a name, or a country's two letters; empty where there is none.
[[nodiscard]] domain::Result<QString> textOf(storage::NameReader &names,
                                             domain::Dimension dimension, quint32 value);

/// What a list answers to: all of the filter, or all but the conditions on its own dimension.
[[nodiscard]] domain::Filter filterOf(const domain::BreakdownRequest &request,
                                      const domain::Filter &filter);

/// Whether its shares are of other visitors than those of the totals.
[[nodiscard]] bool leavesConditions(const domain::BreakdownRequest &request,
                                    const domain::Filter &filter);

/// Some rows with their names, ties by these; first come those that were best.
[[nodiscard]] domain::Result<std::vector<domain::BreakdownRow>>
namedRows(storage::NameReader &names, const domain::BreakdownRequest &request,
          const domain::Knowledge &known, const PanelRow *begin, const PanelRow *end);

/// What a list is part of.
struct BreakdownContext {
    const domain::Filter &filter;
    const domain::Counters &totals;
    /// Of a list that leaves its own conditions: the totals without these; none while they are not
    /// known.
    std::optional<domain::Counters> whole;
};
/// domain::Breakdown::visitors.
[[nodiscard]] std::optional<qint64> sharedVisitors(const domain::BreakdownRequest &request,
                                                   const BreakdownContext &context);
[[nodiscard]] domain::Result<domain::Breakdown> breakdownOf(storage::NameReader &names,
                                                            const domain::BreakdownRequest &request,
                                                            const PanelAnswer &panel,
                                                            const BreakdownContext &context);

} // namespace footfall::queries
