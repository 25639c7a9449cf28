// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/facts/factfolder.h"

#include <utility>

namespace footfall::storage {

using domain::Counters;
using domain::Done;
using domain::Result;

namespace {

/// The counters that all tables of sums have, from that position on.
void bindCounters(Statement &statement, int position, const Counters &counters)
{
    statement.bind(position, counters.visitors)
        .bind(position + 1, counters.pageVisitors)
        .bind(position + 2, counters.pageViews)
        .bind(position + 3, counters.visits)
        .bind(position + 4, counters.bounces)
        .bind(position + 5, counters.exits)
        .bind(position + 6, counters.durationMs)
        .bind(position + 7, counters.durationViews);
}

} // namespace

FactFolder::FactFolder(Database &database) : m_database(database), m_facts(database) {}

void FactFolder::add(const FoldedView &view)
{
    m_sums.add(view);
}

void FactFolder::add(const Occurrence &occurrence)
{
    m_sums.add(occurrence);
}

Result<Done> FactFolder::write()
{
    FoldSums sums = std::exchange(m_sums, {});
    if (const Result<Done> done = writeHours(sums); !done)
        return done;
    for (const auto &[site, table] : sums.takeFacts()) {
        if (const auto segment = m_facts.append(site, table); !segment)
            return tl::unexpected(segment.error());
    }
    return Done{};
}

Result<Done> FactFolder::writeHours(const FoldSums &sums)
{
    const Result<Statement *> hour = m_database.statement("fold_hourly_total");
    if (!hour)
        return tl::unexpected(hour.error());
    for (const auto &[key, counters] : sums.hours()) {
        (*hour)->bind(0, key.site).bind(1, key.day).bind(2, key.hour);
        bindCounters(**hour, 3, counters);
        if (const Result<Done> done = (*hour)->run(); !done)
            return done;
    }
    return Done{};
}

} // namespace footfall::storage
