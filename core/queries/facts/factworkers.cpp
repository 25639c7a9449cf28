// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/facts/factworkers.h"

#include <algorithm>
#include <atomic>
#include <latch>
#include <new>
#include <system_error>

namespace footfall::queries {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

constexpr size_t MostThreads = 8;

} // namespace

FactWorkers::FactWorkers()
    : FactWorkers(std::min<size_t>(std::thread::hardware_concurrency(), MostThreads))
{
}

FactWorkers::FactWorkers(size_t count) : m_count(std::max<size_t>(count, 1)) {}

FactWorkers::~FactWorkers()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
}

void FactWorkers::start(std::function<void(Workbench &)> task)
{
    ensureThreads();
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

/// Fewer than wanted do, one at least.
void FactWorkers::ensureThreads()
{
    m_threads.reserve(m_count);
    try {
        while (m_threads.size() < m_count)
            m_threads.emplace_back([this](const std::stop_token &stop) { work(stop); });
    } catch (const std::system_error &) {
        if (m_threads.empty())
            throw std::bad_alloc();
    }
}

void FactWorkers::work(const std::stop_token &stop)
{
    Workbench bench;
    for (;;) {
        std::function<void(Workbench &)> task;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); }))
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task(bench);
    }
}

void FactWorkers::runAll(std::vector<std::function<void()>> tasks)
{
    struct Left {
        explicit Left(size_t count) : latch(static_cast<std::ptrdiff_t>(count)) {}
        std::latch latch;
        std::atomic<bool> isOutOfMemory = false;
    };
    // The last worker may leave it after whoever waits.
    const auto left = std::make_shared<Left>(tasks.size());
    size_t started = 0;
    try {
        for (; started < tasks.size(); ++started)
            start([&task = tasks[started], left](Workbench &) {
                try {
                    task();
                } catch (const std::exception &) {
                    left->isOutOfMemory = true;
                }
                left->latch.count_down();
            });
    } catch (const std::exception &) { // Those that run have to end first.
        left->isOutOfMemory = true;
        left->latch.count_down(static_cast<std::ptrdiff_t>(tasks.size() - started));
    }
    left->latch.wait();
    if (left->isOutOfMemory)
        throw std::bad_alloc();
}

RunTasks FactWorkers::runner()
{
    return [this](std::vector<std::function<void()>> tasks) { runAll(std::move(tasks)); };
}

UnitRunner::UnitRunner(FactWorkers &workers, ReadBytes readBytes, Urgency urgency)
    : m_workers(workers)
    , m_readBytes(std::move(readBytes))
    , m_most(urgency == Urgency::Ahead ? 1 : workers.count() + 2)
{
    m_counter->returned.reserve(m_most); // A worker has nobody to tell that there is no memory.
}

void UnitRunner::hand(std::unique_ptr<FactUnit> unit)
{
    m_workers.start(
        [counter = m_counter, stop = m_stop.get_token(), held = unit.get()](Workbench &bench) {
            std::unique_ptr<FactUnit> own(held);
            const FactUnit::Step step = own->step(bench, stop);
            const std::lock_guard lock(counter->mutex);
            counter->returned.push_back({std::move(own), step});
            counter->wake.notify_one();
        });
    (void)unit.release(); // Now it is the task's.
    ++m_working;
}

UnitRunner::Returned UnitRunner::take()
{
    std::unique_lock lock(m_counter->mutex);
    m_counter->wake.wait(lock, [this] { return !m_counter->returned.empty(); });
    Returned returned = std::move(m_counter->returned.front());
    m_counter->returned.erase(m_counter->returned.begin());
    --m_working;
    return returned;
}

Result<Done> UnitRunner::read(FactUnit &unit) const
{
    const std::vector<quint32> missing = unit.parts().missing();
    for (const quint32 part : missing) {
        if (m_stop.stop_requested()) // There may be many, on a slow disk.
            return domain::failure(ErrorKind::Unavailable, {});
        Result<QByteArray> bytes = m_readBytes(unit.parts().id(), part);
        if (!bytes)
            return tl::unexpected(bytes.error());
        unit.parts().give(part, *std::move(bytes));
    }
    return Done{};
}

Result<Done> UnitRunner::run(const std::function<std::unique_ptr<FactUnit>()> &next,
                             const std::stop_token &stop, const Finished &finished)
{
    const std::stop_callback onStop(stop, [this] { m_stop.request_stop(); });
    try {
        return runAll(next, finished);
    } catch (...) { // What the units work on is the caller's.
        m_stop.request_stop();
        while (m_working > 0)
            (void)take();
        throw;
    }
}

Result<Done> UnitRunner::runAll(const std::function<std::unique_ptr<FactUnit>()> &next,
                                const Finished &finished)
{
    Result<Done> result = Done{};
    const auto fail = [&](domain::Error error) {
        if (result)
            result = tl::unexpected(std::move(error));
        m_stop.request_stop();
    };
    bool hasMore = true;
    for (;;) {
        while (hasMore && result && m_working < m_most && !m_stop.stop_requested()) {
            std::unique_ptr<FactUnit> unit = next();
            hasMore = unit != nullptr;
            if (unit)
                hand(std::move(unit));
        }
        if (m_working == 0)
            break;
        Returned returned = take();
        switch (returned.step) {
        case FactUnit::Step::Done:
            if (result)
                finished(*returned.unit);
            break;
        case FactUnit::Step::NeedsBytes:
            if (!result || m_stop.stop_requested())
                break;
            if (const Result<Done> read = this->read(*returned.unit))
                hand(std::move(returned.unit));
            else
                fail(read.error());
            break;
        case FactUnit::Step::Failed: fail(returned.unit->error()); break;
        case FactUnit::Step::Stopped: break;
        }
    }
    if (result && m_stop.stop_requested())
        return domain::failure(ErrorKind::Unavailable, {});
    return result;
}

} // namespace footfall::queries
