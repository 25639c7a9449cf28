// SPDX-License-Identifier: GPL-3.0-or-later
// GET /health: whether views are being kept, for whoever watches the collector. A pure function.
#pragma once

#include "core/domain/commands.h"
#include "server/reply.h"

namespace footfall::server {

/// The reason names directories, and with them often a person: it is for this computer alone.
enum class HealthDetail { WithReason, WithoutReason };

/// 200, or 503 with the problem while views cannot be kept. What is only late is said, and stays
/// 200.
[[nodiscard]] Reply healthReply(const domain::StoreStatus &store, HealthDetail detail);

} // namespace footfall::server
