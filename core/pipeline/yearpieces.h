// SPDX-License-Identifier: GPL-3.0-or-later
// How the segments of a year that is over become a few large ones. Any thread; a function.
#pragma once

#include "core/storage/facts/factstore.h"

#include <vector>

namespace footfall::pipeline {

/// The groups that may become one segment each, of about as many rows, of days that follow each
/// other, and of mostRows at most. Segments of the year that are more than half of that are in
/// none: late facts are gathered beside them. All of them are of one site, kind and year, and
/// closed or not.
[[nodiscard]] std::vector<std::vector<storage::SegmentInfo>>
yearPieces(std::vector<storage::SegmentInfo> segments, qint64 mostRows);

} // namespace footfall::pipeline
