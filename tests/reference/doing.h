// SPDX-License-Identifier: GPL-3.0-or-later
// The raw stream that everything is counted from: what people did on some sites, in the order in
// which it was received, and a random one. Any thread; values.
#pragma once

#include "core/domain/hit.h"

#include <QTimeZone>
#include <optional>
#include <random>
#include <vector>

namespace footfall::reference {

/// One thing that somebody did: a page view, an event, or leaving a page.
struct Doing {
    domain::HitKind kind = domain::HitKind::PageView;
    size_t site = 0; ///< Place in World::sites.
    int person = 0;
    domain::Instant time; ///< When it was received, however late it is stored.
    QString hostname;
    QString pathname;
    QString referrer;
    QString source;
    QString channel;
    domain::Utm utm;
    domain::Country country;
    domain::Client client;
    QString language;
    QString screen;
    domain::Event event; ///< Of events; its hashes are not set here.
    std::optional<std::chrono::milliseconds> visibleTime;
    domain::VisibleTime visibleTimeIs = domain::VisibleTime::Whole;
};

/// What one site is like.
struct SiteShape {
    QByteArray zone;
    QByteArray laterZone;       ///< Empty: it never changes.
    domain::Instant changeTime; ///< When the later zone is asked for.
    int strictVisits = 0;       ///< Above 0: strict.
};

/// What a stream is drawn from.
struct World {
    domain::Instant from;
    int days = 3;
    int people = 12;
    int visits = 30;
    std::vector<SiteShape> sites;
    /// Then reports are of whole seconds: what they add up to is known exactly in memory only.
    bool isKilledNowAndThen = false;
    /// Above 0: so long after it all began, the owners keep less (domain::Keeping).
    int daysLater = 0;
    int keptDays = 0;
    int hourlyDays = 0;
};

using Random = std::mt19937;
[[nodiscard]] inline int below(Random &random, int bound)
{
    return std::uniform_int_distribution<int>(0, bound - 1)(random);
}
[[nodiscard]] inline bool happens(Random &random, int percent)
{
    return below(random, 100) < percent;
}
template <typename List>
[[nodiscard]] auto pick(Random &random, const List &from)
{
    return from[static_cast<typename List::size_type>(
        below(random, static_cast<int>(from.size())))];
}

/// Clock changes, midnights, half-hour zones, changes of zone, few people with little choice.
[[nodiscard]] World randomWorld(Random &random);
/// In the order in which they are received.
[[nodiscard]] std::vector<Doing> randomDoings(const World &world, Random &random);

/// The goals of each site; without ids.
[[nodiscard]] std::vector<domain::Goal> goals();
[[nodiscard]] bool meets(const Doing &doing, const domain::Goal &goal);

} // namespace footfall::reference
