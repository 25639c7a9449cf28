// SPDX-License-Identifier: GPL-3.0-or-later
// Which days of a strict site are closed, once they are over, and with what: page views and events
// of a day at once, since events are coarsened by the page views of their day. Any thread; a
// function.
#pragma once

#include "core/pipeline/mergepolicy.h"

#include <map>
#include <set>
#include <vector>

namespace footfall::pipeline {

/// A day each. What comes late to a closed day is closed by itself where it is little; otherwise
/// with all of that day that was closed before, of both kinds: events that were closed would lose
/// what is known of them, were they closed again without the page views that stand for it. So they
/// stay as they are where such views are part of a month by now, or damaged.
/// taken: by jobs that there are already; their days wait, as those do whose page views cannot be
/// read just now. What is closed, or waits, is added:
/// nothing else may become of it.
[[nodiscard]] std::vector<MergeJob>
dueClosings(const std::map<storage::FactKind, std::vector<storage::SegmentInfo>> &segments,
            const SiteMerging &site, const MergeLimits &limits,
            std::set<storage::SegmentId> &taken);

} // namespace footfall::pipeline
