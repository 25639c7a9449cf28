// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/placecolumns.h"

#include "core/storage/facts/segmentcodec.h"

namespace footfall::queries {

using namespace storage;
using domain::Result;

namespace {

template <typename Place>
Result<Places<Place>> placesOf(const SegmentHead &head, FactGroup group, size_t chunk,
                               QByteArrayView bytes, const quint8 *flags)
{
    Places<Place> places(head.rowsOfChunk(chunk));
    const Result<domain::Done> done = decodeChunk(head, group, chunk, bytes, flags, places.data());
    if (!done)
        return tl::unexpected(done.error());
    return places;
}

} // namespace

qint64 bytesIn(const PlaceColumn &column)
{
    return std::visit(
        [](const auto &places) {
            return static_cast<qint64>(sizeof(PlaceColumn) + places.capacity() * sizeof(places[0]));
        },
        column);
}

Result<PlaceColumn> columnOfPlaces(const SegmentHead &head, FactGroup group, size_t chunk,
                                   QByteArrayView bytes, const quint8 *flags)
{
    const auto asColumn = [](auto &&places) -> Result<PlaceColumn> {
        if (!places)
            return tl::unexpected(places.error());
        return PlaceColumn(std::move(*places));
    };
    switch (memoryWidth(head[group].width)) {
    case 0: return PlaceColumn(Places<quint8>(head.rowsOfChunk(chunk), quint8{0}));
    case 1: return asColumn(placesOf<quint8>(head, group, chunk, bytes, flags));
    case 2: return asColumn(placesOf<quint16>(head, group, chunk, bytes, flags));
    default: return asColumn(placesOf<quint32>(head, group, chunk, bytes, flags));
    }
}

PlaceColumn millisecondsOf(const PlaceColumn &column, const FactDictionary &durations)
{
    return std::visit(
        [&values = durations.columns[0]](const auto &places) {
            Places<quint32> found(places.size());
            for (size_t i = 0; i < places.size(); ++i)
                found[i] = values[places[i]];
            return PlaceColumn(std::move(found));
        },
        column);
}

} // namespace footfall::queries
