// SPDX-License-Identifier: GPL-3.0-or-later
// Merges facts as Footfall does, which has a thread of its own for it beside the one that writes:
// here with as many threads as there are cores, since nothing else is going on.
#pragma once

#include "core/pipeline/mergepolicy.h"
#include "core/storage/database.h"

namespace footfall::bench {

/// All that is due, and what that makes due. Throws where something fails.
void mergeOnAllCores(storage::Database &database, const std::vector<pipeline::SiteMerging> &sites);

} // namespace footfall::bench
