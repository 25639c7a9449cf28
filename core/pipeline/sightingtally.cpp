// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/sightingtally.h"

#include "core/pipeline/eventnames.h"

#include <utility>

namespace footfall::pipeline {

using domain::SiteId;

SightingTally::News SightingTally::add(const BotSighting &sighting)
{
    const std::lock_guard lock(m_mutex);
    addLocked(sighting);
    return std::exchange(m_isAwake, true) ? News::Further : News::First;
}

void SightingTally::addLocked(const BotSighting &sighting)
{
    Key key{sighting.site, sighting.day.toJulianDay(), sighting.reason, sighting.bot,
            sighting.pathname};
    const bool isFull = m_pageViews.size() >= MostRows || m_characters >= MostCharacters;
    if (isFull && !m_pageViews.contains(key))
        std::get<4>(key) = EventNames::otherName();
    const qsizetype characters = std::get<4>(key).size();
    const auto [row, isNew] = m_pageViews.try_emplace(std::move(key), 0);
    row->second += sighting.pageViews;
    m_characters += isNew ? characters : 0;
}

BotSightings SightingTally::take()
{
    const std::lock_guard lock(m_mutex);
    BotSightings sightings;
    sightings.reserve(m_pageViews.size());
    for (const auto &[key, pageViews] : std::exchange(m_pageViews, {})) {
        const auto &[site, day, reason, bot, pathname] = key;
        sightings.push_back({site, QDate::fromJulianDay(day), reason, bot, pathname, pageViews});
    }
    m_characters = 0;
    m_isAwake = false;
    return sightings;
}

void SightingTally::putBack(const BotSightings &sightings)
{
    const std::lock_guard lock(m_mutex);
    for (const BotSighting &sighting : sightings)
        addLocked(sighting);
}

void SightingTally::forget(SiteId site)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_pageViews, [&](const auto &entry) { return std::get<0>(entry.first) == site; });
}

void SightingTally::move(const std::function<std::optional<SiteId>(SiteId)> &siteFor)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[key, pageViews] : std::exchange(m_pageViews, {})) {
        const std::optional<SiteId> site = siteFor(std::get<0>(key));
        if (!site)
            continue;
        Key moved = key;
        std::get<0>(moved) = *site;
        m_pageViews[std::move(moved)] += pageViews;
    }
}

} // namespace footfall::pipeline
