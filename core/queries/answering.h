// SPDX-License-Identifier: GPL-3.0-or-later
// One answer in the making: a question of the dashboard in, one pass over the facts for each
// period, the numbers in their shape out. The thread of the stores' connection, inside its
// transaction.
#pragma once

#include "core/queries/occurrences.h"
#include "core/queries/statsreader.h"
#include "core/storage/runstore.h"
#include "core/storage/statsstore.h"

namespace footfall::queries {

struct Sources {
    storage::StatsStore &store;
    storage::OccurrenceStats &occurrences;
    storage::RunStore &runs;
    storage::NameReader &names;
    FilterResolver &resolver;
    FactEngine &engine;
    std::function<domain::Result<domain::Done>()> beforeRead; ///< Asking::beforeRead.
};

[[nodiscard]] domain::Result<domain::StatsResult>
answerOf(Sources sources, const domain::Site &site, const domain::StatsRequest &request,
         domain::Instant now, const AnswerControl &control);

/// All rows of the first breakdown, best first, whose names are read later, some at a time.
struct WholeList {
    domain::StatsResult about; ///< With the totals.
    domain::BreakdownRequest request;
    domain::Knowledge knowledge;    ///< Of its rows.
    std::optional<qint64> visitors; ///< domain::Breakdown::visitors.
    std::vector<PanelRow> rows;
};
[[nodiscard]] domain::Result<WholeList> wholeListOf(Sources sources, const domain::Site &site,
                                                    const domain::StatsRequest &request,
                                                    domain::Instant now,
                                                    const AnswerControl &control);

} // namespace footfall::queries
