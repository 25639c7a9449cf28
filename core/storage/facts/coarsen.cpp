// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/coarsen.h"

#include "core/storage/facts/strictcells.h"

#include <algorithm>
#include <memory>

namespace footfall::storage {

namespace {

template <size_t Columns>
std::array<quint32, Columns> keyOf(const FactTable &table, size_t row,
                                   const std::array<FactColumn, Columns> &columns)
{
    std::array<quint32, Columns> key{};
    for (size_t i = 0; i < Columns; ++i)
        key[i] = table.value(columns[i], row);
    return key;
}

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

/// The same rows, by these hours, among which theirs are.
FactTable by(const std::vector<FactHour> &hours, FactTable table)
{
    std::vector<quint32> &times = table[FactColumn::Time];
    if (times.empty())
        times.resize(table.rows);
    for (quint32 &time : times)
        time = static_cast<quint32>(placeOf(hours, table.hours.at(time)));
    table.hours = hours;
    return table;
}

/// Those of the tables, and each of their days' first.
std::vector<FactHour> hoursOf(std::initializer_list<const FactTable *> tables,
                              const DayStart &startOf)
{
    std::vector<FactHour> hours;
    for (const FactTable *table : tables)
        hours.insert(hours.end(), table->hours.begin(), table->hours.end());
    std::sort(hours.begin(), hours.end());
    hours.erase(std::unique(hours.begin(), hours.end()), hours.end());
    std::vector<FactHour> starts;
    for (const FactHour &hour : hours)
        if (starts.empty() || starts.back().day != hour.day)
            starts.push_back({hour.day, startOf(hour.day)});
    hours.insert(hours.end(), starts.begin(), starts.end());
    std::sort(hours.begin(), hours.end());
    hours.erase(std::unique(hours.begin(), hours.end()), hours.end());
    return hours;
}

/// Asked before each row, it looks now and then.
bool isStopped(size_t row, const std::stop_token &stop)
{
    constexpr size_t RowsAtOnce = 1'024;
    return row % RowsAtOnce == 0 && stop.stop_requested();
}

/// The cells of each day; for each hour, those of its day.
std::vector<std::shared_ptr<StrictCells>> cellsOf(const FactTable &views, const FactTable &events,
                                                  const Coarsening &how)
{
    std::vector<std::shared_ptr<StrictCells>> ofHour;
    for (const FactHour &hour : views.hours) {
        const bool isSameDay = !ofHour.empty() && views.hours[ofHour.size() - 1].day == hour.day;
        const auto start =
            static_cast<quint32>(placeOf(views.hours, {hour.day, how.startOf(hour.day)}));
        ofHour.push_back(
            isSameDay ? ofHour.back()
                      : std::make_shared<StrictCells>(how.strictVisits, how.withheld, start));
    }
    for (size_t row = 0; row < views.rows && !isStopped(row, how.stop); ++row) {
        StrictCells &cells = *ofHour[views.value(FactColumn::Time, row)];
        const CellKey cell = keyOf(views, row, CarriedColumns);
        const quint32 flags = views.value(FactColumn::Flags, row);
        if ((flags & IsEntry) != 0)
            cells.addEntryView(cell, keyOf(views, row, EntryOnlyColumns),
                               (flags & IsBounce) != 0 ? StrictCells::Visit::Bounced
                                                       : StrictCells::Visit::WentOn);
        else
            cells.addLaterView(cell);
    }
    for (size_t row = 0; row < events.rows && !isStopped(row, how.stop); ++row)
        ofHour[events.value(FactColumn::Time, row)]->addEvent(keyOf(events, row, CarriedColumns));
    for (size_t i = 0; i < ofHour.size(); ++i)
        if ((i == 0 || ofHour[i] != ofHour[i - 1]) && !how.stop.stop_requested())
            ofHour[i]->settle();
    return ofHour;
}

} // namespace

CoarseFacts coarsen(const FactTable &views, const FactTable &events, const Coarsening &how)
{
    const std::vector<FactHour> hours = hoursOf({&views, &events}, how.startOf);
    CoarseFacts facts{by(hours, views), by(hours, events)};
    const std::vector<std::shared_ptr<StrictCells>> ofHour =
        cellsOf(facts.views, facts.events, how);
    if (how.stop.stop_requested())
        return {};
    const quint32 nowhere = how.withheld.values[static_cast<size_t>(FactColumn::Pathname)];

    FactTable &coarse = facts.views;
    for (size_t row = 0; row < coarse.rows && !isStopped(row, how.stop); ++row) {
        const StrictCells &cells = *ofHour[coarse.value(FactColumn::Time, row)];
        const CellKey cell = keyOf(coarse, row, CarriedColumns);
        if ((coarse.value(FactColumn::Flags, row) & IsEntry) != 0)
            setKey(coarse, row, EntryOnlyColumns,
                   cells.settled(cell, keyOf(coarse, row, EntryOnlyColumns)));
        setKey(coarse, row, CarriedColumns, cells.settled(cell));
        if (cells.isTooSmall())
            set(coarse, FactColumn::Pathname, row, nowhere);
    }
    FactTable &happened = facts.events;
    for (size_t row = 0; row < happened.rows && !isStopped(row, how.stop); ++row) {
        const StrictCells &cells = *ofHour[happened.value(FactColumn::Time, row)];
        const CellKey cell = keyOf(happened, row, CarriedColumns);
        const bool hasCell = cells.has(cell);
        setKey(happened, row, CarriedColumns, hasCell ? cells.settled(cell) : cells.givenUp(cell));
        if (!hasCell || cells.isTooSmall())
            set(happened, FactColumn::Pathname, row, nowhere);
    }
    return facts;
}

FactTable withoutHours(FactTable facts, qint64 beforeDay, const DayStart &startOf)
{
    const std::vector<FactHour> hours = hoursOf({&facts}, startOf);
    FactTable coarse = by(hours, std::move(facts));
    for (quint32 &time : coarse[FactColumn::Time]) {
        const qint64 day = coarse.hours[time].day;
        if (day < beforeDay)
            time = static_cast<quint32>(placeOf(coarse.hours, {day, startOf(day)}));
    }
    return coarse;
}

} // namespace footfall::storage
