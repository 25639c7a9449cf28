// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/factmerger.h"

#include "core/storage/sitestore.h"

#include <QCoreApplication>
#include <algorithm>
#include <new>
#include <utility>

namespace footfall::pipeline {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Pipeline)
};

} // namespace

FactMerger::FactMerger(Ready ready, Ended ended)
    : m_ready(std::move(ready)), m_ended(std::move(ended))
{
}

FactMerger::~FactMerger()
{
    cancel();
    if (!m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_changed.notify_all();
    }
    m_thread->wait();
}

bool FactMerger::isResting()
{
    const std::lock_guard lock(m_mutex);
    return !m_order;
}

void FactMerger::merge(Order order)
{
    if (!m_thread) {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->setObjectName(QStringLiteral("merger"));
        m_thread->start(QThread::LowPriority);
    }
    const std::lock_guard lock(m_mutex);
    m_order = std::move(order);
    m_changed.notify_all();
}

void FactMerger::written(const Result<Done> &outcome)
{
    const std::lock_guard lock(m_mutex);
    m_written = outcome;
    m_changed.notify_all();
}

void FactMerger::cancel()
{
    std::unique_lock lock(m_mutex);
    m_isCancelled = true;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return !m_order; });
    m_isCancelled = false;
    m_leftOut.clear(); // The next file's are others.
}

bool FactMerger::isCancelled()
{
    const std::lock_guard lock(m_mutex);
    return m_isCancelled;
}

void FactMerger::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isEnding || m_order; });
        if (m_isEnding)
            return;
        const Order order = *m_order;
        lock.unlock();
        const Result<Done> result = passInMemory(order);
        lock.lock();
        m_order.reset();
        if (!m_isCancelled)
            m_ended(order.number, result);
        m_changed.notify_all();
    }
}

Result<Done> FactMerger::passInMemory(const Order &order)
{
    try {
        return pass(order);
    } catch (const std::bad_alloc &) {
        return domain::failure(ErrorKind::Unavailable,
                               Words::tr("There is not enough memory to merge what was counted. It "
                                         "is tried again after the next fold."));
    }
}

Result<Done> FactMerger::pass(const Order &order)
{
    const auto database = storage::Database::open(order.databasePath, storage::OpenMode::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    storage::FactStore facts(**database);
    Result<Done> outcome = Done{};
    while (!isCancelled()) {
        const auto segments = facts.allSegments();
        if (!segments)
            return tl::unexpected(segments.error());
        const std::optional<MergeJob> job = next(*segments, order);
        if (!job)
            break;
        Result<MergedFacts> merged = mergeFacts(**database, *job);
        if (!merged) {
            if (merged.error().kind == ErrorKind::Unavailable)
                return tl::unexpected(merged.error());
            leaveOut(job->sources);
            // That a source goes, with its site, is no fault.
            const auto removed = storage::SiteStore(**database).removed();
            const bool isGone = merged.error().kind == ErrorKind::NotFound ||
                                (removed && std::find(removed->begin(), removed->end(),
                                                      job->site) != removed->end());
            if (!isGone)
                outcome = tl::unexpected(merged.error());
            continue;
        }
        const Result<Done> written = handOver(order.number, *std::move(merged));
        if (!written && written.error().kind == ErrorKind::NotFound)
            // The site goes, and its segments with it, but not at once.
            leaveOut(job->sources);
        else if (!written)
            return written;
    }
    return outcome;
}

void FactMerger::leaveOut(const std::vector<storage::SegmentInfo> &sources)
{
    for (const storage::SegmentInfo &source : sources)
        m_leftOut.insert(source.id);
}

std::optional<MergeJob> FactMerger::next(const std::vector<storage::SegmentInfo> &segments,
                                         const Order &order) const
{
    std::vector<storage::SegmentInfo> readable;
    std::copy_if(
        segments.begin(), segments.end(), std::back_inserter(readable),
        [this](const storage::SegmentInfo &segment) { return !m_leftOut.contains(segment.id); });
    std::vector<MergeJob> jobs = dueMerges(readable, order.sites);
    if (jobs.empty())
        return std::nullopt;
    return std::move(jobs.front());
}

Result<Done> FactMerger::handOver(quint64 order, MergedFacts merged)
{
    std::unique_lock lock(m_mutex);
    m_written.reset();
    if (m_isCancelled)
        return Done{};
    m_ready(order, std::move(merged));
    m_changed.wait(lock, [this] { return m_isCancelled || m_written; });
    return m_isCancelled ? Result<Done>(Done{}) : *std::exchange(m_written, std::nullopt);
}

} // namespace footfall::pipeline
