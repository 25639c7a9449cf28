// SPDX-License-Identifier: GPL-3.0-or-later
// Which segments of facts lose something because a site keeps less than it did: days that are too
// old, hours of old days, and what a site gives up that has become strict. Any thread; a function.
#pragma once

#include "core/pipeline/mergepolicy.h"

#include <map>

namespace footfall::pipeline {

/// Of one site. No segment is in two of them; after they are done, there may be more.
[[nodiscard]] std::vector<MergeJob>
dueKeeping(const std::map<storage::FactKind, std::vector<storage::SegmentInfo>> &segments,
           const SiteMerging &site, const MergeLimits &limits);

} // namespace footfall::pipeline
