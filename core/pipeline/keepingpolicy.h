// SPDX-License-Identifier: GPL-3.0-or-later
// Which segments of facts lose something because a site keeps less than it did: days that are too
// old, hours of old days, and what a site gives up that has become strict, or stricter. Any thread;
// a function.
#pragma once

#include "core/domain/site.h"
#include "core/pipeline/mergepolicy.h"

#include <map>

namespace footfall::pipeline {

/// What of a site's Keeping is in force at a time, but for the names of what is withheld.
void noteKeeping(const domain::Site &site, domain::Instant now, SiteMerging &merging);

/// Of one site. No segment is in two of them; after they are done, there may be more.
[[nodiscard]] std::vector<MergeJob>
dueKeeping(const std::map<storage::FactKind, std::vector<storage::SegmentInfo>> &segments,
           const SiteMerging &site, const MergeLimits &limits);

} // namespace footfall::pipeline
