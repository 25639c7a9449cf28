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
        m_waiting.push_back({std::move(hit), std::move(port), token, ++m_lastSequence});
        if (std::exchange(m_awake, true))
            return Admission::Accepted;
    }
    m_wake();
    return Admission::Accepted;
}

std::vector<WaitingHit> Inbox::take(size_t limit)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() <= limit) {
        m_awake = !m_waiting.empty();
        return std::exchange(m_waiting, {});
    }
    const auto end = m_waiting.begin() + std::ptrdiff_t(limit);
    std::vector<WaitingHit> oldest(std::make_move_iterator(m_waiting.begin()),
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
    const auto oldest = std::min_element(
        m_waiting.begin(), m_waiting.end(),
        [](const WaitingHit &a, const WaitingHit &b) { return a.hit.time < b.hit.time; });
    return oldest == m_waiting.end() ? std::nullopt : std::optional(oldest->hit.time);
}

void Inbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
}

} // namespace footfall::pipeline
