// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/query/merging.h"

#include "core/pipeline/mergewriter.h"
#include "tests/bench/need.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <numeric>
#include <semaphore>
#include <thread>

namespace footfall::bench {

using pipeline::MergedFacts;
using pipeline::MergeJob;
using pipeline::MergeWriter;
using storage::Database;

namespace {

/// Jobs that have nothing to do with each other, made by several threads with connections of their
/// own, and handed over in their order.
class Merged
{
public:
    Merged(const QString &path, const std::vector<MergeJob> &jobs)
        : m_jobs(jobs), m_made(jobs.size())
    {
        const size_t most = std::max(std::thread::hardware_concurrency(), 1U);
        for (size_t i = 0; i < std::min(most, jobs.size()); ++i)
            m_threads.emplace_back([this, path] { work(path); });
    }
    ~Merged()
    {
        m_isOver = true;
        m_mayBeHeld.release(std::ptrdiff_t(m_threads.size()));
    }
    Merged(const Merged &) = delete;
    Merged &operator=(const Merged &) = delete;

    [[nodiscard]] MergedFacts take(size_t job)
    {
        MergedFacts merged = need(m_made[job].get_future().get());
        m_mayBeHeld.release();
        return merged;
    }

private:
    void work(const QString &path)
    {
        const auto database = Database::open(path, storage::OpenMode::ReadOnly);
        while (true) {
            m_mayBeHeld.acquire();
            const size_t job = m_next++;
            if (m_isOver || job >= m_jobs.size())
                return;
            m_made[job].set_value(database ? mergeFacts(**database, m_jobs[job])
                                           : tl::unexpected(database.error()));
        }
    }

    /// So many wait to be written, or are being made.
    static constexpr std::ptrdiff_t MostHeld = 8;

    const std::vector<MergeJob> &m_jobs;
    std::vector<std::promise<domain::Result<MergedFacts>>> m_made;
    std::counting_semaphore<> m_mayBeHeld{MostHeld};
    std::atomic<size_t> m_next = 0;
    std::atomic<bool> m_isOver = false;
    std::vector<std::jthread> m_threads; ///< The last to be made, and the first to go.
};

qint64 rowsOf(const MergeJob &job)
{
    return std::accumulate(
        job.sources.begin(), job.sources.end(), qint64{0},
        [](qint64 rows, const storage::SegmentInfo &source) { return rows + source.rows; });
}

} // namespace

void mergeOnAllCores(Database &database, const std::vector<pipeline::SiteMerging> &sites)
{
    storage::FactStore facts(database);
    MergeWriter writer(database);
    while (true) {
        std::vector<MergeJob> jobs = dueMerges(need(facts.allSegments()), sites);
        if (jobs.empty())
            return;
        // The largest first, or some threads would have nothing to do while it is made.
        std::sort(jobs.begin(), jobs.end(),
                  [](const MergeJob &a, const MergeJob &b) { return rowsOf(a) > rowsOf(b); });
        Merged merged(database.path(), jobs);
        for (size_t job = 0; job < jobs.size(); ++job) {
            writer.begin(merged.take(job));
            while (need(writer.writeSome()) == MergeWriter::Progress::More) {
            }
        }
    }
}

} // namespace footfall::bench
