// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a segment of facts is what it says: its head can be read, its rows are as many as they
// should be, and its sums, its dictionaries and what its head says of frames are those of its rows.
// Any thread. Takes as long, and as much memory, as merging it.
#pragma once

#include "core/storage/facts/factstore.h"

#include <stop_token>

namespace footfall::storage {

/// Error, Storage, with what is wrong; Unavailable: it was stopped, which takes a few milliseconds.
[[nodiscard]] domain::Result<domain::Done> checkSegment(const SegmentInfo &info,
                                                        const EncodedSegment &segment,
                                                        const std::stop_token &stop = {});

} // namespace footfall::storage
