// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/strictcells.h"

#include <algorithm>

namespace footfall::storage {

namespace {

size_t placeOf(FactColumn column)
{
    return static_cast<size_t>(std::find(CarriedColumns.begin(), CarriedColumns.end(), column) -
                               CarriedColumns.begin());
}

/// In which order what is given up; the places in a cell's key.
const std::vector<std::vector<size_t>> &steps()
{
    static const std::vector<std::vector<size_t>> all{
        {placeOf(FactColumn::Browser), placeOf(FactColumn::BrowserVersion),
         placeOf(FactColumn::System)},
        {placeOf(FactColumn::Device)},
        {placeOf(FactColumn::Country)},
        {placeOf(FactColumn::UtmSource), placeOf(FactColumn::UtmMedium),
         placeOf(FactColumn::UtmCampaign)},
        {placeOf(FactColumn::Source), placeOf(FactColumn::Channel)},
        {placeOf(FactColumn::Hostname)},
        {placeOf(FactColumn::Time)},
    };
    return all;
}

} // namespace

StrictCells::StrictCells(int strictVisits, const Withheld &withheld, quint32 dayHour)
    : m_strictVisits(strictVisits)
{
    for (size_t i = 0; i < CarriedColumns.size(); ++i)
        m_withheld[i] = withheld.values[static_cast<size_t>(CarriedColumns[i])];
    m_withheld[placeOf(FactColumn::Time)] = dayHour;
    for (size_t i = 0; i < EntryOnlyColumns.size(); ++i)
        m_withheldEntry[i] = withheld.values[static_cast<size_t>(EntryOnlyColumns[i])];
}

void StrictCells::add(const FactTable &table, size_t row)
{
    const VisitCounts one = VisitCounts::of(table, row);
    const CellKey key = keyOf(table, row, CarriedColumns);
    if (one.events > 0) {
        const auto found = m_cells.find(key);
        if (found != m_cells.end())
            found->second.counts += one;
        return;
    }
    Cell &cell = m_cells[key];
    cell.counts += one;
    if (one.visits > 0)
        ++cell.entries[keyOf(table, row, EntryOnlyColumns)];
}

/// Step 0 gives up nothing.
void StrictCells::giveUp(CellKey &key, size_t step) const
{
    if (step == 0)
        return;
    for (const size_t place : steps()[step - 1])
        if (isTooSmall() || !m_day.isShared(place, key[place]))
            key[place] = m_withheld[place];
}

CellKey StrictCells::givenUp(CellKey cell) const
{
    for (size_t step = 1; step <= steps().size(); ++step)
        giveUp(cell, step);
    return cell;
}

void StrictCells::settle(const StrictDay &day)
{
    m_day = day;
    if (isTooSmall()) {
        for (auto &[key, cell] : m_cells)
            cell.becomes = givenUp(key);
        return;
    }
    settleCells();
    settleEntries();
}

void StrictCells::settleCells()
{
    std::vector<Cells::value_type *> open;
    for (auto &each : m_cells) {
        each.second.becomes = each.first;
        open.push_back(&each);
    }
    Groups settled;
    for (size_t step = 0; step <= steps().size() && !open.empty(); ++step) {
        Groups groups;
        for (Cells::value_type *each : open) {
            giveUp(each->second.becomes, step);
            Group &group = groups[each->second.becomes];
            group.counts += each->second.counts;
            group.step = step;
            group.cells.push_back(each);
        }
        open.clear();
        for (auto &[key, group] : groups) {
            if (const auto same = settled.extract(key)) {
                // Whoever joins those that were enough may need more company than is there.
                group.counts += same.mapped().counts;
                group.cells.insert(group.cells.end(), same.mapped().cells.begin(),
                                   same.mapped().cells.end());
            }
            if (isEnough(group.counts)) {
                settled.emplace(key, std::move(group));
            } else if (step == steps().size()) {
                fill(settled, group, key);
            } else {
                open.insert(open.end(), group.cells.begin(), group.cells.end());
            }
        }
    }
}

/// Too few visits that have given up everything: other cells join them. Events do not count for
/// the size: how many rows they are depends on when they were folded.
void StrictCells::fill(Groups &settled, Group &rest, const CellKey &key) const
{
    std::vector<const Groups::value_type *> order;
    for (const auto &each : settled)
        order.push_back(&each);
    std::stable_sort(order.begin(), order.end(), [&](const auto *a, const auto *b) {
        if (a->second.step != b->second.step)
            return a->second.step > b->second.step;
        return a->second.counts.views() < b->second.counts.views();
    });
    for (const auto *each : order) {
        if (isEnough(rest.counts))
            break;
        rest.counts += each->second.counts;
        for (Cells::value_type *cell : each->second.cells)
            cell->second.becomes = key;
    }
}

EntryKey StrictCells::withheldEntry() const
{
    return isTooSmall() ? m_withheldEntry : m_day.sharedOr(m_withheldEntry);
}

void StrictCells::settleEntries()
{
    const EntryKey withheld = withheldEntry();
    std::map<CellKey, std::map<EntryKey, qint64>> visits;
    for (const auto &[key, cell] : m_cells)
        for (const auto &[entry, count] : cell.entries)
            visits[cell.becomes][cell.becomes == key ? entry : withheld] += count;
    for (auto &[cell, entries] : visits) {
        qint64 rest = 0;
        std::vector<std::pair<qint64, EntryKey>> kept;
        for (const auto &[entry, count] : entries) {
            if (entry != withheld && count >= m_strictVisits)
                kept.emplace_back(count, entry);
            else
                rest += count;
        }
        std::sort(kept.begin(), kept.end());
        for (const auto &[count, entry] : kept) {
            if (rest > 0 && rest < m_strictVisits)
                rest += count;
            else
                m_keptEntries[cell].insert(entry);
        }
    }
}

CellKey StrictCells::settled(const CellKey &cell) const
{
    return m_cells.at(cell).becomes;
}

EntryKey StrictCells::settled(const CellKey &cell, const EntryKey &entry) const
{
    if (isTooSmall() || settled(cell) != cell)
        return withheldEntry();
    const auto kept = m_keptEntries.find(cell);
    return kept != m_keptEntries.end() && kept->second.contains(entry) ? entry : withheldEntry();
}

} // namespace footfall::storage
