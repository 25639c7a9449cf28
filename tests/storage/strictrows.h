// SPDX-License-Identifier: GPL-3.0-or-later
// Facts as rows that tell what they have, and how a strict site's are coarsened: for tests of what
// it gives up. Any thread.
#pragma once

#include "core/storage/facts/strictcells.h"

#include <array>
#include <map>
#include <vector>

namespace footfall::strictrows {

inline constexpr qint64 FirstDay = 2'461'000;
inline constexpr quint32 Hidden = 900; // Of a column: this and its number.

[[nodiscard]] inline qint64 startOf(qint64 day)
{
    return day * 86'400;
}

[[nodiscard]] inline storage::Coarsening coarsening(int strictVisits)
{
    storage::Coarsening how{strictVisits, {}, startOf};
    for (size_t column = 0; column < storage::FactColumns; ++column)
        how.withheld.values[column] = Hidden + static_cast<quint32>(column);
    how.withheld.values[static_cast<size_t>(storage::FactColumn::Country)] = 0;
    return how;
}

using Row = std::map<storage::FactColumn, quint32>;

/// Time is the hour of FirstDay, and of the days behind it from 24 on.
[[nodiscard]] inline storage::FactTable
tableOf(const std::vector<Row> &rows, storage::FactKind kind = storage::FactKind::PageViews)
{
    storage::FactTable table;
    table.kind = kind;
    table.rows = rows.size();
    std::map<quint32, storage::FactHour> hours;
    for (const Row &row : rows) {
        const quint32 time = row.at(storage::FactColumn::Time);
        const qint64 day = FirstDay + time / 24;
        hours[time] = {day, startOf(day) + qint64(time % 24) * 3'600};
    }
    for (const auto &[time, hour] : hours)
        table.hours.push_back(hour);
    for (size_t i = 0; i < rows.size(); ++i) {
        for (const auto &[column, value] : rows[i]) {
            if (table[column].empty())
                table[column].resize(rows.size());
            const auto place = std::distance(hours.begin(), hours.find(value));
            table[column][i] =
                column == storage::FactColumn::Time ? static_cast<quint32>(place) : value;
        }
    }
    return table;
}

/// The other way round.
[[nodiscard]] inline Row rowOf(const storage::FactTable &table, size_t row)
{
    Row values;
    for (size_t i = 0; i < storage::FactColumns; ++i) {
        const auto column = static_cast<storage::FactColumn>(i);
        if (const quint32 value = table.value(column, row); value != 0)
            values[column] = value;
    }
    const storage::FactHour &hour = table.hours.at(table.value(storage::FactColumn::Time, row));
    values[storage::FactColumn::Time] =
        static_cast<quint32>((hour.day - FirstDay) * 24 + (hour.hour - startOf(hour.day)) / 3'600);
    return values;
}

[[nodiscard]] inline std::vector<Row> rowsOf(const storage::FactTable &table)
{
    std::vector<Row> rows;
    for (size_t i = 0; i < table.rows; ++i)
        rows.push_back(rowOf(table, i));
    return rows;
}

[[nodiscard]] inline quint32 valueOf(const Row &row, storage::FactColumn column)
{
    const auto found = row.find(column);
    return found == row.end() ? 0 : found->second;
}

template <size_t Columns>
[[nodiscard]] std::array<quint32, Columns>
keyOf(const Row &row, const std::array<storage::FactColumn, Columns> &columns)
{
    std::array<quint32, Columns> key{};
    for (size_t i = 0; i < Columns; ++i)
        key[i] = valueOf(row, columns[i]);
    return key;
}

} // namespace footfall::strictrows
