// SPDX-License-Identifier: GPL-3.0-or-later
// How the mains put rooms together that do not know each other: a collector on a pipeline, with its
// enricher. Belongs to the mains. Main thread.
#pragma once

#include "core/instance/instance.h"

namespace footfall {

/// Makes collectors for that data directory, with the data that is installed beside the program.
/// The clock outlives them. A collector that cannot work is Failed, and its status says why.
[[nodiscard]] instance::CollectorFactory collectorFactory(const QString &dataDirectory,
                                                          const domain::Clock &clock);

} // namespace footfall
