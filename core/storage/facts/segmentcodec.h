// SPDX-License-Identifier: GPL-3.0-or-later
// Facts as a segment, and back: rows sorted by their places, group by group, cut into frames, and
// packed by columns. The same rows, in whichever order they come, give the same bytes. Any thread.
// Nothing read is trusted: Error, ErrorKind::Storage, of bytes that are no segment's.
//
// The parts of a segment (segment.h), each read by itself:
//   head                  decodeHead(): rows, hours, sizes, zones of the frames, small dictionaries
//   columnPart(g, chunk)  decodeChunk() (columncodec.h); where hasColumn()
//   dictionaryPart(g)     decodeDictionary(); where the head does not have it
//   sumsPart(g, of)       decodeSums() (presums.h); where hasSums
// Of a small segment all of them but the head are in one blob, WholePart.
#pragma once

#include "core/storage/facts/columncodec.h"
#include "core/storage/facts/headcodec.h"
#include "core/storage/facts/presums.h"

#include <functional>
#include <stop_token>

namespace footfall::storage {

/// REQUIRES: columns of as many values as rows or none, times that are places in table.hours, flags
/// of AllFactFlags at most; at most MostRows.
/// Once it is stopped, what it returns is of no use.
[[nodiscard]] EncodedSegment encode(const FactTable &table, Effort effort = Effort::Quick,
                                    const std::stop_token &stop = {});
/// The same of several, decoded and merged: factmerge.h.
[[nodiscard]] domain::Result<FactTable> decodeTable(const EncodedSegment &segment);
/// Which rows are wanted, by some columns alone: the others are decoded of these only.
struct RowChoice {
    std::vector<FactGroup> groups; ///< Time is always among them.
    /// The places of wanted rows, rising, of a table that has these groups only. None: all rows.
    std::function<std::vector<quint32>(const FactTable &table)> rows{};
};
/// Rows of these days only; Julian, both included.
[[nodiscard]] domain::Result<FactTable> decodeDays(const EncodedSegment &segment, qint64 firstDay,
                                                   qint64 lastDay, const RowChoice &choice = {});

/// bytes: dictionaryPart(), looked at only where the head does not have the dictionary. Of Time:
/// its column are the places in head.hours, that is 0, 1, 2...
[[nodiscard]] domain::Result<FactDictionary>
decodeDictionary(const SegmentHead &head, FactGroup group, QByteArrayView bytes = {});

/// The parts of a small segment. bytes: WholePart, where head.isWhole.
[[nodiscard]] domain::Result<std::vector<EncodedSegment::Blob>> unpackWhole(const SegmentHead &head,
                                                                            QByteArrayView bytes);

/// The part's bytes; empty where there is none. parts: by rising part.
[[nodiscard]] QByteArrayView findPart(const std::vector<EncodedSegment::Blob> &parts, quint32 part);

} // namespace footfall::storage
