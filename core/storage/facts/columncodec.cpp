// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/columncodec.h"

#include "core/storage/facts/bytes.h"
#include "core/storage/facts/packing.h"

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

template <typename Place>
Result<Done> checked(const Place *places, size_t rows, size_t entries)
{
    if (!areBelow(places, rows, entries))
        return damaged("place");
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

QByteArray encodeColumn(std::span<const quint32> places, quint8 width, Packing packing)
{
    ByteWriter writer;
    QByteArray plane(static_cast<qsizetype>(places.size()), Qt::Uninitialized);
    for (quint8 byte = 0; byte < width; ++byte) {
        char *to = plane.data();
        for (const quint32 place : places)
            *to++ = static_cast<char>(place >> (8 * byte));
        writer.block(packing == Packing::Zstd ? packed(plane) : unpackable(plane));
    }
    return writer.take();
}

Result<Done> decodeChunk(const SegmentHead &head, FactGroup group, size_t chunk,
                         QByteArrayView bytes, void *places)
{
    const quint8 width = head[group].width;
    const size_t rows = head.rowsOfChunk(chunk);
    if (!hasColumn(head, group, chunk)) {
        if (width > 0)
            fill(width, zonesOfChunk(head, group, chunk).front().least, rows, places);
        return Done{};
    }
    ByteReader reader(bytes);
    if (width == 1) {
        const QByteArrayView block = reader.block();
        if (!reader.isDone())
            return damaged("column");
        const auto done = unpackInto(block, static_cast<char *>(places), rows);
        return done ? checked(static_cast<quint8 *>(places), rows, head[group].entries) : done;
    }
    thread_local std::vector<quint8> planes;
    planes.resize(rows * width);
    for (quint8 plane = 0; plane < width; ++plane)
        if (const auto done =
                unpackInto(reader.block(), reinterpret_cast<char *>(&planes[plane * rows]), rows);
            !done)
            return done;
    if (!reader.isDone())
        return damaged("column");
    switch (width) {
    case 2:
        join<quint16, 2>(planes.data(), rows, static_cast<quint16 *>(places));
        return checked(static_cast<quint16 *>(places), rows, head[group].entries);
    case 3: join<quint32, 3>(planes.data(), rows, static_cast<quint32 *>(places)); break;
    default: join<quint32, 4>(planes.data(), rows, static_cast<quint32 *>(places)); break;
    }
    return checked(static_cast<quint32 *>(places), rows, head[group].entries);
}

} // namespace footfall::storage
