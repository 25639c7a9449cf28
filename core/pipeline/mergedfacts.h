// SPDX-License-Identifier: GPL-3.0-or-later
// What comes of merging some segments of facts: read, put together, encoded. On a read-only
// connection as well; the thread of the connection.
#pragma once

#include "core/pipeline/mergepolicy.h"

#include <functional>
#include <optional>

namespace footfall::pipeline {

/// What a strict site gives up when a day is closed, so that in no cell there are fewer visits.
using Coarsen = std::function<storage::FactTable(storage::FactTable rows, int strictVisits)>;

struct MergedFacts {
    MergeJob job;
    std::optional<storage::EncodedSegment> segment; ///< None where no row is left.
};

/// Each source is read in a short transaction of its own. ErrorKind::NotFound where one of them is
/// gone.
[[nodiscard]] domain::Result<MergedFacts> mergeFacts(storage::Database &database, MergeJob job,
                                                     const Coarsen &coarsen);

} // namespace footfall::pipeline
