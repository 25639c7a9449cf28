// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/eventnames.h"

#include <functional>

namespace footfall::pipeline {

using domain::NameId;
using domain::Result;
using domain::SiteDay;
using storage::NameKind;

namespace {

constexpr size_t RememberedDays = 256;

} // namespace

EventNames::EventNames(storage::OccurrenceStore &occurrences, storage::NameStore &names,
                       Limits limits)
    : m_occurrences(occurrences), m_names(names), m_limits(limits)
{
}

QString EventNames::otherName()
{
    return QStringLiteral("(other)");
}

Result<NameId> EventNames::event(const SiteDay &siteDay, const QString &name)
{
    const Result<Day *> day = dayOf(siteDay);
    if (!day)
        return tl::unexpected(day.error());
    std::set<qint64> &events = (*day)->events;
    const Result<NameId> known = m_names.find(siteDay.site, NameKind::Event, name);
    if (!known || events.contains(known->value))
        return known;
    if (events.size() >= m_limits.names || name == otherName())
        return other(siteDay.site, NameKind::Event);
    return m_names.intern(siteDay.site, NameKind::Event, name).map([&](NameId id) {
        events.insert(id.value);
        return id;
    });
}

Result<EventNames::PropertyIds> EventNames::property(const SiteDay &siteDay, const QString &key,
                                                     const QString &value)
{
    const Result<Day *> found = dayOf(siteDay);
    if (!found)
        return tl::unexpected(found.error());
    Day &day = **found;
    const auto others = [&]() -> Result<PropertyIds> {
        return other(siteDay.site, NameKind::PropertyKey).and_then([&](NameId otherKey) {
            return other(siteDay.site, NameKind::PropertyValue).map([&](NameId otherValue) {
                return PropertyIds{otherKey, otherValue};
            });
        });
    };
    PropertyIds ids;
    Result<NameId> id = m_names.find(siteDay.site, NameKind::PropertyKey, key);
    if (!id)
        return tl::unexpected(id.error());
    if (!day.keys.contains(id->value)) {
        if (day.keys.size() >= m_limits.keys || key == otherName())
            return others();
        id = m_names.intern(siteDay.site, NameKind::PropertyKey, key);
        if (!id)
            return tl::unexpected(id.error());
        day.keys.insert(id->value);
    }
    ids.key = *id;

    id = m_names.find(siteDay.site, NameKind::PropertyValue, value);
    if (!id)
        return tl::unexpected(id.error());
    const bool isNamed = id->isValid() || value.isEmpty();
    if (!isNamed || !day.values.contains({ids.key.value, id->value})) {
        if (day.values.size() >= m_limits.values || value == otherName()) {
            id = other(siteDay.site, NameKind::PropertyValue);
        } else {
            id = m_names.intern(siteDay.site, NameKind::PropertyValue, value);
            if (id)
                day.values.emplace(ids.key.value, id->value);
        }
        if (!id)
            return tl::unexpected(id.error());
    }
    ids.value = *id;
    return ids;
}

Result<NameId> EventNames::other(domain::SiteId site, NameKind kind)
{
    return m_names.intern(site, kind, otherName());
}

Result<EventNames::Day *> EventNames::dayOf(const SiteDay &siteDay)
{
    if (const auto found = m_days.find(siteDay); found != m_days.end())
        return &found->second;
    const auto events = m_occurrences.eventsOf(siteDay);
    if (!events)
        return tl::unexpected(events.error());
    const auto values = m_occurrences.valuesOf(siteDay);
    if (!values)
        return tl::unexpected(values.error());
    Day day{*events, {}, *values};
    for (const auto &[key, value] : day.values)
        day.keys.insert(key);
    // What stands for the rest is none of them.
    struct Other {
        NameKind kind;
        std::function<void(qint64)> leaveOut;
    };
    const Other others[] = {
        {NameKind::Event, [&](qint64 id) { day.events.erase(id); }},
        {NameKind::PropertyKey,
         [&](qint64 id) {
             day.keys.erase(id);
             std::erase_if(day.values, [id](const auto &pair) { return pair.first == id; });
         }},
        {NameKind::PropertyValue,
         [&](qint64 id) {
             std::erase_if(day.values, [id](const auto &pair) { return pair.second == id; });
         }},
    };
    for (const Other &it : others) {
        const Result<NameId> id = m_names.find(siteDay.site, it.kind, otherName());
        if (!id)
            return tl::unexpected(id.error());
        if (id->isValid())
            it.leaveOut(id->value);
    }
    if (m_days.size() >= RememberedDays)
        m_days.clear();
    return &m_days.emplace(siteDay, std::move(day)).first->second;
}

} // namespace footfall::pipeline
