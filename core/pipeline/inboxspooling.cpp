// SPDX-License-Identifier: GPL-3.0-or-later
// The spooler's side of the inbox.
#include "core/pipeline/inbox.h"
#include "core/pipeline/receipts.h"

#include <algorithm>

namespace footfall::pipeline {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds FirstPause{50};
constexpr milliseconds LongestPause{1'000};

} // namespace

Inbox::Work Inbox::nextWork()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        const Mode before = m_mode;
        std::optional<Work> work = workNow(Steady::now());
        if (before == Mode::Direct && m_mode == Mode::Spooling) {
            // The writer finds the mode changed when it is done with what holds it up.
            lock.unlock();
            m_wake();
            if (work)
                return *std::move(work);
            lock.lock();
            continue;
        }
        if (work)
            return *std::move(work);
        if (const auto until = deadline())
            m_spoolerWork.wait_until(lock, *until);
        else
            m_spoolerWork.wait(lock);
    }
}

/// Under the mutex.
std::optional<Inbox::Work> Inbox::workNow(Steady::time_point now)
{
    if (m_pulse) {
        Work work{Work::Kind::Pulse};
        work.pulse = std::exchange(m_pulse, nullptr);
        return work;
    }
    if (m_decisionsDue && (m_isEnding || *m_decisionsDue <= now)) {
        m_decisionsDue.reset();
        return Work{Work::Kind::WriteDecisions};
    }
    if (m_mode != Mode::Spooling) {
        const auto oldest = oldestUnsettled();
        m_isWatched = oldest.has_value();
        if (oldest && *oldest + m_bounds.longestCommit <= now) {
            engageLocked();
            m_isLateNews = true;
        }
    }
    if (m_mode == Mode::Spooling && !m_isHeld && (m_isEnding || m_appendAgainAt <= now)) {
        if (Batch group = groupToAppend())
            return Work{Work::Kind::Append, std::move(group), m_epoch,
                        std::exchange(m_isLateNews, false)};
    }
    const bool isDone = m_waiting.empty() && m_inFlight.empty();
    return m_isEnding && isDone ? std::optional(Work{Work::Kind::End}) : std::nullopt;
}

/// The writer's batches come first: their numbers are lower.
Inbox::Batch Inbox::groupToAppend()
{
    const auto idle = std::find_if(m_inFlight.begin(), m_inFlight.end(), isLeft);
    if (idle != m_inFlight.end()) {
        idle->spooler = InFlight::Spooler::Busy;
        m_group = idle->batch;
    } else if (!m_waiting.empty()) {
        m_group = std::make_shared<const std::vector<Item>>(takeOldest(GroupLimit));
    }
    return m_group;
}

std::optional<Inbox::Steady::time_point> Inbox::oldestUnsettled() const
{
    if (!m_inFlight.empty())
        return m_inFlight.front().since;
    return m_waiting.empty() ? std::nullopt : std::optional(m_waitingSince);
}

/// Until then there is nothing to do, unless somebody brings something.
std::optional<Inbox::Steady::time_point> Inbox::deadline() const
{
    std::optional<Steady::time_point> first = m_decisionsDue;
    const auto consider = [&](Steady::time_point time) {
        if (!first || time < *first)
            first = time;
    };
    if (m_mode != Mode::Spooling) {
        if (const auto oldest = oldestUnsettled())
            consider(*oldest + m_bounds.longestCommit);
    } else if (!m_isHeld) {
        const bool isBatchLeft = std::any_of(m_inFlight.begin(), m_inFlight.end(), isLeft);
        if (isBatchLeft || !m_waiting.empty())
            consider(m_appendAgainAt);
    }
    return first;
}

void Inbox::appended(const Batch &group, const std::vector<Receipt> &receipts)
{
    bool mustAnswer = true;
    bool mustWake = false;
    {
        const std::lock_guard lock(m_mutex);
        m_group.reset();
        m_lastSpooled = group->back().record.sequence;
        m_unwritableSince.reset();
        m_hasGivenUp = false;
        m_appendPause = {};
        if (InFlight *batch = inFlight(group)) {
            mustAnswer = !std::exchange(batch->isAnswered, true);
            batch->spooler = InFlight::Spooler::Done;
            if (batch->writer != InFlight::Writer::Busy)
                settleInFlight(group);
        }
        m_isSettling = mustAnswer;
        mustWake = std::exchange(m_mustWake, false);
        m_appendEnded.notify_all();
    }
    if (mustAnswer) {
        settleHere(*group, receipts);
        settle(*group, receipts);
    }
    if (mustWake)
        m_wake();
}

void Inbox::notAppended(const Batch &group)
{
    std::vector<Item> refused;
    bool mustWake = false;
    {
        const std::lock_guard lock(m_mutex);
        m_group.reset();
        const Steady::time_point now = Steady::now();
        if (!m_unwritableSince)
            m_unwritableSince = now;
        m_appendPause = std::clamp(m_appendPause * 2, FirstPause, LongestPause);
        m_appendAgainAt = now + m_appendPause;
        if (InFlight *batch = inFlight(group)) {
            batch->spooler = InFlight::Spooler::Idle;
            if (batch->writer == InFlight::Writer::Failed)
                putBack(*group);
            if (batch->writer != InFlight::Writer::Busy)
                settleInFlight(group);
        } else {
            putBack(*group);
        }
        // The writer's batches are its own affair as long as it is at them.
        if (mustRefuse()) {
            m_hasGivenUp = true;
            refused.swap(m_waiting);
            m_waitingBytes = 0;
            m_isSettling = !refused.empty();
        }
        mustWake = std::exchange(m_mustWake, false);
        m_appendEnded.notify_all();
    }
    refuse(refused);
    if (mustWake)
        m_wake();
}

/// The first to whom it happens are held in memory for a while; it may be over soon.
bool Inbox::mustRefuse() const
{
    return m_isEnding || Steady::now() - *m_unwritableSince >= m_bounds.patience;
}

void Inbox::refuse(const std::vector<Item> &items)
{
    if (items.empty())
        return;
    std::vector<Item> certain;
    {
        const std::lock_guard lock(m_mutex);
        for (const Item &item : items) {
            if (item.record.sequence <= m_lastFailed) {
                m_book.refusedForNow(item.record);
                m_uncertain.push_back(item.record);
            } else {
                certain.push_back(item);
            }
        }
    }
    settleHere(certain, std::vector<Receipt>(certain.size(), Receipt::Unwritable));
    settle(items, Receipt::Unwritable);
}

/// First the ledger, then the answers: who has one finds it counted.
void Inbox::settleHere(const std::vector<Item> &items, const std::vector<Receipt> &receipts)
{
    m_book.settled(items, receipts);
    const std::lock_guard lock(m_mutex);
    m_isSettling = false;
    m_appendEnded.notify_all();
}

void Inbox::pulse(std::function<void()> alive)
{
    const std::lock_guard lock(m_mutex);
    m_pulse = std::move(alive);
    m_spoolerWork.notify_one();
}

void Inbox::finishSpooling()
{
    const std::lock_guard lock(m_mutex);
    m_isEnding = true;
    engageLocked();
}

} // namespace footfall::pipeline
