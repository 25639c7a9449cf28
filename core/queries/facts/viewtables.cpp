// SPDX-License-Identifier: GPL-3.0-or-later
// Where a unit adds up each of its tables: in its own, or in one with other segments'.
#include "core/queries/facts/viewunit.h"

#include <algorithm>

namespace footfall::queries {

using namespace storage;

const CommonGroup *ViewUnit::commonGroup(FactGroup group) const
{
    return m_segment ? m_pool.common().group(group) : nullptr;
}

/// Null where all of the table's values are to be added up. Of what is taken off, all are: else a
/// value of which nothing is left would count as one that occurs.
const HotValues *ViewUnit::hotValues(const ScanTable &table) const
{
    const RowSet::Kind kind = m_plan.task().sets[table.set].kind;
    if (kind == RowSet::Kind::Rejected || kind == RowSet::Kind::All)
        return nullptr;
    const HotValues *hot = m_segment ? m_pool.common().hotValues(table.group) : nullptr;
    const auto isWhole = [&table](const ViewQuestion::Panel &panel) {
        return panel.where.group == table.group && panel.lists == ViewQuestion::Lists::Whole;
    };
    return hot && std::none_of(m_question.panels.begin(), m_question.panels.end(), isWhole)
               ? hot
               : nullptr;
}

SharedKey ViewUnit::keyOf(const ScanTable &table) const
{
    return {table.group, table.concerns, m_plan.task().sets[table.set]};
}

/// Whether all panels that the table could be for count it: then it may be one with other
/// segments'.
bool ViewUnit::isShared(size_t index) const
{
    const ScanTable &table = m_plan.task().tables[index];
    // What is kept by segment: keepSums().
    if (table.group == FactGroup::Time || m_plan.task().sets[table.set].kind == RowSet::Kind::All)
        return false;
    // So is what is not filtered.
    if (!hotValues(table) && (!m_plan.isFiltered() || !commonGroup(table.group)))
        return false;
    const RowSet &set = m_plan.task().sets[table.set];
    if (set.bit != 0)
        return true;
    for (size_t i = 0; i < m_question.panels.size(); ++i) {
        const ViewQuestion::Panel &panel = m_question.panels[i];
        const auto &counted =
            set.kind == RowSet::Kind::Passing ? m_plan.panel(i).added : m_plan.panel(i).takenOff;
        if (panel.where.group == table.group && panel.concerns == table.concerns &&
            counted != index)
            return false;
    }
    return true;
}

/// Where many rows are added up for each place, a table of the unit's own places, which is added to
/// the shared one at the end, is cheaper than to look up the common place of each row.
bool ViewUnit::isAddedByOwnPlaces(size_t index) const
{
    constexpr double LeastRowsOfPlace = 8;
    const ScanTable &table = m_plan.task().tables[index];
    const double added =
        static_cast<double>(rows()) * m_pool.shareOf(m_plan.task().sets[table.set]);
    return m_isShared[index] && !hotValues(table) &&
           static_cast<double>(m_parts.head()[table.group].entries) * LeastRowsOfPlace <= added;
}

void ViewUnit::planTables()
{
    for (size_t i = 0; i < m_plan.task().tables.size(); ++i) {
        m_isShared.push_back(isShared(i));
        m_isAddedByOwnPlaces.push_back(isAddedByOwnPlaces(i));
    }
}

std::vector<OthersTable> ViewUnit::othersTables(SharedTables *shared) const
{
    std::vector<OthersTable> others(m_plan.task().tables.size());
    for (size_t i = 0; i < others.size(); ++i) {
        const ScanTable &table = m_plan.task().tables[i];
        if (addsByTime(table))
            others[i] = {nullptr, m_times->placesOfHours(), false};
        if (!m_isShared[i] || m_isAddedByOwnPlaces[i])
            continue;
        if (const HotValues *hot = hotValues(table)) {
            others[i] = {shared->table(keyOf(table), hot->tablePlaces()),
                         hot->places[*m_segment].data(), true};
            continue;
        }
        const CommonGroup &common = *commonGroup(table.group);
        others[i] = {shared->table(keyOf(table), common.dictionary->size),
                     common.places[*m_segment].data(), false};
    }
    return others;
}

} // namespace footfall::queries
