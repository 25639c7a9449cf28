// SPDX-License-Identifier: GPL-3.0-or-later
// Several segments of facts as one, without unpacking any value. Any thread.
#pragma once

#include "core/storage/facts/coarsen.h"
#include "core/storage/facts/packing.h"
#include "core/storage/facts/segment.h"

#include <functional>
#include <limits>
#include <stop_token>

namespace footfall::storage {

/// What is not taken over as it is.
struct MergeRules {
    /// Julian. Rows of days before and after are left out.
    qint64 firstDay = std::numeric_limits<qint64>::min();
    qint64 lastDay = std::numeric_limits<qint64>::max();
    qint64 hourlyFrom = 0; ///< Of days before, the hours are given up.
    DayStart startOf{};    ///< Asked where hours are given up.
    /// Events that are left out, by FactColumn::Kind and Target; none without it.
    std::function<bool(quint32 kind, quint32 target)> isLeftOut{};
    Effort effort = Effort::Quick;
    std::stop_token stop{}; ///< Looked at every few milliseconds.
};

/// The same bytes as if all rows had been encoded at once; where none is left, a segment without
/// rows. Error, Storage: one of them is damaged; Invalid: they are of different kinds, or have too
/// many rows for one; Unavailable: it was stopped.
/// Takes about 50 bytes of memory a row, and what the dictionaries take.
[[nodiscard]] domain::Result<EncodedSegment> merge(const std::vector<EncodedSegment> &segments,
                                                   const MergeRules &rules = {});

} // namespace footfall::storage
