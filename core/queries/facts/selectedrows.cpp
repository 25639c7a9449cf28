// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/selectedrows.h"

#include "core/queries/facts/scankernel.h"

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
        copyRows(column.data() + m_firstRow, m_numbers->data(), m_rows, copy.data());
        m_isCopied.set(group);
    }
    return copy.data();
}

} // namespace footfall::queries
