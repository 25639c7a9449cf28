// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/bottally.h"

#include "core/pipeline/eventnames.h"

namespace footfall::pipeline {

using domain::Done;
using domain::NameId;
using domain::Result;
using storage::NameKind;

namespace {

constexpr size_t RememberedDays = 256;

} // namespace

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

    const Result<bool> full = isFull(key.siteDay);
    if (!full)
        return tl::unexpected(full.error());
    const bool isOther = *full;
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

/// Rows are counted until there are too many: a scanner tries thousands of addresses a day.
Result<bool> BotTally::isFull(const domain::SiteDay &siteDay)
{
    if (m_full.contains(siteDay))
        return true;
    const Result<qint64> rows = m_bots.rowsOf(siteDay);
    if (!rows)
        return tl::unexpected(rows.error());
    if (*rows < m_rowsPerDay)
        return false;
    if (m_full.size() >= RememberedDays)
        m_full.clear();
    m_full.insert(siteDay);
    return true;
}

void BotTally::rollback()
{
    m_full.clear();
}

} // namespace footfall::pipeline
