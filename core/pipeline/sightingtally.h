// SPDX-License-Identifier: GPL-3.0-or-later
// Adds up in memory what bots looked at, until it is written. Bounded: beyond some thousands of
// different ones, or where their pathnames are long together, "(other)" stands for these: all of it
// is one record of the spool. Any thread; one short mutex.
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
    static constexpr qsizetype MostCharacters = 1'000'000; ///< Of pathnames.

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
    qsizetype m_characters = 0; ///< Of their pathnames, and of some that were forgotten.
    bool m_isAwake = false;
};

} // namespace footfall::pipeline
