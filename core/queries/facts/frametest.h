// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of one frame fail: as far as the head tells, and row by row. Any thread; plain
// memory.
#pragma once

#include "core/queries/facts/rowselection.h"
#include "core/queries/facts/segmentparts.h"

#include <bitset>

namespace footfall::queries {

using GroupBits = std::bitset<storage::FactGroups>;
/// Of one chunk, by group; null where a column is not needed.
using ChunkColumns = std::array<std::shared_ptr<const PlaceColumn>, storage::FactGroups>;

struct FrameTest {
    FailBits may = 0;
    FailBits must = 0;
    GroupBits mixed; ///< Groups in which not all rows fail the same.
};
[[nodiscard]] FrameTest testFrame(const storage::SegmentHead &head, const GroupTests &tests,
                                  size_t frame);

/// Finds what each row of the frame fails. columns: at least the mixed ones. sets: as for
/// RowSelection::begin().
void markFails(const FrameTest &test, const GroupTests &tests, const ChunkColumns &columns,
               size_t firstRow, size_t rows, const std::vector<RowSet> &sets,
               RowSelection *selection);

/// The number of a frame's first row in its chunk.
[[nodiscard]] constexpr size_t firstRowInChunk(size_t frame)
{
    return frame % storage::ChunkFrames * storage::FrameRows;
}
[[nodiscard]] inline size_t rowsOfFrame(const storage::SegmentHead &head, size_t frame)
{
    return std::min(storage::FrameRows, head.rows - frame * storage::FrameRows);
}

} // namespace footfall::queries
