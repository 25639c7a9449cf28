// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/bestrows.h"

#include <algorithm>
#include <limits>

namespace footfall::queries {

void BestRows::cut()
{
    const auto end = m_rows.begin() + static_cast<std::ptrdiff_t>(m_most);
    std::nth_element(m_rows.begin(), end - 1, m_rows.end());
    m_rows.erase(end, m_rows.end());
    m_worst = m_rows.back().rank;
    m_isFull = true;
}

std::vector<RankedRow> BestRows::take()
{
    if (m_rows.size() > m_most)
        cut();
    std::sort(m_rows.begin(), m_rows.end());
    return std::move(m_rows);
}

size_t mostRowsFor(int limit)
{
    return limit > 0 ? static_cast<size_t>(limit) + PanelTies : std::numeric_limits<size_t>::max();
}

void cutToLimit(int limit, std::vector<RankedRow> *rows)
{
    if (limit <= 0 || rows->size() <= static_cast<size_t>(limit))
        return;
    const auto end = rows->begin() + limit;
    const double last = (end - 1)->rank;
    const auto tiesEnd =
        std::find_if(end, rows->end(), [last](const RankedRow &row) { return row.rank != last; });
    rows->erase(tiesEnd, rows->end());
    rows->resize(std::min(rows->size(), mostRowsFor(limit)));
}

} // namespace footfall::queries
