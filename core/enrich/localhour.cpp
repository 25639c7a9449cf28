// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/localhour.h"

#include <algorithm>
#include <array>

namespace footfall::enrich {

namespace {

struct Remembered {
    domain::SiteId site;
    domain::SiteCalendar calendar; ///< A copy: a changed time zone is another calendar.
    LocalHour hour;
};

LocalHour ask(const domain::SiteCalendar &calendar, domain::Instant moment)
{
    LocalHour result;
    result.day = calendar.dayOf(moment);
    result.dayStart = calendar.startOfDay(result.day);
    result.dayBefore = calendar.dayOf(result.dayStart - std::chrono::milliseconds(1));
    result.hour = calendar.hourOf(moment);
    result.end = std::min(calendar.nextHour(result.hour), calendar.endOfDay(result.day));
    return result;
}

} // namespace

LocalHour localHour(const domain::Site &site, domain::Instant moment)
{
    thread_local std::array<Remembered, 64> remembered;
    Remembered &place = remembered[static_cast<size_t>(site.id.value) % remembered.size()];
    const bool known = place.site == site.id &&
                       std::max(place.hour.hour, place.hour.dayStart) <= moment &&
                       moment < place.hour.end && place.calendar == site.calendar;
    if (!known)
        place = {site.id, site.calendar, ask(site.calendar, moment)};
    return place.hour;
}

} // namespace footfall::enrich
