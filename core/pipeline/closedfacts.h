// SPDX-License-Identifier: GPL-3.0-or-later
// What comes of closing days of a strict site: their facts, coarsened. The thread of the
// connection.
#pragma once

#include "core/pipeline/mergepolicy.h"

#include <stop_token>

namespace footfall::pipeline {

/// Some days at a time, since cells are of one day: about a million rows are in memory. A day with
/// more than two is read several times and closed in parts, by its cells: what is given up depends
/// on what all of the day share, and each cell is in one part, with all its rows.
/// Of each of these, page views and events, where a row is left: segments of rowsAtOnce at most.
[[nodiscard]] domain::Result<std::vector<storage::EncodedSegment>>
closedFacts(storage::Database &database, const MergeJob &job, const std::stop_token &stop);

} // namespace footfall::pipeline
