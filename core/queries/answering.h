// SPDX-License-Identifier: GPL-3.0-or-later
// One answer in the making: a question of the dashboard in, one pass over the facts for each
// period, the numbers in their shape out. The thread of the stores' connection, inside its
// transaction.
#pragma once

#include "core/queries/answersources.h"

namespace footfall::queries {

[[nodiscard]] domain::Result<domain::StatsResult>
answerOf(const Sources &sources, const domain::Site &site, const domain::StatsRequest &request,
         domain::Instant now, const AnswerControl &control);

/// All rows of the first breakdown, best first, whose names are read later, some at a time.
struct WholeList {
    domain::StatsResult about; ///< With the totals.
    domain::BreakdownRequest request;
    domain::Knowledge knowledge;    ///< Of its rows.
    std::optional<qint64> visitors; ///< domain::Breakdown::visitors.
    std::vector<PanelRow> rows;
};
[[nodiscard]] domain::Result<WholeList> wholeListOf(const Sources &sources, const domain::Site &site,
                                                    const domain::StatsRequest &request,
                                                    domain::Instant now,
                                                    const AnswerControl &control);

} // namespace footfall::queries
