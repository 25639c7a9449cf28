// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/selectedrows.h"

#include "core/queries/facts/scankernel.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;

void SelectedRows::takeAll(const ChunkColumns &columns, size_t firstRow, size_t rows)
{
    m_columns = &columns;
    m_firstRow = firstRow;
    m_numbers = nullptr;
    m_rows = rows;
}

void SelectedRows::take(const ChunkColumns &columns, size_t firstRow, const RowNumbers &numbers,
                        size_t rows)
{
    takeAll(columns, firstRow, rows);
    m_numbers = &numbers;
    m_isCopied.reset();
    findRuns();
}

/// Filters on what rows are sorted by select many neighbours, which are copied together.
void SelectedRows::findRuns()
{
    constexpr size_t LeastRowsOfRun = 16;
    m_runs.clear();
    const RowNumbers &numbers = *m_numbers;
    for (size_t row = 0; row < m_rows;) {
        const size_t first = row;
        for (++row; row < m_rows && numbers[row] == numbers[first] + (row - first);)
            ++row;
        m_runs.push_back({numbers[first], static_cast<quint16>(row - first)});
        if (m_runs.size() * LeastRowsOfRun > m_rows) {
            m_runs.clear();
            return;
        }
    }
}

RowPlaces SelectedRows::places(FactGroup group)
{
    return std::visit(
        [&](const auto &column) -> RowPlaces {
            if (!m_numbers)
                return column.data() + m_firstRow;
            return copied(column, static_cast<size_t>(group));
        },
        *(*m_columns)[static_cast<size_t>(group)]);
}

template <typename Place>
RowPlaces SelectedRows::copied(const Places<Place> &column, size_t group)
{
    Places<Place> &copy = std::get<Places<Place>>(m_copies[group]);
    if (!m_isCopied[group]) {
        copy.resize(FrameRows);
        const Place *from = column.data() + m_firstRow;
        if (m_runs.empty())
            copyRows(from, m_numbers->data(), m_rows, copy.data());
        Place *to = copy.data();
        for (const Run &run : m_runs)
            to = std::copy_n(from + run.first, run.rows, to);
        m_isCopied.set(group);
    }
    return copy.data();
}

} // namespace footfall::queries
