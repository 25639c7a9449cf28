// SPDX-License-Identifier: GPL-3.0-or-later
// How often events happened and goals were met, to how many, and for how much. The thread of the
// connection.
#pragma once

#include "core/domain/siteday.h"
#include "core/storage/database.h"

#include <compare>
#include <set>
#include <utility>
#include <vector>

namespace footfall::storage {

/// The numbers are stored (event_fact.kind): never change them.
enum class OccurrenceKind {
    Event = 1,
    Goal = 2,
    Property = 3, ///< An event again, with one of its properties.
};

/// Everything that is known of what happened, in the order of the table's key. The numbers are
/// those of the database.
struct OccurrenceKey {
    qint64 site = 0;
    qint64 kind = 0;
    qint64 target = 0; ///< A goal, or else an event's name.
    qint64 day = 0;
    qint64 hour = 0;
    qint64 hostname = 0;
    qint64 pathname = 0;
    qint64 source = 0;
    qint64 channel = 0;
    qint64 utmSource = 0;
    qint64 utmMedium = 0;
    qint64 utmCampaign = 0;
    qint64 country = 0;
    qint64 browser = 0;
    qint64 browserVersion = 0;
    qint64 system = 0;
    qint64 device = 0;
    qint64 propertyKey = 0; ///< This and the next of kind Property only.
    qint64 propertyValue = 0;
    qint64 currency = 0;
    auto operator<=>(const OccurrenceKey &) const = default;
};

/// An event with one of its properties.
struct PropertyKey {
    qint64 site = 0;
    qint64 key = 0;
    qint64 day = 0;
    qint64 event = 0;
    qint64 value = 0;
    qint64 currency = 0;
    auto operator<=>(const PropertyKey &) const = default;
};

struct OccurrenceSums {
    qint64 events = 0;
    qint64 conversions = 0;
    qint64 amount = 0;

    OccurrenceSums &operator+=(const OccurrenceSums &other)
    {
        events += other.events;
        conversions += other.conversions;
        amount += other.amount;
        return *this;
    }
};

struct Occurrence {
    OccurrenceKey key;
    OccurrenceSums sums;
};

struct PropertyOccurrence {
    PropertyKey key;
    OccurrenceSums sums;
};

class OccurrenceStore
{
public:
    /// The database outlives it.
    explicit OccurrenceStore(Database &database);

    // In any order: each row of the database is touched once, and in the order of its key. Inside
    // the caller's transaction.
    [[nodiscard]] domain::Result<domain::Done> add(std::vector<Occurrence> occurrences);
    [[nodiscard]] domain::Result<domain::Done> add(std::vector<PropertyOccurrence> properties);

    /// The names of the events of a day.
    [[nodiscard]] domain::Result<std::set<qint64>> eventsOf(const domain::SiteDay &siteDay);
    /// The keys of the properties of a day, each with its values.
    [[nodiscard]] domain::Result<std::set<std::pair<qint64, qint64>>>
    valuesOf(const domain::SiteDay &siteDay);

private:
    Database &m_database;
};

} // namespace footfall::storage
