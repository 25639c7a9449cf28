// SPDX-License-Identifier: GPL-3.0-or-later
// What the writer does with the inbox.
#include "core/pipeline/inbox.h"

#include "core/pipeline/receipts.h"

#include <algorithm>

namespace footfall::pipeline {

Inbox::Batch Inbox::take(size_t limit)
{
    const std::lock_guard lock(m_mutex);
    if (m_mode != Mode::Direct)
        return nullptr;
    if (!isWorthABatch()) {
        m_isAwake = false;
        return nullptr;
    }
    const Steady::time_point since = m_waitingSince;
    std::vector<Item> oldest = takeOldest(limit);
    if (!m_waiting.empty())
        m_waitingSince = Steady::now();
    m_inFlight.push_back({std::make_shared<const std::vector<Item>>(std::move(oldest)), since});
    return m_inFlight.back().batch;
}

bool Inbox::hasBatch() const
{
    const std::lock_guard lock(m_mutex);
    return m_mode == Mode::Direct && isWorthABatch();
}

/// Under the mutex.
Inbox::InFlight *Inbox::inFlight(const Batch &batch)
{
    const auto found = std::find_if(m_inFlight.begin(), m_inFlight.end(),
                                    [&](const InFlight &one) { return one.batch == batch; });
    return found == m_inFlight.end() ? nullptr : &*found;
}

/// Neither the writer nor the spooler has anything to do with it any more. Under the mutex.
void Inbox::settleInFlight(const Batch &batch)
{
    std::erase_if(m_inFlight, [&](const InFlight &one) { return one.batch == batch; });
}

Inbox::Answers Inbox::finish(const Batch &batch)
{
    bool mustWake = false;
    Answers answers = Answers::Due;
    {
        const std::lock_guard lock(m_mutex);
        InFlight *finished = inFlight(batch);
        Q_ASSERT(finished && finished->writer == InFlight::Writer::Busy);
        answers = std::exchange(finished->isAnswered, true) ? Answers::Given : Answers::Due;
        finished->writer = InFlight::Writer::Stored;
        m_unwritableSince.reset();
        m_hasGivenUp = false;
        if (finished->spooler != InFlight::Spooler::Busy)
            settleInFlight(batch);
        // The spooler may have waited for it before it could go on with what came later.
        if (m_mode == Mode::Spooling)
            m_spoolerWork.notify_one();
        mustWake = mustWakeWriter();
    }
    if (mustWake)
        m_wake();
    return answers;
}

void Inbox::fail()
{
    const std::lock_guard lock(m_mutex);
    // The newest first: each is put before what waits.
    for (auto failed = m_inFlight.rbegin(); failed != m_inFlight.rend(); ++failed) {
        if (failed->writer == InFlight::Writer::Stored)
            continue;
        failed->writer = InFlight::Writer::Failed;
        m_lastFailed = std::max(m_lastFailed, failed->batch->back().record.sequence);
        if (failed->spooler == InFlight::Spooler::Idle)
            putBack(*failed->batch);
    }
    std::erase_if(m_inFlight, [](const InFlight &one) {
        return one.writer == InFlight::Writer::Failed && one.spooler != InFlight::Spooler::Busy;
    });
    engageLocked();
}

/// Before everything else that waits.
void Inbox::putBack(const std::vector<Item> &items)
{
    if (m_waiting.empty())
        m_waitingSince = Steady::now();
    m_waiting.insert(m_waiting.begin(), items.begin(), items.end());
    for (const Item &item : items)
        m_waitingBytes += heldBytes(item);
}

quint64 Inbox::lastSpooled() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastSpooled;
}

Inbox::Rejoin Inbox::rejoin(quint64 spooled)
{
    const std::lock_guard lock(m_mutex);
    if (m_mode == Mode::Direct)
        return Rejoin::Direct;
    // From here on what comes waits for the writer, or else this would never end under load.
    m_mode = Mode::Rejoining;
    if (m_group) {
        m_mustWake = true;
        return Rejoin::Later;
    }
    if (m_lastSpooled != spooled)
        return Rejoin::Now;
    m_mode = Mode::Direct;
    if (m_hasLost && !m_isSettling) {
        m_book.recount(m_waiting);
        m_hasLost = false;
    }
    m_isAwake = true; // Whoever rejoins looks into the inbox next.
    if (!m_waiting.empty())
        m_waitingSince = Steady::now();
    m_isWatched = true;
    m_spoolerWork.notify_one();
    return Rejoin::Direct;
}

void Inbox::noteLost()
{
    const std::lock_guard lock(m_mutex);
    m_hasLost = true;
}

std::vector<Record> Inbox::takeUncertain()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_uncertain, {});
}

void Inbox::hold()
{
    std::unique_lock lock(m_mutex);
    m_isHeld = true;
    m_appendEnded.wait(lock, [this] { return !m_group && !m_isSettling; });
}

void Inbox::resume()
{
    const std::lock_guard lock(m_mutex);
    m_isHeld = false;
    m_spoolerWork.notify_one();
}

void Inbox::resume(quint64 last, const QString &epoch, const IdMove &ids)
{
    std::vector<Item> gone;
    {
        const std::lock_guard lock(m_mutex);
        std::vector<Item> kept;
        kept.reserve(m_waiting.size());
        m_lastSequence = last;
        m_lastSpooled = last;
        m_lastFailed = 0;
        m_waitingBytes = 0;
        m_epoch = epoch;
        for (Item &item : m_waiting) {
            if (!pipeline::move(item.record, ids)) {
                gone.push_back(std::move(item));
                continue;
            }
            item.record.sequence = ++m_lastSequence;
            m_waitingBytes += heldBytes(item);
            kept.push_back(std::move(item));
        }
        m_waiting = std::move(kept);
        m_isHeld = false;
        m_spoolerWork.notify_one();
    }
    settle(gone, Receipt::SiteGone);
}

} // namespace footfall::pipeline
