// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as JSON, in the one shape that scripts rely on (design section 7). Any thread.
#pragma once

#include "core/domain/statsresult.h"

#include <QJsonObject>

namespace footfall::queries {

/// "rows" and "other" are those of the first breakdown, else of the first list of events or goals,
/// else of what bots looked at, whichever was asked for; "otherRows" is how many rows "other" is
/// the sum of. What is not known is null: page views and times of entry-only dimensions, what a
/// filter makes unknown, an amount of several currencies. "comparison" is of all of the compared
/// days; "comparable" beside it of as many hours as have begun, where today is compared with
/// another day. "atMost" names what is at most so many; of events and goals, "whyAtMost" says why.
/// "livePages" are those that most are reading, and "otherLivePages" how many others somebody is
/// on. "unknown" says why a list has no rows under a filter.
[[nodiscard]] QJsonObject toJson(const domain::StatsResult &result);

} // namespace footfall::queries
