// SPDX-License-Identifier: GPL-3.0-or-later
// Random questions to the real reader, and what was wrong with its answers. The reader's thread.
#pragma once

#include "core/queries/statsreader.h"
#include "tests/reference/sums.h"

namespace footfall::reference {

struct Asked {
    const World &world;
    const Account &account;
    queries::StatsReader &reader;
    std::vector<domain::SiteId> sites;
    domain::Instant now;   ///< Of the reader's clock.
    std::set<size_t> open; ///< Places of views that are not folded.
    /// What closing their days made of the views, by site; empty: nothing.
    std::vector<std::vector<View>> closed;
};

/// Empty, or the first difference in words.
[[nodiscard]] QString askSome(const Asked &asked, int questions, Random &random);

} // namespace footfall::reference
