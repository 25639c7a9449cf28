// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tally.h"

namespace footfall::server {

namespace {

constexpr long long SlotSeconds = 5;

long long slotOf(domain::Instant when)
{
    return domain::toSeconds(when) / SlotSeconds;
}

} // namespace

void Tally::count(Outcome outcome, domain::HitKind kind, domain::Instant when)
{
    const QMutexLocker lock(&m_mutex);
    switch (outcome) {
    case Outcome::Rejected: ++m_rejected; return;
    case Outcome::Refused: ++m_refused; return;
    case Outcome::Stored: ++m_stored; break;
    }
    if (kind != domain::HitKind::PageView)
        return;
    const long long number = slotOf(when);
    Slot &slot = m_slots[static_cast<size_t>(number) % m_slots.size()];
    if (slot.number != number)
        slot = {number, 0};
    ++slot.views;
}

void Tally::describe(domain::CollectorStatus &status, domain::Instant now) const
{
    const QMutexLocker lock(&m_mutex);
    status.stored = m_stored;
    status.rejected = m_rejected;
    status.refused = m_refused;
    status.received = m_stored + m_rejected + m_refused;
    status.viewsPerMinute.assign(Minutes, 0);
    const long long oldest = slotOf(now) - static_cast<long long>(m_slots.size()) + 1;
    for (size_t i = 0; i < m_slots.size(); ++i) {
        const long long number = oldest + static_cast<long long>(i);
        const Slot &slot = m_slots[static_cast<size_t>(number) % m_slots.size()];
        if (slot.number == number)
            status.viewsPerMinute[i / SlotsPerMinute] += slot.views;
    }
}

} // namespace footfall::server
