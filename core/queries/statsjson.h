// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as JSON, in the one shape that scripts rely on (design section 7). Any thread.
#pragma once

#include "core/domain/statsresult.h"

#include <QJsonObject>

namespace footfall::queries {

/// "rows" and "other" are those of the first breakdown, where one was asked for. What a dimension
/// does not know (page views and times of entry-only ones) is null.
[[nodiscard]] QJsonObject toJson(const domain::StatsResult &result);

} // namespace footfall::queries
