// SPDX-License-Identifier: GPL-3.0-or-later
// From the places of rows to what they fail, in the forms in which a processor looks that up
// quickly. Any thread; plain memory.
#pragma once

#include "core/queries/facts/rowbits.h"

#include <vector>

namespace footfall::queries {

/// What a row fails, as bits; conditions.h says which.
using FailBits = quint8;
inline constexpr size_t FailBitCount = 8;

/// What places in a dictionary fail.
class FailTable
{
public:
    /// What has no place fails nothing.
    FailTable() = default;
    explicit FailTable(const std::vector<FailBits> &byPlace);

    struct Range {
        quint32 first = 0; ///< Place.
        quint32 more = 0;  ///< How many others follow it.
    };
    static constexpr size_t MostRanges = 3;
    /// Which places fail one bit.
    struct OfBit {
        size_t number = 0;
        /// Where these are few ranges, or all others are, what a row is compared with: a value of
        /// a dictionary's first column has neighbouring places. Else none.
        std::vector<Range> ranges;
        bool areOthers = false;
        std::vector<quint8> isFailing; ///< By place, where there are no ranges.
        ByteSet places;                ///< Of at most 256.
    };
    [[nodiscard]] const std::vector<OfBit> &bits() const { return m_bits; }

private:
    std::vector<OfBit> m_bits;
};

/// What the rows of a frame fail. They are looked at by words: rows are sorted, and most words have
/// none that can be wanted once the first conditions are known.
struct MarkedFrame {
    size_t rows = 0;
    /// By bit; behind the last row, anything. Only of open words, and of bits that are used.
    std::array<std::array<quint64, RowBits::Words>, FailBitCount> fails;
    FailBits used = 0;
    std::array<quint16, RowBits::Words> open; ///< Rising.
    size_t openCount = 0;
};

/// To what each row of the open words fails, what its place fails.
void markPlaces(const quint8 *places, const FailTable &table, MarkedFrame *frame);
void markPlaces(const quint16 *places, const FailTable &table, MarkedFrame *frame);
void markPlaces(const quint32 *places, const FailTable &table, MarkedFrame *frame);

} // namespace footfall::queries
