// SPDX-License-Identifier: GPL-3.0-or-later
// Several segments of facts as one. Any thread.
#pragma once

#include "core/storage/facts/segment.h"

namespace footfall::storage {

/// The same bytes as if all rows had been encoded at once. Error, Storage: one of them is damaged;
/// Invalid: they are of different kinds, or have too many rows for one.
/// Takes about 40 bytes of memory a row.
[[nodiscard]] domain::Result<EncodedSegment> merge(const std::vector<EncodedSegment> &segments);

} // namespace footfall::storage
