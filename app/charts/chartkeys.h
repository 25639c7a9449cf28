// SPDX-License-Identifier: GPL-3.0-or-later
// Which point of a chart the readout tells about after a key: arrows step, Home and End go to the
// ends, Escape leaves. A pure function, tested without a window. Any thread.
#pragma once

#include <optional>

namespace footfall::app {

/// current: -1 for none, as in what is returned. None: the key is not the chart's.
[[nodiscard]] std::optional<int> currentAfterKey(int key, int current, int oldest, int newest);

} // namespace footfall::app
