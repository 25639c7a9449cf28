// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/rowselection.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace footfall::queries {

namespace {

constexpr quint64 AllRows = ~quint64{0};

} // namespace

void RowSelection::begin(size_t rows, FailBits must, const std::vector<RowSet> &sets)
{
    m_frame.rows = rows;
    m_frame.openCount = (rows + RowsOfWord - 1) / RowsOfWord;
    std::iota(m_frame.open.begin(), m_frame.open.begin() + m_frame.openCount, quint16{0});
    m_frame.used = must;
    for (size_t number = 0; number < FailBitCount; ++number)
        if ((must >> number & 1) != 0)
            m_frame.fails[number].fill(AllRows);
    m_must = must;
    m_own = 0;
    m_areAllWanted = false;
    for (const RowSet &set : sets) {
        m_own |= set.bit;
        m_areAllWanted =
            m_areAllWanted || set.kind == RowSet::Kind::Rejected || set.kind == RowSet::Kind::All;
    }
    m_lost.fill((must & ~m_own) != 0 || std::popcount(must) > 1 ? AllRows : 0);
    m_failingOwn.fill((must & m_own) != 0 ? AllRows : 0);
}

/// Those of a word's rows that belong to the set, as far as they are marked.
quint64 RowSelection::wordOf(const RowSet &set, size_t word) const
{
    quint64 failingAny = 0;
    quint64 outside = 0;
    for (unsigned bits = m_frame.used; bits != 0; bits &= bits - 1) {
        const auto number = static_cast<size_t>(std::countr_zero(bits));
        if ((set.outside >> number & 1) != 0)
            outside |= m_frame.fails[number][word];
        else if ((set.bit >> number & 1) == 0)
            failingAny |= m_frame.fails[number][word];
    }
    switch (set.kind) {
    case RowSet::Kind::Passing: return ~failingAny;
    case RowSet::Kind::Rejected: return failingAny & ~outside;
    case RowSet::Kind::All: return ~outside;
    case RowSet::Kind::FailingOnly: break;
    }
    if ((m_frame.used & set.bit) == 0)
        return 0;
    return ~failingAny & m_frame.fails[static_cast<size_t>(std::countr_zero(set.bit))][word];
}

/// Leaves out the words none of whose rows can be wanted, whatever else they fail: all fail what
/// nobody leaves out, or two bits. A bit of a set is failed by places of one group only.
void RowSelection::closeWords(const FailTable &failing)
{
    if (m_areAllWanted)
        return;
    size_t open = 0;
    for (size_t i = 0; i < m_frame.openCount; ++i) {
        const size_t word = m_frame.open[i];
        for (const FailTable::OfBit &of : failing.bits()) {
            if ((m_must >> of.number & 1) != 0)
                continue; // It was failed before.
            const quint64 fails = m_frame.fails[of.number][word];
            if ((m_own >> of.number & 1) == 0) {
                m_lost[word] |= fails;
                continue;
            }
            m_lost[word] |= m_failingOwn[word] & fails;
            m_failingOwn[word] |= fails;
        }
        m_frame.open[open] = m_frame.open[i];
        open += m_lost[word] != AllRows ? 1 : 0;
    }
    m_frame.openCount = open;
}

void RowSelection::select(const RowSet &set, RowBits *rows) const
{
    rows->words.fill(0);
    for (size_t i = 0; i < m_frame.openCount; ++i)
        rows->words[m_frame.open[i]] = wordOf(set, m_frame.open[i]);
    if (const size_t rest = m_frame.rows % RowsOfWord; rest > 0)
        rows->words[m_frame.rows / RowsOfWord] &= AllRows >> (RowsOfWord - rest);
}

} // namespace footfall::queries
