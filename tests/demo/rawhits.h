// SPDX-License-Identifier: GPL-3.0-or-later
// What the server would make of a made-up visitor's request. Any thread.
#pragma once

#include "core/enrich/rawhit.h"
#include "tests/demo/visits.h"

namespace footfall::demo {

[[nodiscard]] enrich::RawHit toRawHit(const Action &action);

} // namespace footfall::demo
