// SPDX-License-Identifier: GPL-3.0-or-later
// The status as people read it on a terminal. Any thread.
#pragma once

#include "core/domain/commands.h"

#include <QString>

namespace footfall::instance::cli {

/// Who holds the directory, and how collecting goes.
[[nodiscard]] QString holderText(const domain::InstanceStatus &status);
/// A line for each site, for requests that belong to none, and for all.
[[nodiscard]] QString ledgerText(const domain::Ledger &ledger);
[[nodiscard]] QString spoolText(const domain::StoreStatus &store);
/// Empty where there are none.
[[nodiscard]] QString offTimesText(const std::vector<domain::OffTime> &offTimes);

/// "2026-01-31T12:00:00Z".
[[nodiscard]] QString momentText(domain::Instant moment);

} // namespace footfall::instance::cli
