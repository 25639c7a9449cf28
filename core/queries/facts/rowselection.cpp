// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/rowselection.h"

#include <QtEndian>
#include <cstring>

namespace footfall::queries {

namespace {

static_assert(storage::FrameRows % 8 == 0);

/// Of each combination of eight rows: their numbers, one after the other, and how many.
struct Combinations {
    std::array<std::array<quint16, 8>, 256> numbers{};
    std::array<quint8, 256> counts{};
};
constexpr Combinations AllCombinations = [] {
    Combinations all;
    for (size_t mask = 0; mask < 256; ++mask)
        for (quint16 row = 0; row < 8; ++row)
            if ((mask >> row & 1) != 0)
                all.numbers[mask][all.counts[mask]++] = row;
    return all;
}();

/// Bit i of the result is byte i, each of which is 0 or 1.
quint8 bitsOf(const quint8 *bytes)
{
    quint64 all = 0;
    std::memcpy(&all, bytes, sizeof all);
    return static_cast<quint8>(qFromLittleEndian(all) * 0x0102040810204080 >> 56);
}

} // namespace

const RowNumbers &everyRow()
{
    static constexpr RowNumbers numbers = [] {
        RowNumbers all{};
        for (size_t i = 0; i < all.size(); ++i)
            all[i] = static_cast<quint16>(i);
        return all;
    }();
    return numbers;
}

size_t selectRows(const RowSet &set, const FailBits *fails, size_t rows, RowNumbers *numbers)
{
    // By blocks, so that what the compiler makes vectors of stays in the nearest cache.
    constexpr size_t Block = 512;
    std::array<quint8, Block> isIn;
    const FailBits wanted = set.kind == RowSet::Kind::FailingOnly ? set.bit : FailBits{0};
    const quint8 wantedEqual = set.kind == RowSet::Kind::Rejected ? 0 : 1;
    quint16 *to = numbers->data();
    for (size_t first = 0; first < rows; first += Block) {
        const size_t count = std::min(Block, rows - first);
        for (size_t i = 0; i < count; ++i)
            isIn[i] = static_cast<quint8>((fails[first + i] == wanted) == wantedEqual);
        for (size_t i = count; i % 8 != 0; ++i)
            isIn[i] = 0;
        for (size_t i = 0; i < count; i += 8) {
            const quint8 bits = bitsOf(&isIn[i]);
            const auto base = static_cast<quint16>(first + i);
            const std::array<quint16, 8> &found = AllCombinations.numbers[bits];
            for (size_t k = 0; k < 8; ++k)
                to[k] = static_cast<quint16>(found[k] + base);
            to += AllCombinations.counts[bits];
        }
    }
    return static_cast<size_t>(to - numbers->data());
}

} // namespace footfall::queries
