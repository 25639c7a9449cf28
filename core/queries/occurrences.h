// SPDX-License-Identifier: GPL-3.0-or-later
// One list of events, goals or properties, or where one of them happened. The thread of the stores'
// connection, inside its transaction.
#pragma once

#include "core/storage/occurrencestats.h"
#include "core/storage/statsstore.h"

namespace footfall::queries {

struct OccurrenceStores {
    storage::OccurrenceStats &occurrences;
    storage::StatsStore &views; ///< For the visitors of a dimension's values.
};

/// siteVisitors: of the site in that period, in the same transaction.
[[nodiscard]] domain::Result<domain::Occurrences>
readOccurrences(OccurrenceStores stores, const domain::Site &site, const domain::Period &period,
                const domain::OccurrenceRequest &request, qint64 siteVisitors);

} // namespace footfall::queries
