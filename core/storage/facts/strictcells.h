// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of one day of a strict site, and what each has to give up; the rule stands in
// coarsen.h. Any thread.
#pragma once

#include "core/storage/facts/coarsen.h"
#include "core/storage/facts/strictday.h"

#include <map>
#include <set>
#include <vector>

namespace footfall::storage {

/// Of a day, or of a part of one that has every row of each of its cells.
class StrictCells
{
public:
    /// dayHour: what Time is where the hour is given up.
    StrictCells(int strictVisits, const Withheld &withheld, quint32 dayHour);

    /// A row. All page views come before any event.
    void add(const FactTable &table, size_t row);
    /// After all that. day: all rows of the day, those of its other parts too. A part has enough
    /// visits to hide each other, where the day has.
    void settle(const StrictDay &day);

    /// Whether even pathnames are given up: the day has too few visits.
    [[nodiscard]] bool isTooSmall() const { return !isEnough(m_day.counts()); }
    /// Of one that was added.
    [[nodiscard]] CellKey settled(const CellKey &cell) const;
    [[nodiscard]] EntryKey settled(const CellKey &cell, const EntryKey &entry) const;
    [[nodiscard]] bool has(const CellKey &cell) const { return m_cells.contains(cell); }
    /// All that can be.
    [[nodiscard]] CellKey givenUp(CellKey cell) const;

private:
    struct Cell {
        VisitCounts counts;
        std::map<EntryKey, qint64> entries;
        CellKey becomes{};
    };
    using Cells = std::map<CellKey, Cell>;
    struct Group {
        VisitCounts counts;
        size_t step = 0; ///< How much was given up.
        std::vector<Cells::value_type *> cells;
    };
    using Groups = std::map<CellKey, Group>;
    [[nodiscard]] bool isEnough(const VisitCounts &counts) const
    {
        return counts.areEnough(m_strictVisits);
    }
    void giveUp(CellKey &key, size_t step) const;
    void settleCells();
    void fill(Groups &settled, Group &rest, const CellKey &key) const;
    void settleEntries();
    [[nodiscard]] EntryKey withheldEntry() const;

    const qint64 m_strictVisits;
    CellKey m_withheld{};
    EntryKey m_withheldEntry{};
    StrictDay m_day;
    Cells m_cells;
    std::map<CellKey, std::set<EntryKey>> m_keptEntries; ///< Of settled cells.
};

} // namespace footfall::storage
