// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of those rows of a frame that are wanted, without gaps between them. One worker's;
// its memory is used again for the next frame.
//
// Measured: what is added up row by row jumps between columns and waits for the memory each time.
// Going through one column of the whole frame after the other, memory comes as fast as it can, and
// what follows finds its rows in the nearer caches.
#pragma once

#include "core/queries/facts/frametest.h"
#include "core/queries/facts/rowselection.h"

#include <tuple>

namespace footfall::queries {

/// Places of the wanted rows, one after the other.
using RowPlaces = std::variant<const quint8 *, const quint16 *, const quint32 *>;

class SelectedRows
{
public:
    /// columns: of the chunk, and outlive what is asked next. firstRow: the frame's first.
    void takeAll(const ChunkColumns &columns, size_t firstRow, size_t rows);
    /// Those with these numbers in the frame, which rise, and outlive what is asked next.
    void take(const ChunkColumns &columns, size_t firstRow, const RowNumbers &numbers, size_t rows);

    [[nodiscard]] size_t size() const { return m_rows; }
    /// REQUIRES: the group's column is there.
    [[nodiscard]] RowPlaces places(storage::FactGroup group);

private:
    void findRuns();
    template <typename Place>
    [[nodiscard]] RowPlaces copied(const Places<Place> &column, size_t group);

    /// Of one group, by the width of its places.
    using Memory = std::tuple<Places<quint8>, Places<quint16>, Places<quint32>>;

    const ChunkColumns *m_columns = nullptr;
    size_t m_firstRow = 0;
    const RowNumbers *m_numbers = nullptr; ///< Null: all.
    /// Rows that follow each other without a gap; none where these are short.
    struct Run {
        quint16 first = 0;
        quint16 rows = 0;
    };
    std::vector<Run> m_runs;
    size_t m_rows = 0;
    GroupBits m_isCopied;
    std::array<Memory, storage::FactGroups> m_copies;
};

} // namespace footfall::queries
