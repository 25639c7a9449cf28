// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of events' names, property keys and values, which anybody can invent: a flood of them
// must not fill the dictionary. Beyond the limits of a site's day "(other)" stands for them. The
// writer's thread.
#pragma once

#include "core/domain/siteday.h"
#include "core/storage/namestore.h"
#include "core/storage/occurrencestore.h"

#include <map>
#include <set>

namespace footfall::pipeline {

class EventNames
{
public:
    /// Distinct ones, of a site's day.
    struct Limits {
        size_t names = 1'000;
        size_t keys = 200;
        size_t values = 5'000; ///< Of all keys together.
    };
    /// The stores outlive it.
    EventNames(storage::OccurrenceStore &occurrences, storage::NameStore &names, Limits limits);

    // Inside the caller's transaction.
    [[nodiscard]] domain::Result<domain::NameId> event(const domain::SiteDay &siteDay,
                                                       const QString &name);
    struct PropertyIds {
        domain::NameId key;
        domain::NameId value;
    };
    [[nodiscard]] domain::Result<PropertyIds> property(const domain::SiteDay &siteDay,
                                                       const QString &key, const QString &value);

    /// The transaction was rolled back: its names are not there.
    void rollback() { m_days.clear(); }

    [[nodiscard]] static QString otherName();

private:
    struct Day {
        std::set<qint64> events;
        std::set<qint64> keys;
        std::set<std::pair<qint64, qint64>> values; ///< With their keys.
    };
    [[nodiscard]] domain::Result<Day *> dayOf(const domain::SiteDay &siteDay);
    [[nodiscard]] domain::Result<domain::NameId> other(domain::SiteId site, storage::NameKind kind);

    storage::OccurrenceStore &m_occurrences;
    storage::NameStore &m_names;
    const Limits m_limits;
    std::map<domain::SiteDay, Day> m_days;
};

} // namespace footfall::pipeline
