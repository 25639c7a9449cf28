// SPDX-License-Identifier: GPL-3.0-or-later
// Whether hours and days of a calendar cover a stretch of time without gaps. Any thread.
#pragma once

#include "core/domain/calendar.h"

namespace footfall::tests {

using domain::Instant;

[[nodiscard]] inline QString momentText(Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(domain::toMilliseconds(moment), Qt::UTC)
        .toString(Qt::ISODateWithMs);
}

/// What is wrong between the two, in words; empty where nothing is.
[[nodiscard]] inline QByteArray coverProblem(const domain::SiteCalendar &calendar, Instant from,
                                             Instant to)
{
    for (Instant hour = calendar.hourOf(from); hour < to;) {
        const Instant next = calendar.nextHour(hour);
        const Instant middle = hour + (next - hour) / 2;
        const Instant last = next - std::chrono::milliseconds(1);
        if (next <= hour || next - hour > std::chrono::hours(1))
            return "an hour of a wrong length at " + momentText(hour).toUtf8();
        if (calendar.hourOf(hour) != hour || calendar.hourOf(middle) != hour ||
            calendar.hourOf(last) != hour || calendar.hourOf(next) != next)
            return "moments outside of their hour at " + momentText(hour).toUtf8();
        const QDate today = calendar.dayOf(hour);
        if (calendar.dayOf(middle) != today || calendar.dayOf(last) != today)
            return "an hour of two days at " + momentText(hour).toUtf8();
        const Instant start = calendar.startOfDay(today);
        const Instant end = calendar.endOfDay(today);
        if (hour < start || next > end)
            return "an hour outside of its day at " + momentText(hour).toUtf8();
        if (calendar.dayOf(start) != today ||
            calendar.dayOf(end - std::chrono::milliseconds(1)) != today ||
            calendar.dayOf(end) <= today ||
            calendar.dayOf(start - std::chrono::milliseconds(1)) >= today)
            return "a day that does not hold its own ends at " + momentText(hour).toUtf8();
        hour = next;
    }
    return {};
}

} // namespace footfall::tests
