// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/coarsener.h"

#include "core/storage/facts/strictcells.h"

#include <algorithm>

namespace footfall::storage {

namespace {

void set(FactTable &table, FactColumn column, size_t row, quint32 value)
{
    std::vector<quint32> &values = table[column];
    if (values.empty()) {
        if (value == 0)
            return;
        values.resize(table.rows);
    }
    values[row] = value;
}

template <size_t Columns>
void setKey(FactTable &table, size_t row, const std::array<FactColumn, Columns> &columns,
            const std::array<quint32, Columns> &key)
{
    for (size_t i = 0; i < Columns; ++i)
        set(table, columns[i], row, key[i]);
}

size_t placeOf(const std::vector<FactHour> &hours, const FactHour &hour)
{
    return static_cast<size_t>(std::lower_bound(hours.begin(), hours.end(), hour) - hours.begin());
}

/// Asked before each row, it looks now and then.
bool isStopped(size_t row, const std::stop_token &stop)
{
    constexpr size_t RowsAtOnce = 1'024;
    return row % RowsAtOnce == 0 && stop.stop_requested();
}

} // namespace

FactTable byHours(const std::vector<FactHour> &hours, FactTable table)
{
    std::vector<quint32> &times = table[FactColumn::Time];
    if (times.empty())
        times.resize(table.rows);
    std::vector<quint32> places; // Of those without a row it does not matter.
    for (const FactHour &hour : table.hours)
        places.push_back(static_cast<quint32>(placeOf(hours, hour)));
    for (quint32 &time : times)
        time = places.at(time);
    table.hours = hours;
    return table;
}

std::vector<FactHour> withStarts(std::vector<FactHour> hours, const DayStart &startOf)
{
    std::sort(hours.begin(), hours.end());
    std::vector<FactHour> starts;
    for (const FactHour &hour : hours)
        if (starts.empty() || starts.back().day != hour.day)
            starts.push_back({hour.day, startOf(hour.day)});
    hours.insert(hours.end(), starts.begin(), starts.end());
    std::sort(hours.begin(), hours.end());
    hours.erase(std::unique(hours.begin(), hours.end()), hours.end());
    return hours;
}

void StrictDays::add(const FactTable &table, const std::stop_token &stop)
{
    for (size_t row = 0; row < table.rows && !isStopped(row, stop); ++row)
        m_days[table.hours[table.value(FactColumn::Time, row)].day].add(table, row);
}

const StrictDay &StrictDays::of(qint64 day) const
{
    static const StrictDay none;
    const auto found = m_days.find(day);
    return found == m_days.end() ? none : found->second;
}

Coarsener::Coarsener(Coarsening how, std::vector<FactHour> hours)
    : m_how(std::move(how)), m_hours(std::move(hours))
{
    for (const FactHour &hour : m_hours) {
        const bool isSameDay = !m_cells.empty() && m_hours[m_cells.size() - 1].day == hour.day;
        const auto start =
            static_cast<quint32>(placeOf(m_hours, {hour.day, m_how.startOf(hour.day)}));
        m_cells.push_back(
            isSameDay ? m_cells.back()
                      : std::make_shared<StrictCells>(m_how.strictVisits, m_how.withheld, start));
    }
}

Coarsener::~Coarsener() = default;

void Coarsener::add(const FactTable &table)
{
    for (size_t row = 0; row < table.rows && !isStopped(row, m_how.stop); ++row)
        m_cells[table.value(FactColumn::Time, row)]->add(table, row);
}

void Coarsener::settle(const StrictDays &days)
{
    for (size_t i = 0; i < m_cells.size(); ++i)
        if ((i == 0 || m_cells[i] != m_cells[i - 1]) && !m_how.stop.stop_requested())
            m_cells[i]->settle(days.of(m_hours[i].day));
}

FactTable Coarsener::coarse(FactTable table) const
{
    const quint32 nowhere = m_how.withheld.values[static_cast<size_t>(FactColumn::Pathname)];
    const bool isOfEvents = table.kind == FactKind::Events;
    for (size_t row = 0; row < table.rows && !isStopped(row, m_how.stop); ++row) {
        const StrictCells &cells = *m_cells[table.value(FactColumn::Time, row)];
        const CellKey cell = keyOf(table, row, CarriedColumns);
        const bool hasCell = !isOfEvents || cells.has(cell);
        if (!isOfEvents && (table.value(FactColumn::Flags, row) & IsEntry) != 0)
            setKey(table, row, EntryOnlyColumns,
                   cells.settled(cell, keyOf(table, row, EntryOnlyColumns)));
        setKey(table, row, CarriedColumns, hasCell ? cells.settled(cell) : cells.givenUp(cell));
        if (!hasCell || cells.isTooSmall())
            set(table, FactColumn::Pathname, row, nowhere);
    }
    return table;
}

} // namespace footfall::storage
