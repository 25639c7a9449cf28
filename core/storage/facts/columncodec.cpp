// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/columncodec.h"

#include "core/storage/facts/bytes.h"

#include <algorithm>

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

std::span<const FrameZone> zonesOfChunk(const SegmentHead &head, FactGroup group, size_t chunk)
{
    const std::span<const FrameZone> zones(head[group].zones);
    const size_t first = chunk * ChunkFrames;
    return zones.subspan(first, std::min(ChunkFrames, zones.size() - first));
}

/// Planes of places that are wider than a byte, one behind the other, side by side.
template <typename Place, size_t Width>
void join(const quint8 *planes, size_t rows, Place *places)
{
    for (size_t row = 0; row < rows; ++row) {
        quint32 place = 0;
        for (size_t plane = 0; plane < Width; ++plane)
            place |= quint32{planes[plane * rows + row]} << (8 * plane);
        places[row] = static_cast<Place>(place);
    }
}

/// In a form that compilers make vectors of.
template <typename Place>
bool areBelow(const Place *places, size_t rows, size_t entries)
{
    Place most = 0;
    for (size_t row = 0; row < rows; ++row)
        most = std::max(most, places[row]);
    return most < entries;
}

/// Which of a chunk's rows are stored.
struct StoredRows {
    size_t rows = 0;
    const quint8 *flags = nullptr; ///< Null: all of them.
    quint64 entryFlags = 0;

    [[nodiscard]] size_t isStored(size_t row) const { return (entryFlags >> flags[row]) & 1; }
    [[nodiscard]] size_t count() const
    {
        size_t stored = rows;
        if (flags) {
            stored = 0;
            for (size_t row = 0; row < rows; ++row)
                stored += isStored(row);
        }
        return stored;
    }
};

/// From the places that are stored, one more than there are, to those of all rows.
template <typename Place>
void spread(const StoredRows &rows, const Place *stored, Place *places)
{
    size_t next = 0;
    for (size_t row = 0; row < rows.rows; ++row) {
        const size_t isStored = rows.isStored(row);
        places[row] = static_cast<Place>(stored[next] * isStored);
        next += isStored;
    }
}

template <typename Place, size_t Width>
Result<Done> decode(QByteArrayView bytes, const StoredRows &rows, size_t entries, Place *places)
{
    const size_t count = rows.count();
    thread_local std::vector<quint8> planes;
    thread_local std::vector<Place> stored;
    Place *joined = places;
    if (rows.flags) {
        stored.resize(std::max(stored.size(), count + 1));
        joined = stored.data();
    }
    char *memory = reinterpret_cast<char *>(joined);
    if constexpr (Width > 1) {
        planes.resize(std::max(planes.size(), count * Width));
        memory = reinterpret_cast<char *>(planes.data());
    }
    ByteReader reader(bytes);
    for (size_t plane = 0; plane < Width; ++plane)
        if (const auto done = unpackInto(reader.block(), memory + plane * count, count); !done)
            return done;
    if (!reader.isDone())
        return damaged("column");
    if constexpr (Width > 1)
        join<Place, Width>(planes.data(), count, joined);
    if (!areBelow(joined, count, entries))
        return damaged("place");
    if (rows.flags)
        spread(rows, joined, places);
    return Done{};
}

void fill(quint8 width, quint32 place, size_t rows, void *places)
{
    switch (memoryWidth(width)) {
    case 0: return;
    case 1: std::fill_n(static_cast<quint8 *>(places), rows, static_cast<quint8>(place)); return;
    case 2: std::fill_n(static_cast<quint16 *>(places), rows, static_cast<quint16>(place)); return;
    default: std::fill_n(static_cast<quint32 *>(places), rows, place); return;
    }
}

} // namespace

bool hasColumn(const SegmentHead &head, FactGroup group, size_t chunk)
{
    if (head[group].width == 0)
        return false;
    const auto zones = zonesOfChunk(head, group, chunk);
    return std::any_of(zones.begin(), zones.end(), [&](const FrameZone &zone) {
        return zone.least != zones.front().least || zone.most != zones.front().least;
    });
}

void appendZones(std::vector<FrameZone> &zones, std::span<const quint32> places)
{
    for (size_t first = 0; first < places.size(); first += FrameRows) {
        FrameZone zone{places[first], places[first], 0};
        for (const quint32 place :
             places.subspan(first, std::min(FrameRows, places.size() - first))) {
            zone.least = std::min(zone.least, place);
            zone.most = std::max(zone.most, place);
            zone.bits |= quint64{1} << (place % 64);
        }
        zones.push_back(zone);
    }
}

QByteArray encodeColumn(std::span<const quint32> places, quint8 width, Packing packing,
                        Effort effort)
{
    ByteWriter writer;
    QByteArray plane(static_cast<qsizetype>(places.size()), Qt::Uninitialized);
    for (quint8 byte = 0; byte < width; ++byte) {
        char *to = plane.data();
        for (const quint32 place : places)
            *to++ = static_cast<char>(place >> (8 * byte));
        writer.block(packing == Packing::Zstd ? packed(plane, effort) : unpackable(plane));
    }
    return writer.take();
}

Result<Done> decodeChunk(const SegmentHead &head, FactGroup group, size_t chunk,
                         QByteArrayView bytes, const quint8 *flags, void *places)
{
    const SegmentHead::Group &about = head[group];
    StoredRows rows{.rows = head.rowsOfChunk(chunk)};
    if (!hasColumn(head, group, chunk)) {
        if (about.width > 0)
            fill(about.width, zonesOfChunk(head, group, chunk).front().least, rows.rows, places);
        return Done{};
    }
    // Where all rows have the same flags, all are entry views, or none: then there is no column.
    if (about.isOfEntries && flags) {
        rows.flags = flags;
        rows.entryFlags = head.entryFlags;
    }
    switch (about.width) {
    case 1: return decode<quint8, 1>(bytes, rows, about.entries, static_cast<quint8 *>(places));
    case 2: return decode<quint16, 2>(bytes, rows, about.entries, static_cast<quint16 *>(places));
    case 3: return decode<quint32, 3>(bytes, rows, about.entries, static_cast<quint32 *>(places));
    default: return decode<quint32, 4>(bytes, rows, about.entries, static_cast<quint32 *>(places));
    }
}

} // namespace footfall::storage
