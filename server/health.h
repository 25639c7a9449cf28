// SPDX-License-Identifier: GPL-3.0-or-later
// GET /health: whether views are being kept, for whoever watches the collector. A pure function.
#pragma once

#include "core/domain/commands.h"
#include "server/reply.h"

#include <optional>

namespace footfall::server {

/// What names directories, and with them often a person, and how many views there are: for this
/// computer alone.
enum class HealthDetail { WithReason, WithoutReason };

struct HealthFacts {
    domain::CollectorStatus::State state = domain::CollectorStatus::State::Collecting;
    domain::StoreStatus store;
    QString saltProblem;         ///< Without salts for the day no view can be kept.
    bool lastWasRefused = false; ///< The newest item that could have been kept was not.
    std::optional<domain::LedgerCounts> ledger;
};

/// Views that come are turned away.
[[nodiscard]] bool isRefusing(const HealthFacts &facts);

/// 200 while views are kept, in the database or in the spool; 503 while they are not, and as long
/// as the database has not been opened since the start: views are kept then, but of whatever sites
/// there were. What is only late is said, and stays 200.
[[nodiscard]] Reply healthReply(const HealthFacts &facts, HealthDetail detail);

} // namespace footfall::server
