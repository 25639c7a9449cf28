// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are packed and dictionaries that are known, as a segment. Any thread.
#pragma once

#include "core/storage/facts/packedrows.h"
#include "core/storage/facts/packing.h"

namespace footfall::storage {

struct SegmentRows {
    FactKind kind = FactKind::PageViews;
    std::vector<FactHour> hours;                         ///< The dictionary of Time; each occurs.
    std::array<FactDictionary, FactGroups> dictionaries; ///< Of Time only the size is looked at.
    PackedRows rows;
};

/// Sorts the rows. Once it is stopped, what it returns is of no use.
[[nodiscard]] EncodedSegment writeSegment(SegmentRows rows, Effort effort = Effort::Quick,
                                          const std::stop_token &stop = {});

} // namespace footfall::storage
