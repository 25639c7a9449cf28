// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/facttables.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace footfall::facttables {

using namespace storage;

namespace {

constexpr qint64 FirstDay = 2'461'000;
constexpr qint64 FirstHour = 1'700'000'000 / 3600 * 3600;

/// Small numbers more often.
quint32 drawn(Random &random, quint32 below)
{
    const double u = std::uniform_real_distribution<>()(random);
    return std::min(below - 1, static_cast<quint32>(u * u * u * below));
}

bool isOf(FactKind kind, FactColumn column)
{
    if (column < FactColumn::Referrer)
        return true;
    return (column < FactColumn::Kind) == (kind == FactKind::PageViews);
}

bool isEntryOnly(FactColumn column)
{
    return column >= FactColumn::Referrer && column <= FactColumn::UtmContent;
}

void fill(Random &random, FactTable &table, FactColumn column, const Shape &shape)
{
    std::vector<quint32> &values = table[column];
    values.resize(table.rows);
    for (size_t row = 0; row < table.rows; ++row) {
        if (isEntryOnly(column) && (table.value(FactColumn::Flags, row) & IsEntry) == 0)
            continue;
        if (column == FactColumn::Duration &&
            (table.value(FactColumn::Flags, row) & HasDuration) == 0)
            continue;
        values[row] = column == FactColumn::Time
                          ? drawn(random, static_cast<quint32>(table.hours.size()))
                          : drawn(random, shape.values) * shape.step;
    }
}

} // namespace

FactTable made(Random &random, const Shape &shape)
{
    FactTable table;
    table.kind = shape.kind;
    table.rows = shape.rows;
    for (size_t i = 0; i < shape.hours; ++i) {
        const auto hour = static_cast<qint64>(i);
        table.hours.push_back({FirstDay + hour / 24, FirstHour + hour * 3600});
    }
    if (shape.kind == FactKind::PageViews) {
        table[FactColumn::Flags].resize(shape.rows);
        for (quint32 &flags : table[FactColumn::Flags])
            flags = static_cast<quint32>(random() % (AllFactFlags + 1));
    }
    for (size_t index = 0; index < FactColumns; ++index) {
        const auto column = static_cast<FactColumn>(index);
        const bool isEmpty = std::cmp_less(random() % 10, shape.emptyOfTen);
        if (column != FactColumn::Flags && isOf(shape.kind, column) &&
            (column == FactColumn::Time || !isEmpty))
            fill(random, table, column, shape);
    }
    if (shape.kind == FactKind::Events)
        for (size_t row = 0; row < shape.rows; ++row)
            table.amounts.push_back(static_cast<qint64>(random()) >> (random() % 64));
    return table;
}

std::vector<Row> rowsOf(const FactTable &table)
{
    std::vector<Row> rows(table.rows);
    for (size_t i = 0; i < table.rows; ++i) {
        Row &row = rows[i];
        for (size_t column = 0; column < FactColumns; ++column)
            row.values[column] = table.value(static_cast<FactColumn>(column), i);
        row.hour = table.hours[row.values[static_cast<size_t>(FactColumn::Time)]];
        row.values[static_cast<size_t>(FactColumn::Time)] = 0;
        row.amount = table.amounts.empty() ? 0 : table.amounts[i];
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

FactTable joined(const std::vector<FactTable> &tables)
{
    FactTable all;
    std::set<FactHour> hours;
    for (const FactTable &table : tables)
        hours.insert(table.hours.begin(), table.hours.end());
    all.hours.assign(hours.begin(), hours.end());
    for (auto &column : all.columns)
        column.clear();
    for (const FactTable &table : tables) {
        all.kind = table.kind;
        for (size_t row = 0; row < table.rows; ++row) {
            for (size_t column = 0; column < FactColumns; ++column)
                all.columns[column].push_back(table.value(static_cast<FactColumn>(column), row));
            quint32 &time = all[FactColumn::Time].back();
            time = static_cast<quint32>(
                std::lower_bound(all.hours.begin(), all.hours.end(), table.hours[time]) -
                all.hours.begin());
            all.amounts.push_back(table.amounts.empty() ? 0 : table.amounts[row]);
        }
        all.rows += table.rows;
    }
    return all;
}

FactTable shuffled(Random &random, const FactTable &table)
{
    std::vector<size_t> order(table.rows);
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), random);
    FactTable result;
    result.kind = table.kind;
    result.rows = table.rows;
    result.hours.push_back({0, 0});
    result.hours.insert(result.hours.end(), table.hours.begin(), table.hours.end());
    result.hours.push_back({FirstDay * 2, FirstHour * 2});
    for (size_t column = 0; column < FactColumns; ++column)
        for (const size_t row : order)
            result.columns[column].push_back(table.value(static_cast<FactColumn>(column), row));
    for (quint32 &time : result[FactColumn::Time])
        ++time;
    if (!table.amounts.empty())
        for (const size_t row : order)
            result.amounts.push_back(table.amounts[row]);
    return result;
}

} // namespace footfall::facttables
