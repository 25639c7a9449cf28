// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a segment of facts is what it says: its head can be read, its rows are as many as they
// should be, and its sums, its dictionaries and what its head says of frames are those of its rows.
// Any thread. Takes as long, and as much memory, as merging it.
#pragma once

#include "core/storage/facts/factstore.h"

namespace footfall::storage {

/// Error, Storage, with what is wrong.
[[nodiscard]] domain::Result<domain::Done> checkSegment(const SegmentInfo &info,
                                                        const EncodedSegment &segment);

} // namespace footfall::storage
