// SPDX-License-Identifier: GPL-3.0-or-later
// The times in which no collector ran: what the recorded runs leave. The thread of the store's
// connection.
#pragma once

#include "core/domain/ledger.h"
#include "core/domain/statsrequest.h"
#include "core/storage/runstore.h"

namespace footfall::queries {

struct OffTimesRequest {
    domain::Instant from;
    domain::Instant to; ///< Not included.
    domain::Instant now;
    domain::CollectorIs collector = domain::CollectorIs::Unknown;
};

/// Those of at least a minute, the oldest first, cut to the time asked for and to now. Before the
/// first recorded run nothing is known, so nothing was off.
[[nodiscard]] domain::Result<std::vector<domain::OffTime>> offTimes(storage::RunStore &store,
                                                                    const OffTimesRequest &request);

} // namespace footfall::queries
