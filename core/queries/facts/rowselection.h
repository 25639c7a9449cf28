// SPDX-License-Identifier: GPL-3.0-or-later
// From what the rows of a frame fail to those that are wanted. Any thread; plain memory.
#pragma once

#include "core/queries/facts/conditions.h"
#include "core/queries/facts/rowmarking.h"

namespace footfall::queries {

/// Which rows are added up together.
struct RowSet {
    enum class Kind : quint8 {
        Passing,     ///< Those that fail nothing.
        FailingOnly, ///< Those that fail one bit and nothing else.
        All,         ///< Whatever they fail, but what is outside.
        Rejected,    ///< Of these, those that fail anything but one bit: what is taken off.
    };
    Kind kind = Kind::Passing;
    /// Of FailingOnly, and of Rejected where a panel leaves one out. A panel's own, so that the
    /// rows are of no other panel's.
    FailBits bit = 0;
    /// Of All and Rejected: rows that fail it are in neither.
    FailBits outside = 0;
    auto operator<=>(const RowSet &) const = default;

    /// Whether there may be such rows, where some bits must and others may be failed.
    [[nodiscard]] bool mayBeIn(FailBits may, FailBits must) const
    {
        switch (kind) {
        case Kind::Passing: return must == 0;
        case Kind::Rejected: return (must & outside) == 0 && (may & ~bit & ~outside) != 0;
        case Kind::FailingOnly: return (must & ~bit) == 0 && (may & bit) != 0;
        case Kind::All: return (must & outside) == 0;
        }
        return false;
    }
};

/// What each row of a frame fails, and by that which rows are wanted. One worker's; its memory is
/// used again for the next frame.
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
        closeWords(failing);
    }
    /// Those of the rows that belong to the set.
    void select(const RowSet &set, RowBits *rows) const;

private:
    void closeWords(const FailTable &failing);
    [[nodiscard]] quint64 wordOf(const RowSet &set, size_t word) const;

    MarkedFrame m_frame;
    FailBits m_must = 0;
    FailBits m_own = 0; ///< Of the sets.
    bool m_areAllWanted = false;
    /// By word: rows that nobody can want any more, and rows that fail a bit of a set.
    std::array<quint64, RowBits::Words> m_lost;
    std::array<quint64, RowBits::Words> m_failingOwn;
};

} // namespace footfall::queries
