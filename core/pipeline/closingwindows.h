// SPDX-License-Identifier: GPL-3.0-or-later
// Which days of a strict site are closed at a time, so that a busy one does not take all memory.
// Any thread; a function.
#pragma once

#include "core/pipeline/mergepolicy.h"

namespace footfall::pipeline {

struct ClosingWindow {
    qint64 firstDay = 0; ///< Julian, both included.
    qint64 lastDay = 0;
    /// One day with so much that not all of its rows are in memory at a time.
    bool isTooMuch = false;
    bool operator==(const ClosingWindow &) const = default;
};

/// All days that have a row and are kept, by rising days: as many at a time as have about
/// rowsAtOnce together; a day with up to twice as many still is one of these. Of a source with
/// several days, each is taken to have its share.
[[nodiscard]] std::vector<ClosingWindow> closingWindows(const MergeJob &job);

} // namespace footfall::pipeline
