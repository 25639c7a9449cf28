// SPDX-License-Identifier: GPL-3.0-or-later
// From a byte for each row, 1 or 0, to the numbers of those that have 1. Any thread; plain memory.
#pragma once

#include <QtEndian>
#include <array>
#include <cstring>

namespace footfall::queries {

/// Bytes that are looked at, and numbers that are written, at a time.
inline constexpr size_t RowsAtOnce = 8;

/// Of each combination of eight rows: their numbers, one after the other, and how many.
struct RowCombinations {
    std::array<std::array<quint16, RowsAtOnce>, 256> numbers{};
    std::array<quint8, 256> counts{};
};
inline constexpr RowCombinations AllCombinations = [] {
    RowCombinations all;
    for (size_t mask = 0; mask < 256; ++mask)
        for (quint16 row = 0; row < RowsAtOnce; ++row)
            if ((mask >> row & 1) != 0)
                all.numbers[mask][all.counts[mask]++] = row;
    return all;
}();

/// first: the number of the first row. Returns how many there are. REQUIRES: behind the rows there
/// is room for RowsAtOnce bytes, and in numbers for as many more than there are rows.
[[gnu::always_inline]] inline size_t numbersOf(quint8 *isIn, size_t rows, quint16 first,
                                               quint16 *numbers)
{
    // Bit i of the result is byte i.
    constexpr quint64 Gather = 0x0102040810204080;
    std::memset(isIn + rows, 0, RowsAtOnce);
    quint16 *to = numbers;
    for (size_t i = 0; i < rows; i += RowsAtOnce) {
        quint64 eight = 0;
        std::memcpy(&eight, isIn + i, sizeof eight);
        if (eight == 0)
            continue;
        const auto bits = static_cast<quint8>(qFromLittleEndian(eight) * Gather >> 56);
        const auto base = static_cast<quint16>(first + i);
        const std::array<quint16, RowsAtOnce> &found = AllCombinations.numbers[bits];
        for (size_t k = 0; k < RowsAtOnce; ++k)
            to[k] = static_cast<quint16>(found[k] + base);
        to += AllCombinations.counts[bits];
    }
    return static_cast<size_t>(to - numbers);
}

} // namespace footfall::queries
