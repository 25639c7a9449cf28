// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/facttable.h"

namespace footfall::storage {

void setTimes(FactTable &table, const std::vector<FactHour> &times)
{
    table.hours = times;
    std::sort(table.hours.begin(), table.hours.end());
    table.hours.erase(std::unique(table.hours.begin(), table.hours.end()), table.hours.end());
    std::vector<quint32> &places = table[FactColumn::Time];
    places.clear();
    places.reserve(times.size());
    for (const FactHour &time : times)
        places.push_back(static_cast<quint32>(
            std::lower_bound(table.hours.begin(), table.hours.end(), time) - table.hours.begin()));
}

FactTable joined(std::vector<FactTable> tables)
{
    FactTable all;
    all.kind = tables.front().kind;
    for (const FactTable &table : tables) {
        all.rows += table.rows;
        all.hours.insert(all.hours.end(), table.hours.begin(), table.hours.end());
    }
    std::sort(all.hours.begin(), all.hours.end());
    all.hours.erase(std::unique(all.hours.begin(), all.hours.end()), all.hours.end());
    const auto append = [&](auto &to, auto &from, size_t before, size_t rows) {
        if (to.empty() && from.empty())
            return;
        to.resize(before); // As long as it was 0 in each row, it was empty.
        to.insert(to.end(), from.begin(), from.end());
        to.resize(before + rows);
        from = {};
    };
    size_t before = 0;
    for (FactTable &table : tables) {
        for (quint32 &time : table[FactColumn::Time]) {
            const auto place =
                std::lower_bound(all.hours.begin(), all.hours.end(), table.hours[time]);
            time = static_cast<quint32>(place - all.hours.begin());
        }
        if (table[FactColumn::Time].empty() && table.rows > 0) {
            const auto place =
                std::lower_bound(all.hours.begin(), all.hours.end(), table.hours.front());
            table[FactColumn::Time].assign(table.rows,
                                           static_cast<quint32>(place - all.hours.begin()));
        }
        for (size_t column = 0; column < table.columns.size(); ++column)
            append(all.columns[column], table.columns[column], before, table.rows);
        append(all.amounts, table.amounts, before, table.rows);
        before += table.rows;
    }
    return all;
}

FactTable onlyRows(const std::vector<quint32> &kept, FactTable table)
{
    if (kept.size() == table.rows)
        return table;
    const auto keep = [&](auto &column) {
        if (column.empty())
            return;
        for (size_t i = 0; i < kept.size(); ++i)
            column[i] = column[kept[i]];
        column.resize(kept.size());
    };
    for (std::vector<quint32> &column : table.columns)
        keep(column);
    keep(table.amounts);
    table.rows = kept.size();
    return table;
}

} // namespace footfall::storage
