// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/bottally.h"

#include "core/pipeline/eventnames.h"

namespace footfall::pipeline {

using domain::Done;
using domain::NameId;
using domain::Result;
using storage::NameKind;

BotTally::BotTally(storage::BotStore &bots, storage::NameStore &names, qint64 rowsPerDay)
    : m_bots(bots), m_names(names), m_rowsPerDay(rowsPerDay)
{
}

Result<Done> BotTally::add(const BotSightings &sightings, const domain::SiteSnapshot &sites)
{
    for (const BotSighting &sighting : sightings) {
        const domain::Site *site = sites.byId(sighting.site);
        if (!site || site->botViews != domain::BotViews::Shown)
            continue;
        if (const Result<Done> done = add(sighting); !done)
            return done;
    }
    return Done{};
}

Result<Done> BotTally::add(const BotSighting &sighting)
{
    storage::BotKey key{{sighting.site, sighting.day}, sighting.reason, {}, {}};
    const Result<NameId> bot = m_names.intern(sighting.site, NameKind::Bot, sighting.bot);
    if (!bot)
        return tl::unexpected(bot.error());
    key.bot = *bot;
    Result<NameId> pathname = m_names.find(sighting.site, NameKind::Pathname, sighting.pathname);
    if (!pathname)
        return tl::unexpected(pathname.error());
    key.pathname = *pathname;
    const bool isNamed = pathname->isValid() || sighting.pathname.isEmpty();
    Result<bool> isThere = isNamed ? m_bots.add(key, sighting.pageViews) : Result<bool>(false);
    if (!isThere || *isThere)
        return isThere.map([](bool) { return Done{}; });

    const Result<qint64> rows = m_bots.rowsOf(key.siteDay);
    if (!rows)
        return tl::unexpected(rows.error());
    const bool isOther = *rows >= m_rowsPerDay;
    pathname = m_names.intern(sighting.site, NameKind::Pathname,
                              isOther ? EventNames::otherName() : sighting.pathname);
    if (!pathname)
        return tl::unexpected(pathname.error());
    key.pathname = *pathname;
    isThere = isOther ? m_bots.add(key, sighting.pageViews) : Result<bool>(false);
    if (!isThere || *isThere)
        return isThere.map([](bool) { return Done{}; });
    return m_bots.insert(key, sighting.pageViews);
}

} // namespace footfall::pipeline
