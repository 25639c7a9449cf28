// SPDX-License-Identifier: GPL-3.0-or-later
// What comes of merging some segments of facts: read, put together, encoded. On a read-only
// connection as well; the thread of the connection.
#pragma once

#include "core/pipeline/mergepolicy.h"

#include <vector>

namespace footfall::pipeline {

struct MergedFacts {
    MergeJob job;
    std::vector<storage::EncodedSegment> segments; ///< One of each kind of which a row is left.
};

/// Each source is read in a short transaction of its own. ErrorKind::NotFound where one of them is
/// gone.
[[nodiscard]] domain::Result<MergedFacts> mergeFacts(storage::Database &database, MergeJob job);

} // namespace footfall::pipeline
