// SPDX-License-Identifier: GPL-3.0-or-later
// Sums of a panel that were told one by one, put together as far as they are by the same places.
// Any thread.
#pragma once

#include "core/queries/facts/runtasks.h"
#include "core/queries/facts/viewquestion.h"

namespace footfall::queries {

using Panels = std::vector<std::vector<PanelPart>>;

/// Of each panel, those with the same dictionary and sign as one. What is taken away may be more
/// than what stands under the same dictionary, and sums hold nothing below zero. Panels that had
/// the same lists have the same one afterwards. mostPlaces: a larger dictionary's are left as they
/// are, since putting them together may cost more than it saves.
[[nodiscard]] Panels joined(const Panels &panels, size_t mostPlaces, const RunTasks &run);

} // namespace footfall::queries
