// SPDX-License-Identifier: GPL-3.0-or-later
// An answer of a StatsReader against sums over the raw stream. Any thread.
#pragma once

#include "core/domain/statsresult.h"
#include "tests/reference/sums.h"

namespace footfall::reference {

/// Empty, or the first difference in words. now: of the clock that the reader has.
[[nodiscard]] QString firstDifference(const domain::StatsResult &found,
                                      const domain::StatsRequest &asked, const Scope &whole,
                                      domain::Instant now);

/// The same of one list of events or goals.
[[nodiscard]] QString listDifference(const domain::Occurrences &found, const Scope &scope);

} // namespace footfall::reference
