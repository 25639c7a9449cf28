// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/item.h"

#include <algorithm>
#include <map>

namespace footfall::pipeline {

using domain::Goal;
using domain::GoalId;
using domain::Hit;
using domain::Site;
using domain::SiteId;

namespace {

qsizetype textBytes(std::initializer_list<const QString *> texts)
{
    qsizetype characters = 0;
    for (const QString *text : texts)
        characters += text->size();
    return characters * qsizetype(sizeof(QChar));
}

qsizetype bytesOf(const Hit &hit)
{
    qsizetype bytes = textBytes({&hit.hostname, &hit.pathname, &hit.referrer, &hit.source,
                                 &hit.channel, &hit.utm.source, &hit.utm.medium, &hit.utm.campaign,
                                 &hit.utm.term, &hit.utm.content, &hit.client.browser,
                                 &hit.client.browserVersion, &hit.client.system, &hit.client.device,
                                 &hit.language, &hit.screen, &hit.event.name});
    for (const domain::Property &property : hit.event.properties)
        bytes += qsizetype(sizeof property) + textBytes({&property.key, &property.value});
    return bytes + qsizetype(hit.goals.size() * sizeof(domain::GoalMet));
}

} // namespace

qsizetype heldBytes(const Item &item)
{
    const Hit *hit = item.record.hit();
    qsizetype bytes =
        qsizetype(sizeof item) +
        (hit ? bytesOf(*hit)
             : qsizetype(item.record.entries()->size() * sizeof(domain::LedgerEntry)));
    for (const BotSighting &sighting : item.record.sightings)
        bytes += qsizetype(sizeof sighting) + textBytes({&sighting.bot, &sighting.pathname});
    return bytes;
}

IdMove sameIds()
{
    return {[](SiteId site) { return std::optional(site); },
            [](GoalId goal) { return std::optional(goal); }};
}

IdMove idMove(const std::vector<Site> &before, const std::vector<Site> &now)
{
    std::map<SiteId, SiteId> sites;
    std::map<GoalId, GoalId> goals;
    for (const Site &left : before) {
        const auto same = std::find_if(now.begin(), now.end(), [&](const Site &site) {
            return site.trackingCode == left.trackingCode;
        });
        if (same == now.end())
            continue;
        sites.emplace(left.id, same->id);
        for (const Goal &goal : left.goals) {
            for (const Goal &other : same->goals) {
                if (goal.name == other.name && goal.kind == other.kind &&
                    goal.pattern == other.pattern)
                    goals.emplace(goal.id, other.id);
            }
        }
    }
    const auto lookUp = [](const auto &ids, auto id) {
        const auto found = ids.find(id);
        return found == ids.end() ? std::nullopt : std::optional(found->second);
    };
    return {[=, sites = std::move(sites)](SiteId site) { return lookUp(sites, site); },
            [=, goals = std::move(goals)](GoalId goal) { return lookUp(goals, goal); }};
}

bool move(Record &record, const IdMove &ids)
{
    if (auto *hit = std::get_if<Hit>(&record.content)) {
        const std::optional<SiteId> site = ids.site(hit->site);
        if (!site)
            return false;
        hit->site = *site;
        std::erase_if(hit->goals, [&](domain::GoalMet &met) {
            const std::optional<GoalId> goal = ids.goal(met.goal);
            met.goal = goal.value_or(met.goal);
            return !goal;
        });
        return true;
    }
    for (domain::LedgerEntry &entry : std::get<LedgerEntries>(record.content)) {
        if (entry.site.isValid())
            entry.site = ids.site(entry.site).value_or(SiteId{});
    }
    std::erase_if(record.sightings, [&](BotSighting &sighting) {
        const std::optional<SiteId> site = ids.site(sighting.site);
        sighting.site = site.value_or(sighting.site);
        return !site;
    });
    return true;
}

} // namespace footfall::pipeline
