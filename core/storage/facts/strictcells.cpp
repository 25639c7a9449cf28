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

void StrictCells::Shared::add(quint32 next)
{
    if (isSeen && next != value)
        isOne = false;
    isSeen = true;
    value = next;
}

StrictCells::StrictCells(int strictVisits, const Withheld &withheld, quint32 dayHour)
    : m_strictVisits(strictVisits)
{
    for (size_t i = 0; i < CarriedColumns.size(); ++i)
        m_withheld[i] = withheld.values[static_cast<size_t>(CarriedColumns[i])];
    m_withheld[placeOf(FactColumn::Time)] = dayHour;
    for (size_t i = 0; i < EntryOnlyColumns.size(); ++i)
        m_withheldEntry[i] = withheld.values[static_cast<size_t>(EntryOnlyColumns[i])];
}

StrictCells::Counts &StrictCells::Counts::operator+=(const Counts &other)
{
    visits += other.visits;
    wentOn += other.wentOn;
    later += other.later;
    events += other.events;
    return *this;
}

/// Whoever knows which visits bounced knows that nothing later is theirs.
bool StrictCells::isEnough(const Counts &counts) const
{
    const bool isMore = counts.later > 0 || counts.events > 0;
    return counts.visits >= m_strictVisits && (!isMore || counts.wentOn >= m_strictVisits);
}

void StrictCells::share(const CellKey &cell)
{
    for (size_t i = 0; i < cell.size(); ++i)
        m_shared[i].add(cell[i]);
}

void StrictCells::addLaterView(const CellKey &cell)
{
    const Counts one{0, 0, 1, 0};
    m_cells[cell].counts += one;
    m_all += one;
    share(cell);
}

void StrictCells::addEntryView(const CellKey &cell, const EntryKey &entry, Visit visit)
{
    const Counts one{1, visit == Visit::WentOn ? 1 : 0, 0, 0};
    Cell &itsCell = m_cells[cell];
    itsCell.counts += one;
    ++itsCell.entries[entry];
    m_all += one;
    share(cell);
    for (size_t i = 0; i < entry.size(); ++i)
        m_sharedEntry[i].add(entry[i]);
}

void StrictCells::addEvent(const CellKey &cell)
{
    const auto found = m_cells.find(cell);
    if (found != m_cells.end())
        found->second.counts += {0, 0, 0, 1};
    m_all += {0, 0, 0, 1};
}

/// Step 0 gives up nothing.
void StrictCells::giveUp(CellKey &key, size_t step) const
{
    if (step == 0)
        return;
    for (const size_t place : steps()[step - 1])
        if (isTooSmall() || !m_shared[place].isOnly(key[place]))
            key[place] = m_withheld[place];
}

CellKey StrictCells::givenUp(CellKey cell) const
{
    for (size_t step = 1; step <= steps().size(); ++step)
        giveUp(cell, step);
    return cell;
}

void StrictCells::settle()
{
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
    const auto size = [](const Counts &counts) { return counts.visits + counts.later; };
    std::stable_sort(order.begin(), order.end(), [&](const auto *a, const auto *b) {
        if (a->second.step != b->second.step)
            return a->second.step > b->second.step;
        return size(a->second.counts) < size(b->second.counts);
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
    EntryKey key = m_withheldEntry;
    for (size_t i = 0; i < key.size(); ++i)
        if (!isTooSmall() && m_sharedEntry[i].isSeen && m_sharedEntry[i].isOne)
            key[i] = m_sharedEntry[i].value;
    return key;
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
