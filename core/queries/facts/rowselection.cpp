// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/rowselection.h"

#include "core/queries/facts/rownumbers.h"

namespace footfall::queries {

size_t selectRows(const RowSet &set, const FailBits *fails, size_t rows, RowNumbers *numbers)
{
    // By blocks, so that what the compiler makes vectors of stays in the nearest cache.
    constexpr size_t Block = 512;
    std::array<quint8, Block + RowsAtOnce> isIn;
    const FailBits wanted = set.kind == RowSet::Kind::FailingOnly ? set.bit : FailBits{0};
    const quint8 wantedEqual = set.kind == RowSet::Kind::Rejected ? 0 : 1;
    quint16 *to = numbers->data();
    for (size_t first = 0; first < rows; first += Block) {
        const size_t count = std::min(Block, rows - first);
        for (size_t i = 0; i < count; ++i)
            isIn[i] = static_cast<quint8>((fails[first + i] == wanted) == wantedEqual);
        to += numbersOf(isIn.data(), count, static_cast<quint16>(first), to);
    }
    return static_cast<size_t>(to - numbers->data());
}

} // namespace footfall::queries
