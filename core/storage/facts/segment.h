// SPDX-License-Identifier: GPL-3.0-or-later
// An encoded segment of facts: how its columns are grouped, and what a query gets when it reads
// one. Any thread; values. How it is read and written: segmentcodec.h.
#pragma once

#include "core/domain/result.h"
#include "core/storage/facts/facttable.h"

#include <QByteArray>
#include <algorithm>
#include <vector>

namespace footfall::storage {

/// Columns that are stored as one: each row holds the place of its tuple in the segment's
/// dictionary of the tuples that occur. Rows are sorted by these places, the first group first.
/// The numbers are stored: never change them.
enum class FactGroup : quint8 {
    Country = 0,     ///< Country.
    Client = 1,      ///< Browser, BrowserVersion, System, Device.
    Acquisition = 2, ///< Source, Channel, UtmSource, UtmMedium, UtmCampaign.
    Hostname = 3,
    Flags = 4,
    Pathname = 5,
    Time = 6,
    Duration = 7,
    Referrer = 8,
    Language = 9,
    Screen = 10,
    Terms = 11,    ///< UtmTerm, UtmContent.
    Target = 12,   ///< Kind, Target. This and the next ones of events only.
    Property = 13, ///< PropertyKey, PropertyValue.
    Money = 14,    ///< Currency, amount.
    Counts = 15,   ///< Events, Conversions.
};
inline constexpr size_t FactGroups = 16;

/// The columns of a group, in the order of its tuples. Money's second is FactTable::amounts.
[[nodiscard]] const std::vector<FactColumn> &columnsOf(FactGroup group);
[[nodiscard]] FactGroup groupOf(FactColumn column);

/// Rows are cut into frames of this many; the last of a segment may be shorter.
inline constexpr size_t FrameRows = 16'384;
/// Frames that are stored, and read, together.
inline constexpr size_t ChunkFrames = 8;
inline constexpr size_t ChunkRows = FrameRows * ChunkFrames;
/// More rows are no segment: what a disk made up does not take all memory.
inline constexpr size_t MostRows = size_t{1} << 24;
/// Up to this many, everything but the head is one blob: what a fold adds costs two rows of the
/// database.
inline constexpr size_t WholeRows = 4'096;
/// No segment spans more days.
inline constexpr qint64 LongestSegment = 366;

/// A dictionary of one group: distinct tuples by rising value, one vector for each of its columns.
struct FactDictionary {
    size_t size = 0;
    std::vector<std::vector<quint32>> columns;
    std::vector<qint64> amounts; ///< Money only.
    bool operator==(const FactDictionary &) const = default;
};

/// What is known of one frame of one group without reading it.
struct FrameZone {
    quint32 least = 0; ///< Places in the dictionary, both ends included.
    quint32 most = 0;
    quint64 bits = 0; ///< Bit (place mod 64) is set for each place that occurs.
    bool operator==(const FrameZone &) const = default;
};

/// What a query needs before it reads any column: small, kept in memory.
struct SegmentHead {
    FactKind kind = FactKind::PageViews;
    size_t rows = 0;
    /// A small segment: its only blob is WholePart, which unpackWhole() takes apart.
    bool isWhole = false;
    std::vector<FactHour> hours; ///< Rising; the dictionary of Time.
    struct Group {
        /// Of its dictionary. With 1, as where all values are 0, all rows have that place, and no
        /// column is stored. 0 only without rows.
        size_t entries = 0;
        quint8 width = 0;     ///< Bytes of a place as it is stored: 0, 1, 2, 3 or 4.
        bool hasSums = false; ///< sumsPart() exists.
        /// Of Referrer, Language, Screen and Terms: only the places of entry views are stored, and
        /// all others are 0.
        bool isOfEntries = false;
        std::vector<FrameZone> zones; ///< One a frame; empty where width is 0.
        QByteArray dictionary;        ///< Where it is small; else it is in dictionaryPart().
    };
    std::array<Group, FactGroups> groups;
    quint64 entryFlags = 0; ///< Bit (place of Flags) is set for those that have IsEntry.

    [[nodiscard]] const Group &operator[](FactGroup group) const
    {
        return groups[static_cast<size_t>(group)];
    }
    [[nodiscard]] Group &operator[](FactGroup group) { return groups[static_cast<size_t>(group)]; }
    [[nodiscard]] size_t frames() const { return (rows + FrameRows - 1) / FrameRows; }
    [[nodiscard]] size_t chunks() const { return (rows + ChunkRows - 1) / ChunkRows; }
    [[nodiscard]] size_t rowsOfChunk(size_t chunk) const
    {
        return std::min(ChunkRows, rows - chunk * ChunkRows);
    }
};

/// Which views the sums that were made beforehand are over. Those of entry-only groups (Referrer,
/// Language, Screen, Terms) are over entry views even as All.
enum class SumsOf : quint8 {
    All = 0,
    EntryViews = 1, ///< Of Pathname only, as Exits.
    Exits = 2,
    EntryExits = 3, ///< Of what is both. No segment has these; queries make them.
};

// The parts of a segment, by number; they are stored: never change them.
inline constexpr quint32 WholePart = 0;
[[nodiscard]] constexpr quint32 columnPart(FactGroup group, size_t chunk)
{
    return (quint32{1} + static_cast<quint32>(group)) << 16 | static_cast<quint32>(chunk);
}
[[nodiscard]] constexpr quint32 dictionaryPart(FactGroup group)
{
    return (quint32{32} + static_cast<quint32>(group)) << 16;
}
[[nodiscard]] constexpr quint32 sumsPart(FactGroup group, SumsOf of = SumsOf::All)
{
    return (quint32{64} + static_cast<quint32>(group)) << 16 | static_cast<quint32>(of);
}

/// As it is stored: the head, and blobs by part.
struct EncodedSegment {
    FactKind kind = FactKind::PageViews;
    size_t rows = 0;
    qint64 firstDay = 0;
    qint64 lastDay = 0;
    QByteArray head;
    struct Blob {
        quint32 part = 0;
        QByteArray data;
        bool operator==(const Blob &) const = default;
    };
    std::vector<Blob> blobs; ///< By rising part.
    [[nodiscard]] qint64 bytes() const;
    bool operator==(const EncodedSegment &) const = default;
};

} // namespace footfall::storage
