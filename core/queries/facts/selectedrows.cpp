// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/selectedrows.h"

#include "core/queries/facts/scankernel.h"

#include <algorithm>
#include <bit>

namespace footfall::queries {

using namespace storage;

namespace {

/// So long, runs are read where they are, on the average.
constexpr size_t LeastRowsOfStretch = 128;
/// So long, they are copied as runs.
constexpr size_t LeastRowsOfRun = 16;

} // namespace

void SelectedRows::takeAll(const ChunkColumns &columns, size_t firstRow, size_t rows)
{
    m_columns = &columns;
    m_firstRow = firstRow;
    m_from = From::Columns;
    m_stretches.assign(1, {0, static_cast<quint16>(rows)});
}

void SelectedRows::take(const ChunkColumns &columns, size_t firstRow, const RowBits &rows)
{
    m_columns = &columns;
    m_firstRow = firstRow;
    m_isCopied.reset();
    m_stretches.clear();
    const RowBits::Extent extent = rows.extent();
    m_rows = extent.rows;
    if (m_rows == 0)
        return;
    if (extent.runs * LeastRowsOfStretch <= m_rows) {
        m_from = From::Columns;
        findRuns(rows, &m_stretches);
        return;
    }
    m_stretches.assign(1, {0, static_cast<quint16>(m_rows)});
    if (extent.runs * LeastRowsOfRun <= m_rows) {
        m_from = From::Runs;
        m_runs.clear();
        findRuns(rows, &m_runs);
    } else {
        m_from = From::Numbers;
        (void)writeNumbers(rows.words.data(), rows.words.size(), m_numbers.data());
    }
}

void SelectedRows::findRuns(const RowBits &rows, std::vector<Stretch> *runs) const
{
    size_t end = 0; // Of the last run.
    for (size_t i = 0; i < rows.words.size(); ++i) {
        for (quint64 word = rows.words[i]; word != 0;) {
            const auto skipped = static_cast<size_t>(std::countr_zero(word));
            const auto length = static_cast<size_t>(std::countr_one(word >> skipped));
            const size_t first = i * RowsOfWord + skipped;
            if (!runs->empty() && first == end)
                runs->back().rows += static_cast<quint16>(length);
            else
                runs->push_back({static_cast<quint16>(first), static_cast<quint16>(length)});
            end = first + length;
            if (skipped + length == RowsOfWord)
                break;
            word &= ~quint64{0} << (skipped + length);
        }
    }
}

RowPlaces SelectedRows::places(FactGroup group)
{
    return std::visit(
        [&](const auto &column) -> RowPlaces {
            if (m_from == From::Columns)
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
        if (m_from == From::Numbers)
            copyRows(from, m_numbers.data(), m_rows, copy.data());
        Place *to = copy.data();
        if (m_from == From::Runs)
            for (const Stretch &run : m_runs)
                to = std::copy_n(from + run.first, run.rows, to);
        m_isCopied.set(group);
    }
    return copy.data();
}

} // namespace footfall::queries
