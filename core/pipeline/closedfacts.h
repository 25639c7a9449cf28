// SPDX-License-Identifier: GPL-3.0-or-later
// What comes of closing days of a strict site: their facts, coarsened. The thread of the
// connection.
#pragma once

#include "core/pipeline/mergepolicy.h"

#include <stop_token>

namespace footfall::pipeline {

/// Some days at a time, since cells are of one day, and a day that has too much in parts, none of
/// which has a cell of another: about a million rows are in memory, or what a source has of a day.
/// Of each of these, page views and events, where a row is left.
[[nodiscard]] domain::Result<std::vector<storage::EncodedSegment>>
closedFacts(storage::Database &database, const MergeJob &job, const std::stop_token &stop);

} // namespace footfall::pipeline
