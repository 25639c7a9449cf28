// SPDX-License-Identifier: GPL-3.0-or-later
// Adds up in memory what bots looked at, until it is written. Bounded: beyond some thousands of
// different ones, "(other)" stands for their pathnames. Any thread; one short mutex.
#pragma once

#include "core/pipeline/item.h"

#include <map>
#include <mutex>
#include <tuple>

namespace footfall::pipeline {

class SightingTally
{
public:
    static constexpr size_t MostRows = 4'000;

    enum class News { First, Further }; ///< Since take().
    [[nodiscard]] News add(const BotSighting &sighting);
    [[nodiscard]] BotSightings take();
    void putBack(const BotSightings &sightings);
    void forget(domain::SiteId site);
    void move(const std::function<std::optional<domain::SiteId>(domain::SiteId)> &siteFor);

private:
    using Key = std::tuple<domain::SiteId, qint64, domain::Rejection, QString, QString>;
    void addLocked(const BotSighting &sighting);

    std::mutex m_mutex;
    std::map<Key, qint64> m_pageViews;
    bool m_isAwake = false;
};

} // namespace footfall::pipeline
