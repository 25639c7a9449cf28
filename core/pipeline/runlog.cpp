// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/runlog.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Instant;
using domain::Result;
using std::chrono::milliseconds;
using storage::CollectorRun;

namespace {

/// Shorter gaps are none: a restart, or a clock that is corrected.
constexpr std::chrono::minutes ShortestGap{1};
/// A door that is opened and closed all day while the database is away.
constexpr size_t MostEntries = 1'000;

milliseconds processTime()
{
    return std::chrono::duration_cast<milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

RunLog::RunLog(const domain::Clock &clock, Steady steady)
    : m_clock(clock), m_steady(steady ? std::move(steady) : processTime)
{
}

void RunLog::begin()
{
    const std::lock_guard lock(m_mutex);
    if (m_isRunning)
        return;
    m_isRunning = true;
    open(m_clock.now());
}

void RunLog::end()
{
    const std::lock_guard lock(m_mutex);
    if (!m_isRunning)
        return;
    advance();
    m_isRunning = false;
}

void RunLog::tick()
{
    const std::lock_guard lock(m_mutex);
    if (m_isRunning)
        advance();
}

bool RunLog::mustWrite() const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const Entry &entry) { return !entry.isWritten; });
}

Result<Done> RunLog::write(storage::Database &database)
{
    std::vector<Entry> entries;
    {
        const std::lock_guard lock(m_mutex);
        entries = m_entries;
    }
    auto transaction = storage::Transaction::begin(database, storage::Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    storage::RunStore store(database);
    for (Entry &entry : entries) {
        const Result<CollectorRun> noted = note(store, entry);
        if (!noted)
            return tl::unexpected(noted.error());
        entry.run = *noted;
    }
    if (const Result<Done> done = transaction->commit(); !done)
        return done;

    const std::lock_guard lock(m_mutex);
    for (const Entry &written : entries) {
        const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                        [&](const Entry &own) { return own.id == written.id; });
        if (entry == m_entries.end())
            continue;
        entry->run.started = written.run.started;
        entry->isStored = true;
        entry->isWritten = entry->run.alive == written.run.alive;
    }
    const quint64 running = m_isRunning ? m_lastId : 0;
    std::erase_if(m_entries,
                  [&](const Entry &entry) { return entry.isWritten && entry.id != running; });
    return Done{};
}

/// Where hardly anything lies between, a run goes on: the database holds a row for each gap, not
/// for each start of a program that is restarted every second.
Result<CollectorRun> RunLog::note(storage::RunStore &store, const Entry &entry)
{
    CollectorRun run = entry.run;
    if (!entry.isStored) {
        const auto before = store.latest(run.started);
        if (!before)
            return tl::unexpected(before.error());
        if (*before && run.started - (*before)->alive < ShortestGap)
            run.started = (*before)->started;
    }
    return store.note(run).map([&](Done) { return run; });
}

/// Moves the running run's end to now, or, where the clock was set or the computer slept, begins
/// another: nothing is claimed for a time of which nothing is known.
void RunLog::advance()
{
    const Instant now = m_clock.now();
    const milliseconds passed = m_steady() - m_lastSteady;
    const milliseconds jump = (now - m_lastTime) - passed;
    Entry &entry = m_entries.back();
    if (jump >= ShortestGap || now < entry.run.started) {
        open(now);
        return;
    }
    entry.isWritten = entry.isWritten && entry.run.alive == now;
    entry.run.alive = now;
    m_lastTime = now;
    m_lastSteady = m_steady();
}

void RunLog::open(Instant now)
{
    if (m_entries.size() >= MostEntries)
        m_entries.erase(m_entries.begin());
    m_entries.push_back({++m_lastId, {now, now}, false, false});
    m_lastTime = now;
    m_lastSteady = m_steady();
}

} // namespace footfall::pipeline
