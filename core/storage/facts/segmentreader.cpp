// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/segmentreader.h"

#include "core/storage/facts/packing.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

/// From places at their own width, which the memory begins with, to those of 32 bits. Last first,
/// since they share the memory.
template <typename Narrow>
void widen(quint32 *places, size_t rows)
{
    const auto *narrow = reinterpret_cast<const char *>(places);
    for (size_t row = rows; row-- > 0;) {
        Narrow place = 0;
        std::memcpy(&place, narrow + row * sizeof place, sizeof place);
        places[row] = place;
    }
}

} // namespace

Result<SegmentReader> SegmentReader::open(const EncodedSegment &segment)
{
    SegmentReader reader(segment);
    Result<SegmentHead> head = decodeHead(segment.head);
    if (!head)
        return tl::unexpected(head.error());
    reader.m_head = *std::move(head);
    // Of which the database says how many there are: no memory is taken for more.
    if (reader.m_head.rows != segment.rows)
        return damaged("rows");
    if (reader.m_head.isWhole) {
        auto parts = unpackWhole(reader.m_head, findPart(segment.blobs, WholePart));
        if (!parts)
            return tl::unexpected(parts.error());
        reader.m_parts = *std::move(parts);
    }
    return reader;
}

QByteArrayView SegmentReader::part(quint32 part) const
{
    return findPart(m_head.isWhole ? m_parts : m_segment->blobs, part);
}

Result<FactDictionary> SegmentReader::dictionary(FactGroup group) const
{
    return decodeDictionary(m_head, group, part(dictionaryPart(group)));
}

Result<std::vector<quint32>> SegmentReader::places(FactGroup group) const
{
    std::vector<quint32> all(m_head.rows);
    for (size_t chunk = 0; chunk < m_head.chunks(); ++chunk)
        if (const Result<Done> done = places(group, chunk, all.data() + chunk * ChunkRows); !done)
            return tl::unexpected(done.error());
    return all;
}

Result<Done> SegmentReader::places(FactGroup group, size_t chunk, quint32 *places) const
{
    const size_t rows = m_head.rowsOfChunk(chunk);
    const bool needsFlags = m_head[group].isOfEntries && m_head[FactGroup::Flags].width > 0;
    std::vector<quint8> flags(needsFlags ? rows : 0);
    if (needsFlags)
        if (const Result<Done> done =
                decodeChunk(m_head, FactGroup::Flags, chunk,
                            part(columnPart(FactGroup::Flags, chunk)), nullptr, flags.data());
            !done)
            return done;
    const Result<Done> done = decodeChunk(m_head, group, chunk, part(columnPart(group, chunk)),
                                          needsFlags ? flags.data() : nullptr, places);
    if (!done)
        return done;
    switch (memoryWidth(m_head[group].width)) {
    case 0: std::fill_n(places, rows, 0U); break;
    case 1: widen<quint8>(places, rows); break;
    case 2: widen<quint16>(places, rows); break;
    default: break;
    }
    return done;
}

} // namespace footfall::storage
