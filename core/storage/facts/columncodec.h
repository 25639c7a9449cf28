// SPDX-License-Identifier: GPL-3.0-or-later
// The places of one group and one chunk of frames as bytes: all lowest bytes, then all second
// ones, since alike bytes pack well together. Any thread.
//
// What only entry views have is stored of them alone: measured, the zeros of all other views would
// cost 0.4 of 4.9 bytes a row, as a bit is the least that any of them takes. In memory the zeros
// are there again, so that whoever scans need not know.
#pragma once

#include "core/storage/facts/packing.h"
#include "core/storage/facts/segment.h"

#include <span>

namespace footfall::storage {

/// Bytes of a place in memory: 0, 1, 2 or 4.
[[nodiscard]] constexpr size_t memoryWidth(quint8 width)
{
    return width == 3 ? 4 : width;
}

/// Whether the places of a chunk are stored: not where all are the same.
[[nodiscard]] bool hasColumn(const SegmentHead &head, FactGroup group, size_t chunk);

/// places: of a chunk's rows, in order.
void appendZones(std::vector<FrameZone> &zones, std::span<const quint32> places);

enum class Packing { Zstd, Plain };
[[nodiscard]] QByteArray encodeColumn(std::span<const quint32> places, quint8 width,
                                      Packing packing, Effort effort = Effort::Quick);

/// Writes head.rowsOfChunk() places of memoryWidth() bytes each, in the machine's order, and checks
/// that each is in the dictionary. bytes: columnPart(); not looked at where hasColumn() is false.
/// flags: the same chunk of Flags as it was decoded; looked at where the group isOfEntries, and
/// null where Flags has no width. REQUIRES: chunk < head.chunks(); places are aligned as their
/// width wants.
[[nodiscard]] domain::Result<domain::Done> decodeChunk(const SegmentHead &head, FactGroup group,
                                                       size_t chunk, QByteArrayView bytes,
                                                       const quint8 *flags, void *places);

} // namespace footfall::storage
