// SPDX-License-Identifier: GPL-3.0-or-later
// The best of many rows, without sorting all of them. Any thread; a value.
#pragma once

#include "core/queries/facts/factquestion.h"

namespace footfall::queries {

/// A row and what it is sorted by.
struct RankedRow {
    double rank = 0;
    PanelRow row;
    /// Better than the other.
    bool operator<(const RankedRow &other) const
    {
        return rank != other.rank ? rank > other.rank : row.value < other.row.value;
    }
};

class BestRows
{
public:
    /// most: how many are wanted, at least 1.
    explicit BestRows(size_t most) : m_most(most) {}

    void offer(double rank, const PanelRow &row)
    {
        if (m_isFull && rank < m_worst)
            return;
        m_rows.push_back({rank, row});
        if (m_rows.size() / 2 >= m_most)
            cut();
    }
    /// In order.
    [[nodiscard]] std::vector<RankedRow> take();

private:
    void cut();

    size_t m_most;
    std::vector<RankedRow> m_rows;
    bool m_isFull = false; ///< What is worse than m_worst is of no use.
    double m_worst = 0;
};

/// How many are wanted for a limit: those that tie for the last place too. 0: all.
[[nodiscard]] size_t mostRowsFor(int limit);
/// Takes off what is neither within the limit nor ties with the last row that is. rows: in order.
void cutToLimit(int limit, std::vector<RankedRow> *rows);

} // namespace footfall::queries
