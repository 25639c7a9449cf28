// SPDX-License-Identifier: GPL-3.0-or-later
// Counters by places of a dictionary, as they are kept and merged. Any thread; a value.
#pragma once

#include "core/queries/facts/viewsums.h"

#include <utility>
#include <vector>

namespace footfall::queries {

/// Sums by places of a dictionary: of all places, or of those that are listed.
struct SumList {
    bool isDense = false;
    std::vector<quint32> places; ///< Rising; none where it is dense.
    std::vector<ViewSums> sums;
    /// What is too large for ViewSums, which are 0 there.
    std::vector<std::pair<quint32, domain::Counters>> large;
    domain::Counters total; ///< Of all.

    [[nodiscard]] quint32 place(size_t i) const
    {
        return isDense ? static_cast<quint32>(i) : places[i];
    }
};

/// all: of each place.
[[nodiscard]] SumList listOf(const std::vector<domain::Counters> &all);
[[nodiscard]] qint64 bytesIn(const SumList &list);

/// Those of a table that are not empty, which are made empty. REQUIRES: no more than
/// MostViewsInSums were added, or the total is not looked at.
[[nodiscard]] SumList takeSums(ViewSums *table, size_t places);
/// Several lists as one. places: of their dictionary. Its total is that of their totals.
[[nodiscard]] SumList listOf(const std::vector<const SumList *> &lists, size_t places);

} // namespace footfall::queries
