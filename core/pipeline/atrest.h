// SPDX-License-Identifier: GPL-3.0-or-later
// How a data directory was left, told without running a pipeline on it. The thread of the caller;
// changes nothing but what any start would repair: a torn record at the end of the spool.
#pragma once

#include "core/domain/commands.h"
#include "core/pipeline/pipeline.h"

#include <optional>

namespace footfall::pipeline {

struct AtRest {
    qint64 sites = 0;
    domain::StoreStatus store; ///< What waits.
    domain::Ledger ledger;
    std::optional<domain::Instant> lastCollecting; ///< When the last collector was last alive.
};

/// Whoever does not hold the directory's lock may not open the spool, and what waits there is not
/// known.
enum class LockIs { Held, NotHeld };

[[nodiscard]] domain::Result<AtRest> readAtRest(const PipelineOptions &options,
                                                const domain::Clock &clock, LockIs lock);

} // namespace footfall::pipeline
