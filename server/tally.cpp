// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tally.h"

namespace footfall::server {

namespace {

long long minuteOf(domain::Instant when)
{
    return std::chrono::floor<std::chrono::minutes>(when).time_since_epoch().count();
}

} // namespace

void Tally::count(Outcome outcome, domain::HitKind kind, domain::Instant when)
{
    const QMutexLocker lock(&m_mutex);
    switch (outcome) {
    case Outcome::Rejected:
        ++m_rejected;
        return;
    case Outcome::Refused:
        ++m_refused;
        return;
    case Outcome::Stored:
        ++m_stored;
        break;
    }
    if (kind != domain::HitKind::PageView)
        return;
    const long long number = minuteOf(when);
    Minute &minute = m_minutes[static_cast<size_t>(number) % Minutes];
    if (minute.number != number)
        minute = {number, 0};
    ++minute.views;
}

void Tally::describe(domain::CollectorStatus &status, domain::Instant now) const
{
    const QMutexLocker lock(&m_mutex);
    status.stored = m_stored;
    status.rejected = m_rejected;
    status.refused = m_refused;
    status.received = m_stored + m_rejected + m_refused;
    status.viewsPerMinute.clear();
    const long long current = minuteOf(now);
    for (long long number = current - static_cast<long long>(Minutes) + 1; number <= current;
         ++number) {
        const Minute &minute = m_minutes[static_cast<size_t>(number) % Minutes];
        status.viewsPerMinute.push_back(minute.number == number ? minute.views : 0);
    }
}

} // namespace footfall::server
