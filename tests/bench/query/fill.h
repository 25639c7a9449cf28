// SPDX-License-Identifier: GPL-3.0-or-later
// Page views into a Footfall database by the real way from finished views on: names, sums, facts,
// merging; by a clock of their own. What is there already is kept, so that it can go on where it
// was stopped. The thread that calls it.
#pragma once

#include "tests/bench/query/viewsource.h"

#include <QString>

namespace footfall::bench {

struct Filled {
    qint64 views = 0; ///< Of all sites, in the database now.
    qint64 viewsOfLarge = 0;
    qint64 added = 0; ///< By this run.
    double seconds = 0;
    double mergeSeconds = 0; ///< Of these.
};

/// Throws std::runtime_error: a benchmark has nobody to tell.
[[nodiscard]] Filled fill(const QString &databasePath, const WorldSize &size);

} // namespace footfall::bench
