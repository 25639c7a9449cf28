// SPDX-License-Identifier: GPL-3.0-or-later
// What comes of merging some segments of facts: read, put together, encoded. On a read-only
// connection as well; the thread of the connection.
#pragma once

#include "core/pipeline/mergepolicy.h"

#include <stop_token>
#include <vector>

namespace footfall::pipeline {

struct MergedFacts {
    MergeJob job;
    /// Of each kind of which a row is left, one or, where some days are apart from others, several.
    std::vector<storage::EncodedSegment> segments;
};

/// Each source is read in a short transaction of its own. ErrorKind::NotFound where one of them is
/// gone; Unavailable where it was stopped, which takes some milliseconds. Memory: about 50 bytes a
/// row of what comes out (100 MB for a piece of a year), or, where rows are coarsened, 500 bytes
/// for each of the million, or the cells, that are at once, and what all of them are packed in.
[[nodiscard]] domain::Result<MergedFacts> mergeFacts(storage::Database &database, MergeJob job,
                                                     const std::stop_token &stop = {});

/// Those of the sources that cannot be read or are damaged, so that others are merged without them;
/// none that is gone, or that is held by somebody just now. Stopped: those that were found so far.
[[nodiscard]] std::vector<storage::SegmentInfo>
unreadable(storage::Database &database, const MergeJob &job, const std::stop_token &stop = {});

} // namespace footfall::pipeline
