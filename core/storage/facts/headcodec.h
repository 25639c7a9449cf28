// SPDX-License-Identifier: GPL-3.0-or-later
// Heads of segments as bytes. Any thread.
#pragma once

#include "core/storage/facts/packing.h"
#include "core/storage/facts/segment.h"

namespace footfall::storage {

/// Bytes of a place in a dictionary of so many entries, as it is stored.
[[nodiscard]] quint8 widthOf(size_t entries);

/// SegmentHead::entryFlags.
[[nodiscard]] quint64 entryFlagsOf(const FactDictionary &flags);

[[nodiscard]] QByteArray encodeHead(const SegmentHead &head,
                                    Effort effort = Effort::Quick);
[[nodiscard]] domain::Result<SegmentHead> decodeHead(const QByteArray &bytes);

} // namespace footfall::storage
