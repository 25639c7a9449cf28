// SPDX-License-Identifier: GPL-3.0-or-later
// Something that happened on a site other than a page view, and the goals that a site's owner
// watches. Any thread; values.
#pragma once

#include "core/domain/hash16.h"
#include "core/domain/ids.h"

#include <QString>
#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace footfall::domain {

/// An amount of money: in the currency's smallest unit, as the tracker reported it.
struct Money {
    QString currency; ///< ISO 4217, "EUR"; empty: the tracker named none.
    qint64 cents = 0;
    bool operator==(const Money &) const = default;
};

/// One property of an event. The hash tells whether this visitor had this value today.
struct Property {
    QString key;
    QString value;
    Hash16 seen;
    bool operator==(const Property &) const = default;
};

enum class Interactivity {
    Interactive, ///< Ends a bounce.
    Passive,     ///< Does not.
};

struct Event {
    QString name;
    Hash16 seen; ///< Whether this visitor did it today.
    Interactivity interactivity = Interactivity::Interactive;
    std::vector<Property> properties;
    std::optional<Money> amount;
    bool operator==(const Event &) const = default;
};

/// A goal that a page view or an event meets.
struct GoalMet {
    GoalId goal;
    Hash16 seen; ///< Whether this visitor met it today.
    bool operator==(const GoalMet &) const = default;
};

enum class GoalKind {
    Event = 1, ///< An event of that name.
    Page = 2,  ///< A page view whose pathname matches; "*" stands for any text.
};

struct Goal {
    GoalId id;
    QString name; ///< Of its site's goals, each has another.
    GoalKind kind = GoalKind::Event;
    QString pattern; ///< The event's name, or the pathname.
    bool operator==(const Goal &) const = default;
};

/// How often something happened, to how many, and for how much.
struct OccurrenceCounters {
    qint64 events = 0;                 ///< How often.
    qint64 conversions = 0;            ///< Visitors, each once a day.
    /// Cents by currency; empty where no money was reported. Sums of 0 without a currency are left
    /// out: stored events do not tell 0 of no currency from no money, and neither buys anything.
    std::map<QString, qint64> amounts;

    /// What anybody can make up does not add up to more: a number that JSON holds exactly.
    static constexpr qint64 MostCents = 9'000'000'000'000'000;
    void addCents(const QString &currency, qint64 cents)
    {
        qint64 &sum = amounts[currency];
        sum = std::clamp(sum + std::clamp(cents, -MostCents, MostCents), -MostCents, MostCents);
    }

    OccurrenceCounters &operator+=(const OccurrenceCounters &other)
    {
        events += other.events;
        conversions += other.conversions;
        for (const auto &[currency, cents] : other.amounts)
            addCents(currency, cents);
        return *this;
    }
    bool operator==(const OccurrenceCounters &) const = default;
};

} // namespace footfall::domain
