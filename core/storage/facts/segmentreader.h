// SPDX-License-Identifier: GPL-3.0-or-later
// Reads all of a segment, to be merged. Any thread.
#pragma once

#include "core/storage/facts/segmentcodec.h"

namespace footfall::storage {

class SegmentReader
{
public:
    /// The segment outlives it.
    [[nodiscard]] static domain::Result<SegmentReader> open(const EncodedSegment &segment);

    [[nodiscard]] const SegmentHead &head() const { return m_head; }
    [[nodiscard]] domain::Result<FactDictionary> dictionary(FactGroup group) const;
    /// Of all rows.
    [[nodiscard]] domain::Result<std::vector<quint32>> places(FactGroup group) const;
    /// Of a chunk's rows, into the caller's memory of ChunkRows.
    [[nodiscard]] domain::Result<domain::Done> places(FactGroup group, size_t chunk,
                                                      quint32 *places) const;

private:
    explicit SegmentReader(const EncodedSegment &segment) : m_segment(&segment) {}
    [[nodiscard]] QByteArrayView part(quint32 part) const;

    const EncodedSegment *m_segment;
    SegmentHead m_head;
    std::vector<EncodedSegment::Blob> m_parts; ///< Of a small segment.
};

} // namespace footfall::storage
