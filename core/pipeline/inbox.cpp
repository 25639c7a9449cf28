// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/inbox.h"

#include <algorithm>

namespace footfall::pipeline {

Inbox::Inbox(size_t capacity, quint64 lastSequence, std::function<void()> wake)
    : m_capacity(capacity), m_wake(std::move(wake)), m_lastSequence(lastSequence)
{
}

Admission Inbox::accept(domain::Hit hit, std::shared_ptr<ReceiptPort> port, quint64 token)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return Admission::Closed;
        if (m_waiting.size() >= m_capacity)
            return Admission::Full;
        m_waiting.push_back({{++m_lastSequence, std::move(hit)}, std::move(port), token});
        if (std::exchange(m_awake, true))
            return Admission::Accepted;
    }
    m_wake();
    return Admission::Accepted;
}

std::vector<Item> Inbox::take(size_t limit)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() <= limit) {
        m_awake = !m_waiting.empty();
        return std::exchange(m_waiting, {});
    }
    const auto end = m_waiting.begin() + std::ptrdiff_t(limit);
    std::vector<Item> oldest(std::make_move_iterator(m_waiting.begin()),
                             std::make_move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
    return oldest;
}

size_t Inbox::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.size();
}

std::optional<domain::Instant> Inbox::oldestTime() const
{
    const std::lock_guard lock(m_mutex);
    std::optional<domain::Instant> oldest;
    for (const Item &item : m_waiting) {
        if (const domain::Hit *hit = item.record.hit(); hit && (!oldest || hit->time < *oldest))
            oldest = hit->time;
    }
    return oldest;
}

void Inbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
}

} // namespace footfall::pipeline
