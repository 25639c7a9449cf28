// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a chunk as places in a dictionary, as wide as they need to be. Any thread; functions.
#pragma once

#include "core/queries/facts/segmentparts.h"

namespace footfall::queries {

/// Of memory.
[[nodiscard]] qint64 bytesIn(const PlaceColumn &column);
/// Of chunk's bytes; flags: as decodeChunk() takes them. An error where they are damaged.
[[nodiscard]] domain::Result<PlaceColumn> columnOfPlaces(const storage::SegmentHead &head,
                                                         storage::FactGroup group, size_t chunk,
                                                         QByteArrayView bytes, const quint8 *flags);
/// Every row needs the value, and none the place.
[[nodiscard]] PlaceColumn millisecondsOf(const PlaceColumn &column,
                                         const storage::FactDictionary &durations);

} // namespace footfall::queries
