// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/rowselection.h"

#include "core/queries/facts/rownumbers.h"

#include <algorithm>
#include <numeric>

namespace footfall::queries {

void RowSelection::begin(size_t rows, FailBits must, const std::vector<RowSet> &sets)
{
    m_frame.rows = rows;
    m_frame.openCount = (rows + MarkedRows - 1) / MarkedRows;
    std::iota(m_frame.open.begin(), m_frame.open.begin() + m_frame.openCount, quint16{0});
    std::fill_n(m_frame.fails.begin(), rows, must);
    std::fill(m_frame.fails.begin() + rows, m_frame.fails.begin() + m_frame.openCount * MarkedRows,
              quint8{0xff});
    FailBits own = 0;
    bool areAllWanted = false;
    for (const RowSet &set : sets) {
        own |= set.kind == RowSet::Kind::FailingOnly ? set.bit : FailBits{0};
        areAllWanted = areAllWanted || set.kind == RowSet::Kind::Rejected;
    }
    m_lost.reset();
    if (!areAllWanted)
        m_lost = static_cast<FailBits>(~own);
}

size_t RowSelection::select(const RowSet &set, RowNumbers *numbers) const
{
    std::array<quint8, MarkedRows + RowsAtOnce> isIn;
    const FailBits wanted = set.kind == RowSet::Kind::FailingOnly ? set.bit : FailBits{0};
    const quint8 wantedEqual = set.kind == RowSet::Kind::Rejected ? 0 : 1;
    quint16 *to = numbers->data();
    for (size_t open = 0; open < m_frame.openCount; ++open) {
        const size_t first = size_t{m_frame.open[open]} * MarkedRows;
        const quint8 *fails = m_frame.fails.data() + first;
        size_t count = 0;
        for (size_t i = 0; i < MarkedRows; ++i)
            isIn[i] = static_cast<quint8>((fails[i] == wanted) == wantedEqual);
        for (size_t i = 0; i < MarkedRows; ++i)
            count += isIn[i];
        // Rows are sorted: most blocks are in it as a whole, or not at all.
        if (count == 0)
            continue;
        const size_t rows = std::min(MarkedRows, m_frame.rows - first);
        if (count == MarkedRows && rows == MarkedRows) {
            std::iota(to, to + MarkedRows, static_cast<quint16>(first));
            to += MarkedRows;
        } else {
            to += numbersOf(isIn.data(), rows, static_cast<quint16>(first), to);
        }
    }
    return static_cast<size_t>(to - numbers->data());
}

} // namespace footfall::queries
