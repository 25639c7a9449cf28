// SPDX-License-Identifier: GPL-3.0-or-later
// Threads of one engine that decode and scan, and what brings them their work. The engine's thread;
// tasks run in the threads and touch no connection.
#pragma once

#include "core/queries/facts/factquestion.h"
#include "core/queries/facts/factunit.h"
#include "core/queries/facts/runtasks.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace footfall::queries {

class FactWorkers
{
public:
    /// As many threads as the machine runs at once, at most 8. They start with the first task.
    FactWorkers();
    /// So many, at least one.
    explicit FactWorkers(size_t count);
    ~FactWorkers();
    FactWorkers(const FactWorkers &) = delete;
    FactWorkers &operator=(const FactWorkers &) = delete;

    [[nodiscard]] size_t count() const { return m_count; }
    /// task lets no exception out. REQUIRES: whoever starts it waits for its end. Throws bad_alloc,
    /// and does not take it, where there is no memory for it or no thread at all.
    void start(std::function<void(Workbench &)> task);
    /// Waits until all of them are done; the first bad_alloc is thrown again.
    void runAll(std::vector<std::function<void()>> tasks);
    /// runAll(), for who needs nothing else of them. They outlive it.
    [[nodiscard]] RunTasks runner();

private:
    void ensureThreads();
    void work(const std::stop_token &stop);

    size_t m_count;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<std::function<void(Workbench &)>> m_tasks; ///< Under the mutex.
    std::vector<std::jthread> m_threads;
};

/// Runs units, as they come, a few at a time.
class UnitRunner
{
public:
    using ReadBytes =
        std::function<domain::Result<QByteArray>(storage::SegmentId segment, quint32 part)>;
    /// readBytes is called on the calling thread.
    UnitRunner(FactWorkers &workers, ReadBytes readBytes, Urgency urgency = Urgency::Now);

    /// Called on the calling thread for each one that is done.
    using Finished = std::function<void(FactUnit &unit)>;
    /// next: the units, then null. Stopped: ErrorKind::Unavailable with an empty message.
    [[nodiscard]] domain::Result<domain::Done>
    run(const std::function<std::unique_ptr<FactUnit>()> &next, const std::stop_token &stop,
        const Finished &finished);

private:
    struct Returned {
        std::unique_ptr<FactUnit> unit;
        FactUnit::Step step = FactUnit::Step::Done;
    };
    void hand(std::unique_ptr<FactUnit> unit);
    [[nodiscard]] Returned take();
    [[nodiscard]] domain::Result<domain::Done>
    runAll(const std::function<std::unique_ptr<FactUnit>()> &next, const Finished &finished);
    [[nodiscard]] domain::Result<domain::Done> read(FactUnit &unit) const;

    /// Where workers put what they have worked on; the last one may leave it after the runner.
    struct Counter {
        std::mutex mutex;
        std::condition_variable wake;
        std::vector<Returned> returned; ///< Under the mutex.
    };

    FactWorkers &m_workers;
    ReadBytes m_readBytes;
    /// Enough that no worker waits while bytes are read for another; few, so that what is streamed
    /// does not fill the memory.
    size_t m_most;
    std::stop_source m_stop;
    size_t m_working = 0;
    std::shared_ptr<Counter> m_counter = std::make_shared<Counter>();
};

} // namespace footfall::queries
