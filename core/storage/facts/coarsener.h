// SPDX-License-Identifier: GPL-3.0-or-later
// Coarsens facts that are not all in memory at a time (the rule stands in coarsen.h): what days
// come to is looked at first, then the cells, then each table is coarsened by itself. Any thread.
#pragma once

#include "core/storage/facts/coarsen.h"
#include "core/storage/facts/strictday.h"

#include <map>
#include <memory>

namespace footfall::storage {

class StrictCells;

/// Those hours, rising, and each of their days' first: what byHours() needs.
[[nodiscard]] std::vector<FactHour> withStarts(std::vector<FactHour> hours,
                                               const DayStart &startOf);
/// The same rows, by these hours, among which theirs are.
[[nodiscard]] FactTable byHours(const std::vector<FactHour> &hours, FactTable table);

/// What each of some days comes to.
class StrictDays
{
public:
    void add(const FactTable &table, const std::stop_token &stop = {});
    [[nodiscard]] const StrictDay &of(qint64 day) const;

private:
    std::map<qint64, StrictDay> m_days;
};

/// Of whole days, or of some cells of them with all their rows. Memory: about 500 bytes for each
/// cell, and 80 for each of the entry-only values of one; however many rows they have.
class Coarsener
{
public:
    /// hours: withStarts(). All tables are byHours() of them.
    Coarsener(Coarsening how, std::vector<FactHour> hours);
    ~Coarsener();

    /// All page views before any event.
    void add(const FactTable &table);
    /// After all of them. days: with all rows of each day, whichever cells are here.
    void settle(const StrictDays &days);
    /// One that was added, or a part of it.
    [[nodiscard]] FactTable coarse(FactTable table) const;

private:
    const Coarsening m_how;
    const std::vector<FactHour> m_hours;
    std::vector<std::shared_ptr<StrictCells>> m_cells; ///< For each hour, those of its day.
};

} // namespace footfall::storage
