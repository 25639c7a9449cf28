// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/activity.h"

#include <algorithm>

namespace footfall::server {

using domain::HitKind;
using domain::ItemOutcome;

namespace {

constexpr long long SlotSeconds = 5;
constexpr size_t SlotsPerMinute = 60 / SlotSeconds;
constexpr size_t MinutesOfStatus = 30;
constexpr qsizetype LongestPathname = 200; ///< No column shows more.

long long numberOf(domain::Instant when)
{
    return domain::toSeconds(when) / SlotSeconds;
}

/// Where what may hold somebody's secrets begins: a query, or a fragment that is no route of the
/// site's, such as "#access_token=".
qsizetype endOfPath(const QString &pathname)
{
    for (qsizetype i = 0; i < pathname.size(); ++i) {
        if (pathname[i] != u'?' && pathname[i] != u'#')
            continue;
        const QStringView rest = QStringView(pathname).sliced(i);
        if (!rest.startsWith(u"#/") && !rest.startsWith(u"#!/"))
            return i;
    }
    return pathname.size();
}

/// What is shown of a pathname that was perhaps never cleaned: no more than fits.
QString shown(const QString &pathname)
{
    const qsizetype length = endOfPath(pathname);
    return length > LongestPathname ? pathname.left(LongestPathname) + QChar(0x2026)
                                    : pathname.left(length);
}

/// Before 1970 no collector ran; a clock that says so must not lead out of the array.
size_t indexOf(long long number, size_t count)
{
    return static_cast<size_t>(number) % count;
}

} // namespace

Activity::Slot &Activity::slotOf(domain::Instant when)
{
    const long long number = numberOf(when);
    Slot &slot = m_slots[indexOf(number, Slots)];
    if (slot.number != number) {
        slot = {};
        slot.number = number;
        slot.deepestQueue = m_waiting;
    }
    return slot;
}

void Activity::accepted(domain::Instant when)
{
    const std::scoped_lock lock(m_mutex);
    Slot &slot = slotOf(when);
    ++slot.received;
    slot.deepestQueue = std::max(slot.deepestQueue, ++m_waiting);
}

void Activity::settled(domain::Instant when, std::span<const AnsweredItem> items)
{
    const std::scoped_lock lock(m_mutex);
    Slot &slot = slotOf(when);
    m_waiting = std::max(0, m_waiting - static_cast<int>(items.size()));
    for (const AnsweredItem &item : items)
        count(slot, when, item);
}

void Activity::abandoned(size_t items)
{
    const std::scoped_lock lock(m_mutex);
    m_waiting = std::max(0, m_waiting - static_cast<int>(items));
}

void Activity::decided(domain::Instant when, const AnsweredItem &item)
{
    const std::scoped_lock lock(m_mutex);
    Slot &slot = slotOf(when);
    ++slot.received;
    count(slot, when, item);
}

void Activity::count(Slot &slot, domain::Instant when, const AnsweredItem &item)
{
    switch (item.outcome) {
    case ItemOutcome::Stored:
        ++slot.stored;
        slot.milliseconds += item.milliseconds.value_or(0);
        slot.slowest = std::max(slot.slowest, item.milliseconds.value_or(0));
        break;
    case ItemOutcome::Spooled: ++slot.spooled; break;
    case ItemOutcome::Rejected:
        ++slot.rejected;
        ++m_rejected;
        break;
    case ItemOutcome::Refused:
        ++slot.refused;
        ++m_refused;
        m_isRefusing = true;
        break;
    }
    if (item.outcome == ItemOutcome::Stored || item.outcome == ItemOutcome::Spooled) {
        ++m_stored;
        m_isRefusing = false;
        if (item.kind == HitKind::PageView)
            ++slot.views;
    }
    m_recent[m_nextRecent] = {when,         item.site,   shown(item.pathname),
                              item.outcome, item.reason, item.milliseconds};
    m_nextRecent = (m_nextRecent + 1) % RecentRequests;
    m_recentCount = std::min(m_recentCount + 1, RecentRequests);
}

void Activity::describe(domain::CollectorStatus &status, domain::Instant now) const
{
    const std::scoped_lock lock(m_mutex);
    status.stored = m_stored;
    status.rejected = m_rejected;
    status.refused = m_refused;
    status.received = m_stored + m_rejected + m_refused;
    status.viewsPerMinute.assign(MinutesOfStatus, 0);
    constexpr size_t count = MinutesOfStatus * SlotsPerMinute;
    const long long oldest = numberOf(now) - static_cast<long long>(count) + 1;
    for (size_t i = 0; i < count; ++i) {
        const long long number = oldest + static_cast<long long>(i);
        const Slot &slot = m_slots[indexOf(number, Slots)];
        if (slot.number == number)
            status.viewsPerMinute[i / SlotsPerMinute] += slot.views;
    }
}

void Activity::describe(domain::CollectorActivity &activity, domain::Instant now) const
{
    const std::scoped_lock lock(m_mutex);
    const long long newest = numberOf(now);
    const long long oldest = newest - static_cast<long long>(Slots) + 1;
    activity.intervals.clear();
    activity.intervals.reserve(Slots);
    for (long long number = oldest; number <= newest; ++number) {
        domain::ActivitySlot interval;
        interval.start = domain::instantFromSeconds(number * SlotSeconds);
        const Slot &slot = m_slots[indexOf(number, Slots)];
        if (slot.number == number) {
            interval.received = slot.received;
            interval.stored = slot.stored;
            interval.spooled = slot.spooled;
            interval.rejected = slot.rejected;
            interval.refused = slot.refused;
            interval.deepestQueue = slot.deepestQueue;
            interval.commitMilliseconds = slot.stored ? slot.milliseconds / slot.stored : 0;
            interval.slowestMilliseconds = slot.slowest;
        }
        activity.intervals.push_back(interval);
    }
    // Whoever waits now is there even where nothing has happened for five seconds.
    activity.intervals.back().deepestQueue =
        std::max(activity.intervals.back().deepestQueue, m_waiting);
    activity.recent.clear();
    activity.recent.reserve(m_recentCount);
    for (size_t i = 1; i <= m_recentCount; ++i)
        activity.recent.push_back(m_recent[(m_nextRecent + RecentRequests - i) % RecentRequests]);
}

bool Activity::isRefusing() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isRefusing;
}

} // namespace footfall::server
