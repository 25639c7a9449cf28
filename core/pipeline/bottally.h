// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what bots looked at. They try thousands of addresses that there are none of: beyond some
// of them on a site's day, "(other)" stands for the rest. The writer's thread.
#pragma once

#include "core/domain/sitedirectory.h"
#include "core/pipeline/item.h"
#include "core/storage/botstore.h"
#include "core/storage/namestore.h"

#include <set>

namespace footfall::pipeline {

class BotTally
{
public:
    /// What is kept of it, as of other rejections.
    static constexpr int DaysKept = 35;

    /// The stores outlive it.
    BotTally(storage::BotStore &bots, storage::NameStore &names, qint64 rowsPerDay = 1'000);

    /// For those sites that want to see it. Inside the caller's transaction.
    [[nodiscard]] domain::Result<domain::Done> add(const BotSightings &sightings,
                                                   const domain::SiteSnapshot &sites);
    /// Nothing since the last commit is there.
    void rollback();

private:
    [[nodiscard]] domain::Result<domain::Done> add(const BotSighting &sighting);
    [[nodiscard]] domain::Result<bool> isFull(const domain::SiteDay &siteDay);

    storage::BotStore &m_bots;
    storage::NameStore &m_names;
    const qint64 m_rowsPerDay;
    std::set<domain::SiteDay> m_full; ///< Have all rows that they get.
};

} // namespace footfall::pipeline
