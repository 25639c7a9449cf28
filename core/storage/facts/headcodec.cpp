// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/headcodec.h"

#include "core/storage/facts/bytes.h"
#include "core/storage/facts/dictionarycodec.h"
#include "core/storage/facts/packing.h"

#include <algorithm>

namespace footfall::storage {

namespace {

// The first byte; another layout gets another number.
constexpr quint8 Layout = 1;

/// Zones of MostRows, the hours of a year, and the small dictionaries take less than a tenth.
constexpr quint64 MostHeadBytes = quint64{16} << 20;
constexpr quint64 LeastZoneBytes = 10;
constexpr quint64 LeastHourBytes = 2;

enum GroupBits : quint8 { HasDictionary = 1, HasSums = 2, IsOfEntries = 4, AllGroupBits = 7 };

quint64 bitsBelow(size_t entries)
{
    return entries >= 64 ? ~quint64{0} : (quint64{1} << entries) - 1;
}

/// All entries occur in a single frame, so that nothing need be said.
bool isPlain(const SegmentHead &head)
{
    return head.frames() <= 1;
}

void write(ByteWriter &writer, const std::vector<FactHour> &hours)
{
    writer.number(hours.size());
    FactHour last;
    for (const FactHour &hour : hours) {
        writer.signedNumber(hour.day - last.day);
        writer.signedNumber(hour.hour - last.hour);
        last = hour;
    }
}

void write(ByteWriter &writer, const std::vector<FrameZone> &zones)
{
    for (const FrameZone &zone : zones) {
        writer.number(zone.least);
        writer.number(zone.most - zone.least);
    }
    for (const FrameZone &zone : zones)
        writer.bits(zone.bits);
}

/// Whether they may be of one segment, and are of a calendar: from 1900 to 9999, and hours that
/// nobody's arithmetic overflows with.
bool arePlausible(const std::vector<FactHour> &hours)
{
    constexpr qint64 FirstDay = 2'415'021;
    constexpr qint64 LastDay = 5'373'484;
    constexpr qint64 MostSeconds = 1'000'000'000'000;
    if (hours.empty())
        return true;
    return hours.front().day >= FirstDay && hours.back().day <= LastDay &&
           hours.back().day - hours.front().day < LongestSegment &&
           std::all_of(hours.begin(), hours.end(), [](const FactHour &hour) {
               return hour.hour >= -MostSeconds && hour.hour <= MostSeconds;
           });
}

bool readHours(ByteReader &reader, SegmentHead &head)
{
    const quint64 count = reader.number();
    if (count > reader.left() / LeastHourBytes || count > head.rows)
        return false;
    head.hours.resize(count);
    quint64 day = 0; // Wrap around where the bytes are no differences.
    quint64 hour = 0;
    const FactHour *last = nullptr;
    for (FactHour &next : head.hours) {
        day += static_cast<quint64>(reader.signedNumber());
        hour += static_cast<quint64>(reader.signedNumber());
        next = {static_cast<qint64>(day), static_cast<qint64>(hour)};
        if (last && *last >= next)
            return false;
        last = &next;
    }
    return arePlausible(head.hours);
}

bool readZones(ByteReader &reader, const SegmentHead &head, SegmentHead::Group &group)
{
    if (isPlain(head)) {
        group.zones.push_back(
            {0, static_cast<quint32>(group.entries - 1), bitsBelow(group.entries)});
        return true;
    }
    if (head.frames() > reader.left() / LeastZoneBytes)
        return false;
    group.zones.resize(head.frames());
    for (FrameZone &zone : group.zones) {
        const quint64 least = reader.number();
        const quint64 more = reader.number();
        if (least >= group.entries || more >= group.entries - least)
            return false;
        zone.least = static_cast<quint32>(least);
        zone.most = static_cast<quint32>(least + more);
    }
    for (FrameZone &zone : group.zones)
        zone.bits = reader.bits();
    return true;
}

bool readGroup(ByteReader &reader, const SegmentHead &head, SegmentHead::Group &group)
{
    const quint64 entries = reader.number();
    const quint8 bits = reader.byte();
    // Each entry occurs in some row.
    if (entries > head.rows || (entries == 0) != (head.rows == 0) || bits > AllGroupBits)
        return false;
    group.entries = entries;
    group.width = widthOf(group.entries);
    group.hasSums = (bits & HasSums) != 0;
    group.isOfEntries = (bits & IsOfEntries) != 0;
    if ((bits & HasDictionary) != 0)
        group.dictionary = reader.block().toByteArray();
    return group.width == 0 || readZones(reader, head, group);
}

} // namespace

quint8 widthOf(size_t entries)
{
    if (entries <= 1)
        return 0;
    if (entries <= size_t{1} << 8)
        return 1;
    if (entries <= size_t{1} << 16)
        return 2;
    return entries <= size_t{1} << 24 ? 3 : 4;
}

quint64 entryFlagsOf(const FactDictionary &flags)
{
    quint64 bits = 0;
    for (size_t place = 0; place < flags.size; ++place)
        if ((flags.columns[0][place] & IsEntry) != 0)
            bits |= quint64{1} << place;
    return bits;
}

QByteArray encodeHead(const SegmentHead &head, Effort effort)
{
    ByteWriter writer;
    writer.byte(Layout);
    writer.byte(static_cast<quint8>(head.kind));
    writer.byte(head.isWhole ? 1 : 0);
    writer.number(head.rows);
    write(writer, head.hours);
    for (const SegmentHead::Group &group : head.groups) {
        writer.number(group.entries);
        writer.byte(static_cast<quint8>((group.dictionary.isEmpty() ? 0 : HasDictionary) |
                                        (group.hasSums ? HasSums : 0) |
                                        (group.isOfEntries ? IsOfEntries : 0)));
        if (!group.dictionary.isEmpty())
            writer.block(group.dictionary);
        if (group.width > 0 && !isPlain(head))
            write(writer, group.zones);
    }
    return packed(writer.take(), effort);
}

domain::Result<SegmentHead> decodeHead(const QByteArray &packedBytes)
{
    const domain::Result<QByteArray> bytes = unpack(packedBytes, MostHeadBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    ByteReader reader(*bytes);
    if (reader.byte() != Layout)
        return damaged("layout");
    SegmentHead head;
    const quint8 kind = reader.byte();
    if (kind != static_cast<quint8>(FactKind::PageViews) &&
        kind != static_cast<quint8>(FactKind::Events))
        return damaged("kind");
    head.kind = static_cast<FactKind>(kind);
    const quint8 whole = reader.byte();
    const quint64 rows = reader.number();
    if (whole > 1 || rows > (whole == 1 ? WholeRows : MostRows))
        return damaged("rows");
    head.isWhole = whole == 1;
    head.rows = rows;
    if (!readHours(reader, head))
        return damaged("hours");
    for (SegmentHead::Group &group : head.groups)
        if (!readGroup(reader, head, group))
            return damaged("group");
    if (!reader.isDone() || head[FactGroup::Time].entries != head.hours.size())
        return damaged("head");
    const SegmentHead::Group &flags = head[FactGroup::Flags];
    const auto dictionary = readDictionary(FactGroup::Flags, flags.entries, flags.dictionary);
    if (!dictionary)
        return tl::unexpected(dictionary.error());
    head.entryFlags = entryFlagsOf(*dictionary);
    return head;
}

} // namespace footfall::storage
