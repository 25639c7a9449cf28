// SPDX-License-Identifier: GPL-3.0-or-later
// Why some numbers of a table are none, or no more than a bound. Any thread; a function.
#pragma once

#include "core/domain/statsresult.h"

#include <QStringList>

namespace footfall::queries {

/// A sentence each, in the order in which the table shows them; empty where all is exact.
[[nodiscard]] QStringList footnotes(const domain::StatsResult &result);

} // namespace footfall::queries
