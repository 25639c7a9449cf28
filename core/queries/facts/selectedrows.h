// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of those rows of a frame that are wanted, in stretches without gaps. One worker's;
// its memory is used again for the next frame.
//
// Measured: what is added up row by row jumps between columns and waits for the memory each time.
// Going through one column of the whole frame after the other, memory comes as fast as it can, and
// what follows finds its rows in the nearer caches. Where rows are sorted by what is asked for,
// wanted rows are long runs, which are read where they are.
#pragma once

#include "core/queries/facts/frametest.h"
#include "core/queries/facts/rowbits.h"

#include <tuple>

namespace footfall::queries {

/// Places of rows, one after the other.
using RowPlaces = std::variant<const quint8 *, const quint16 *, const quint32 *>;

class SelectedRows
{
public:
    /// columns: of the chunk, and outlive what is asked next. firstRow: the frame's first.
    void takeAll(const ChunkColumns &columns, size_t firstRow, size_t rows);
    /// rows: of the frame.
    void take(const ChunkColumns &columns, size_t firstRow, const RowBits &rows);

    /// Rows that follow each other without a gap.
    struct Stretch {
        quint16 first = 0; ///< In what places() tells.
        quint16 rows = 0;
    };
    /// All wanted rows, in their order.
    [[nodiscard]] const std::vector<Stretch> &stretches() const { return m_stretches; }
    /// REQUIRES: the group's column is there.
    [[nodiscard]] RowPlaces places(storage::FactGroup group);

private:
    void findRuns(const RowBits &rows, std::vector<Stretch> *runs) const;
    template <typename Place>
    [[nodiscard]] RowPlaces copied(const Places<Place> &column, size_t group);

    /// Of one group, by the width of its places.
    using Memory = std::tuple<Places<quint8>, Places<quint16>, Places<quint32>>;

    const ChunkColumns *m_columns = nullptr;
    size_t m_firstRow = 0;
    enum class From { Columns, Runs, Numbers } m_from = From::Columns;
    std::vector<Stretch> m_stretches;
    std::vector<Stretch> m_runs; ///< In the frame, From::Runs.
    size_t m_rows = 0;           ///< That are copied.
    RowNumbers m_numbers;        ///< Theirs, From::Numbers.
    GroupBits m_isCopied;
    std::array<Memory, storage::FactGroups> m_copies;
};

} // namespace footfall::queries
