// SPDX-License-Identifier: GPL-3.0-or-later
// What plain merges and those that coarsen have in common: how a source is read, which events go
// whatever is done, and how hard the result is packed. Any thread; readOne(): the connection's.
#pragma once

#include "core/pipeline/mergepolicy.h"
#include "core/storage/facts/packing.h"

namespace footfall::pipeline {

/// In a short transaction of its own.
[[nodiscard]] domain::Result<storage::EncodedSegment> readOne(storage::Database &database,
                                                              storage::SegmentId id);

/// Nobody can ask for what removed goals met, and no other goal will have the same id.
[[nodiscard]] bool isRemovedGoal(quint32 kind, quint32 target,
                                 const std::vector<domain::GoalId> &goals);

/// The start of a day of the site. The job outlives it.
[[nodiscard]] storage::DayStart startOf(const MergeJob &job);

/// What stays is worth more effort.
[[nodiscard]] storage::Effort effortFor(storage::FactLevel level);

/// What is said when a merge was stopped.
[[nodiscard]] tl::unexpected<domain::Error> stoppedMerge();

} // namespace footfall::pipeline
