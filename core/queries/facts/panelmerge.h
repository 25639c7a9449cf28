// SPDX-License-Identifier: GPL-3.0-or-later
// From sums by the places of many segments to the best values of one panel. Any thread.
#pragma once

#include "core/queries/facts/viewquestion.h"

namespace footfall::queries {

/// column: of the panel's dimension in its group's tuples.
[[nodiscard]] PanelAnswer mergePanel(const PanelQuestion &panel, size_t column, bool visitorsByPage,
                                     const std::vector<PanelPart> &parts);

} // namespace footfall::queries
