// SPDX-License-Identifier: GPL-3.0-or-later
// What doors do with the inbox, and how it is told; the writer's side is in inboxwriting.cpp, the
// spooler's in inboxspooling.cpp.
#include "core/pipeline/inbox.h"

#include <algorithm>

namespace footfall::pipeline {

using std::chrono::milliseconds;

namespace {

constexpr std::chrono::seconds DecisionInterval{1};

qint64 hitsIn(const std::vector<Item> &items)
{
    return std::count_if(items.begin(), items.end(),
                         [](const Item &item) { return item.record.hit() != nullptr; });
}

void takeOlder(const std::vector<Item> &items, std::optional<domain::Instant> &oldest)
{
    for (const Item &item : items) {
        if (const domain::Hit *hit = item.record.hit(); hit && (!oldest || hit->time < *oldest))
            oldest = hit->time;
    }
}

} // namespace

Inbox::Inbox(const Bounds &bounds, LedgerBook &book, std::function<void()> wake)
    : m_bounds(bounds), m_book(book), m_wake(std::move(wake))
{
}

void Inbox::begin(quint64 lastSequence, const QString &epoch, Mode mode)
{
    const std::lock_guard lock(m_mutex);
    m_lastSequence = lastSequence;
    m_lastSpooled = lastSequence;
    m_epoch = epoch;
    m_mode = mode;
}

Admission Inbox::accept(domain::Hit hit, std::shared_ptr<ReceiptPort> port, quint64 token)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed)
            return Admission::Closed;
        // Whoever waits already finds out whether something can be written again.
        if (m_hasGivenUp && !m_waiting.empty())
            return Admission::Full;
        if (isFull(1)) {
            if (isFull(2))
                return Admission::Full;
            if (m_mode != Mode::Spooling)
                engageLocked();
        }
        // Before the writer can see it: it must have waited when it is settled.
        m_book.accepted(hit);
        push({{0, std::move(hit)}, std::move(port), token});
        if (!mustWakeWriter())
            return Admission::Accepted;
    }
    m_wake();
    return Admission::Accepted;
}

bool Inbox::add(const LedgerEntries &entries, const BotSightings &sightings)
{
    {
        const std::lock_guard lock(m_mutex);
        if (isFull(2))
            return false;
        push({{0, entries, sightings}, nullptr, 0});
        if (!mustWakeWriter())
            return true;
    }
    m_wake();
    return true;
}

void Inbox::beginBurst()
{
    const std::lock_guard lock(m_mutex);
    ++m_bursts;
}

void Inbox::endBurst()
{
    {
        const std::lock_guard lock(m_mutex);
        --m_bursts;
        if (!mustWakeWriter())
            return;
    }
    m_wake();
}

/// What follows is called under the mutex.
bool Inbox::mustWakeWriter()
{
    return m_mode == Mode::Direct && isWorthABatch() && !std::exchange(m_isAwake, true);
}

/// Whether the writer should write what waits now, or wait for more: a commit of a few costs nearly
/// as much as one of many. While a batch is being made durable, half as many are worth another; the
/// end of that comes soon, and whatever waits then is. Under the mutex.
bool Inbox::isWorthABatch() const
{
    if (m_waiting.empty() || (m_bursts > 0 && m_waiting.size() < BurstLimit))
        return false;
    if (m_inFlight.empty())
        return true;
    return m_inFlight.size() < MostInFlight &&
           2 * m_waiting.size() >= m_inFlight.back().batch->size();
}

bool Inbox::isFull(size_t times) const
{
    return m_waiting.size() >= times * m_bounds.capacity ||
           m_waitingBytes >= qsizetype(times) * m_bounds.bytes;
}

void Inbox::push(Item item)
{
    item.record.sequence = ++m_lastSequence;
    if (m_waiting.empty())
        m_waitingSince = Steady::now();
    m_waitingBytes += heldBytes(item);
    m_waiting.push_back(std::move(item));
    const bool isSpoolersNow = m_mode == Mode::Spooling && m_waiting.size() == 1;
    if (isSpoolersNow || !std::exchange(m_isWatched, true))
        m_spoolerWork.notify_one();
}

std::vector<Item> Inbox::takeOldest(size_t limit)
{
    std::vector<Item> oldest;
    if (m_waiting.size() <= limit) {
        oldest.swap(m_waiting);
        m_waiting.reserve(oldest.size());
        m_waitingBytes = 0;
        return oldest;
    }
    const auto end = m_waiting.begin() + std::ptrdiff_t(limit);
    oldest.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
    for (const Item &item : oldest)
        m_waitingBytes -= heldBytes(item);
    return oldest;
}

Inbox::Mode Inbox::mode() const
{
    const std::lock_guard lock(m_mutex);
    return m_mode;
}

qint64 Inbox::size() const
{
    const std::lock_guard lock(m_mutex);
    qint64 hits = hitsIn(m_waiting);
    bool isGroupWriters = false;
    for (const InFlight &inFlight : m_inFlight) {
        if (inFlight.spooler != InFlight::Spooler::Done &&
            inFlight.writer != InFlight::Writer::Stored)
            hits += hitsIn(*inFlight.batch);
        isGroupWriters = isGroupWriters || inFlight.batch == m_group;
    }
    if (m_group && !isGroupWriters)
        hits += hitsIn(*m_group);
    return hits;
}

std::optional<domain::Instant> Inbox::oldestTime() const
{
    const std::lock_guard lock(m_mutex);
    std::optional<domain::Instant> oldest;
    takeOlder(m_waiting, oldest);
    for (const InFlight &inFlight : m_inFlight)
        takeOlder(*inFlight.batch, oldest);
    if (m_group)
        takeOlder(*m_group, oldest);
    return oldest;
}

milliseconds Inbox::writingFor() const
{
    const std::lock_guard lock(m_mutex);
    const auto busy = std::find_if(m_inFlight.begin(), m_inFlight.end(), [](const InFlight &one) {
        return one.writer == InFlight::Writer::Busy;
    });
    if (busy == m_inFlight.end())
        return {};
    return std::chrono::duration_cast<milliseconds>(Steady::now() - busy->since);
}

quint64 Inbox::lastSequence() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastSequence;
}

void Inbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
}

void Inbox::noteDecisions()
{
    const std::lock_guard lock(m_mutex);
    if (m_decisionsDue || m_isEnding)
        return;
    m_decisionsDue = Steady::now() + DecisionInterval;
    m_spoolerWork.notify_one();
}

void Inbox::engage()
{
    const std::lock_guard lock(m_mutex);
    engageLocked();
}

void Inbox::engageLocked()
{
    m_mode = Mode::Spooling;
    m_appendAgainAt = {};
    m_spoolerWork.notify_one();
}

} // namespace footfall::pipeline
