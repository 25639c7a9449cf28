// SPDX-License-Identifier: GPL-3.0-or-later
// From what the rows of a frame fail to the numbers of those that are wanted. Any thread; plain
// memory.
#pragma once

#include "core/queries/facts/conditions.h"
#include "core/queries/facts/rowmarking.h"

#include <array>

namespace footfall::queries {

/// Which rows are added up together.
struct RowSet {
    enum class Kind : quint8 {
        Passing,     ///< Those that fail nothing.
        Rejected,    ///< All others: what is taken off the sums of all.
        FailingOnly, ///< Those that fail one bit and nothing else.
    };
    Kind kind = Kind::Passing;
    FailBits bit = 0; ///< Of FailingOnly.
    auto operator<=>(const RowSet &) const = default;

    /// Whether there may be such rows, where some bits must and others may be failed.
    [[nodiscard]] bool mayBeIn(FailBits may, FailBits must) const
    {
        switch (kind) {
        case Kind::Passing: return must == 0;
        case Kind::Rejected: return may != 0;
        case Kind::FailingOnly: return (must & ~bit) == 0 && (may & bit) != 0;
        }
        return false;
    }
};

/// Numbers of rows in a frame.
using RowNumbers = std::array<quint16, storage::FrameRows + 8>;

/// What each row of a frame fails, and by that which rows are wanted. Rows are looked at by blocks:
/// rows are sorted, and most blocks have none that can be wanted once the first conditions are
/// known. One worker's; its memory is used again for the next frame.
class RowSelection
{
public:
    /// must: what all of the rows fail. sets: those that select() is asked for.
    void begin(size_t rows, FailBits must, const std::vector<RowSet> &sets);
    /// Adds what the rows' places fail. places: of all rows.
    template <typename Place>
    void mark(const Place *places, const FailTable &failing)
    {
        markPlaces(places, failing, &m_frame);
        if (m_lost)
            closeBlocks(*m_lost, &m_frame);
    }
    /// Writes the numbers of those of the rows that belong to the set; returns how many.
    [[nodiscard]] size_t select(const RowSet &set, RowNumbers *numbers) const;

private:
    MarkedFrame m_frame;
    /// Rows that fail one of these, or two others, are wanted by nobody. None: all may be wanted.
    std::optional<FailBits> m_lost;
};

} // namespace footfall::queries
