// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/inference.h"

#include "core/storage/facts/strictcells.h"

#include <algorithm>

namespace footfall::queries {

using storage::FactColumn;
using storage::FactTable;

namespace {

/// SplitMix64's: among a few million cells, two alike are not to be expected.
quint64 mixed(quint64 hash, quint64 value)
{
    hash += value + 0x9e3779b97f4a7c15ULL;
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebULL;
    return hash ^ (hash >> 31);
}

} // namespace

void Inference::add(const FactTable &views)
{
    for (size_t row = 0; row < views.rows; ++row) {
        if (!counts(views.value(FactColumn::Flags, row)))
            continue;
        quint64 cell = 0;
        for (const FactColumn column : storage::CarriedColumns) {
            const quint32 value = views.value(column, row);
            if (column == FactColumn::Time) {
                // Parts have hours of their own; of a day after a change of zone, twice the same.
                cell = mixed(cell, static_cast<quint64>(views.hours[value].day));
                cell = mixed(cell, static_cast<quint64>(views.hours[value].hour));
            } else {
                cell = mixed(cell, value);
            }
        }
        m_cells.push_back(cell);
    }
}

domain::InferenceShare Inference::share()
{
    std::sort(m_cells.begin(), m_cells.end());
    domain::InferenceShare share;
    share.visits = static_cast<qint64>(m_cells.size());
    for (auto begin = m_cells.begin(); begin != m_cells.end();) {
        const auto end =
            std::find_if(begin, m_cells.end(), [&](quint64 cell) { return cell != *begin; });
        // Whoever knows which visits bounced knows that nothing later is theirs.
        if (end - begin == 1)
            ++share.alone;
        begin = end;
    }
    return share;
}

} // namespace footfall::queries
