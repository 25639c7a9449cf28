// SPDX-License-Identifier: GPL-3.0-or-later
// Counts events by site, day and name, and keeps a flood of invented names from filling the
// dictionary. The writer's thread.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/siteday.h"
#include "core/storage/eventstore.h"
#include "core/storage/namestore.h"

#include <map>

namespace footfall::pipeline {

class EventTally
{
public:
    /// The stores outlive it.
    EventTally(storage::EventStore &events, storage::NameStore &names,
               qsizetype namesPerDay = 1'000);

    [[nodiscard]] domain::Result<domain::Done> add(const domain::Hit &hit);
    /// Writes what was added since, inside the caller's transaction.
    [[nodiscard]] domain::Result<domain::Done> flush();
    /// The transaction was rolled back.
    void rollback();

    /// What stands for the names beyond the limit.
    [[nodiscard]] static QString otherName();

private:
    storage::EventStore &m_events;
    storage::NameStore &m_names;
    qsizetype m_namesPerDay;
    std::map<domain::SiteDay, QSet<QString>> m_known;
    std::map<domain::SiteDay, std::map<QString, qint64>> m_counts;
};

} // namespace footfall::pipeline
