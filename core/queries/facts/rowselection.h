// SPDX-License-Identifier: GPL-3.0-or-later
// From what the rows of a frame fail to the numbers of those that are wanted. Any thread; plain
// memory.
#pragma once

#include "core/queries/facts/conditions.h"

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

/// Writes the numbers of those of the rows that belong to the set; returns how many.
[[nodiscard]] size_t selectRows(const RowSet &set, const FailBits *fails, size_t rows,
                                RowNumbers *numbers);

} // namespace footfall::queries
