// SPDX-License-Identifier: GPL-3.0-or-later
// An encoded segment of facts: how its columns are grouped, and what a query gets when it reads
// one. Any thread; values. The file format and its limits stand in segmentcodec.h.
#pragma once

#include "core/domain/counters.h"
#include "core/domain/result.h"
#include "core/storage/facts/facttable.h"

#include <QByteArray>
#include <memory>
#include <vector>

namespace footfall::storage {

/// Columns that are stored as one: each row holds the place of its tuple in the segment's
/// dictionary of the tuples that occur. The numbers are stored: never change them.
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

/// A dictionary of one group: distinct tuples by rising value, one vector for each of its columns.
struct FactDictionary {
    size_t size = 0;
    std::vector<std::vector<quint32>> columns;
    std::vector<qint64> amounts; ///< Money only.
};

/// What is known of one frame of one group without reading it.
struct FrameZone {
    quint32 least = 0; ///< Places in the dictionary, both ends included.
    quint32 most = 0;
    quint64 bits = 0; ///< Bit (place mod 64) is set for each place that occurs.
};

/// What a query needs before it reads any column: small, kept in memory.
struct SegmentHead {
    FactKind kind = FactKind::PageViews;
    size_t rows = 0;
    std::vector<FactHour> hours; ///< Rising; the dictionary of Time.
    struct Group {
        size_t entries = 0;           ///< Of its dictionary; 1 or 0: no column is stored at all.
        quint8 width = 0;             ///< Bytes of a place: 0, 1, 2, 3 or 4.
        std::vector<FrameZone> zones; ///< One a frame; empty where width is 0.
    };
    std::array<Group, FactGroups> groups;
};

/// Sums made when the segment was written, so that what is unfiltered needs no column: counters by
/// hour, and by each place of each group's dictionary. Of page views only. Exits, of a place,
/// belong to pages; those of entry-only groups count entry views only.
struct PreSums {
    std::vector<domain::Counters> byHour;
    std::array<std::vector<domain::Counters>, FactGroups> byPlace;
    /// Of a pathname's place, counters of its entry views and of its exits alone.
    std::vector<domain::Counters> entryPages;
    std::vector<domain::Counters> exitPages;
};

/// As it is stored: the head, and blobs by group and chunk.
struct EncodedSegment {
    FactKind kind = FactKind::PageViews;
    size_t rows = 0;
    qint64 firstDay = 0;
    qint64 lastDay = 0;
    QByteArray head;
    struct Blob {
        quint32 part = 0; ///< What it is: see FactStore.
        QByteArray data;
    };
    std::vector<Blob> blobs;
    [[nodiscard]] qint64 bytes() const;
};

} // namespace footfall::storage
