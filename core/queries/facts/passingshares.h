// SPDX-License-Identifier: GPL-3.0-or-later
// How many of a segment's page views fail a condition, as far as its sums tell: so that whoever
// plans what to add up need not look at rows. Any thread; plain memory.
#pragma once

#include "core/queries/facts/conditions.h"
#include "core/queries/facts/sumlist.h"

namespace footfall::queries {

/// By bit, the share of page views that do not fail it: from 0 to 1.
using PassingShares = std::array<double, FailBitCount>;
/// Of the page views that sums counts, those that base names: all, entry views, or exits. sums: of
/// the places that the test is of.
[[nodiscard]] PassingShares passingShares(const GroupTest &test, const SumList &sums,
                                          Concerns base);

} // namespace footfall::queries
