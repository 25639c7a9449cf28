// SPDX-License-Identifier: GPL-3.0-or-later
// The top list of one dimension. The thread of the store's connection, inside its transaction.
#pragma once

#include "core/storage/statsstore.h"

namespace footfall::queries {

/// One or two letters look for codes, more for names in English: no code has three.
[[nodiscard]] bool matchesCountry(const QString &code, const QString &search);

/// Those of a few values, or, where they are many, of all.
[[nodiscard]] domain::Result<std::vector<storage::ValueCounters>>
countersOfValues(storage::StatsStore &store, const storage::ValueQuestion &question,
                 const std::vector<qint64> &values);

/// What a row is sorted by.
[[nodiscard]] double rankOf(const domain::Counters &counters, domain::Metric metric,
                            domain::Dimension dimension);

/// totals: of the site in that period, in the same transaction.
[[nodiscard]] domain::Result<domain::Breakdown>
readBreakdown(storage::StatsStore &store, domain::SiteId site, const domain::Period &period,
              const domain::BreakdownRequest &request, const domain::Counters &totals);

} // namespace footfall::queries
