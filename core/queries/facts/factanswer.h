// SPDX-License-Identifier: GPL-3.0-or-later
// Asks segments and puts together what they answer. The engine's thread; workers help.
#pragma once

#include "core/queries/facts/factworkers.h"

namespace footfall::queries {

/// What an answer is made from.
struct FactSources {
    std::vector<SegmentSource> segments; ///< In the order in which they are asked.
    UnitRunner::ReadBytes readBytes;
};

[[nodiscard]] domain::Result<FactAnswer> answerViews(const FactQuestion &question,
                                                     const FactSources &sources, FactCache &cache,
                                                     FactWorkers &workers, const Asking &asking);
/// By rising value and currency.
[[nodiscard]] domain::Result<std::vector<EventRow>>
answerEvents(const EventQuestion &question, const FactSources &sources, FactCache &cache,
             FactWorkers &workers, const Asking &asking);

} // namespace footfall::queries
