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

/// What keeps facts from being read may pass, as a loose cable; damage does not, and reading a
/// large segment again and again would be for nothing: each time it is waited for twice as long.
constexpr std::chrono::minutes FirstPause{1};
constexpr std::chrono::hours LongestPause{1};

tl::unexpected<domain::Error> notEnoughMemory()
{
    return domain::failure(ErrorKind::Unavailable,
                           Words::tr("There is not enough memory to merge what was counted. It "
                                     "is tried again after the next fold."));
}

} // namespace

FactMerger::FactMerger(const domain::Clock &clock, Ready ready, Ended ended)
    : m_clock(clock), m_ready(std::move(ready)), m_ended(std::move(ended))
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
    m_stop.request_stop();
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return !m_order; });
    m_stop = {};
    m_damaged.clear(); // The next file's are others.
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
        if (!m_stop.stop_requested())
            m_ended(order.number, result);
        m_changed.notify_all();
    }
}

Result<Done> FactMerger::passInMemory(const Order &order)
{
    try {
        return pass(order);
    } catch (const std::bad_alloc &) {
        return notEnoughMemory();
    }
}

Result<Done> FactMerger::pass(const Order &order)
{
    const auto database = storage::Database::open(order.databasePath, storage::OpenMode::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    storage::FactStore facts(**database);
    m_outcome = Done{};
    m_leftOut.clear(); // Whatever was in the way may have passed.
    while (!m_stop.stop_requested()) {
        const auto segments = facts.allSegments();
        if (!segments)
            return tl::unexpected(segments.error());
        lookAgain(**database, *segments);
        const std::vector<MergeJob> jobs = due(*segments, order);
        if (jobs.empty())
            break;
        for (const MergeJob &job : jobs) {
            if (m_stop.stop_requested())
                break;
            if (const Result<Done> done = carryOutInMemory(**database, job, order); !done)
                return done;
            // A large one takes long: what was folded meanwhile may be more pressing than the next.
            if (job.level >= storage::FactLevel::Month)
                break;
        }
    }
    return m_outcome;
}

Result<Done> FactMerger::carryOutInMemory(storage::Database &database, const MergeJob &job,
                                          const Order &order)
{
    try {
        return carryOut(database, job, order);
    } catch (const std::bad_alloc &) { // Others may need less.
        add(job.sources, &m_leftOut);
        m_outcome = notEnoughMemory();
        return Done{};
    }
}

Result<Done> FactMerger::carryOut(storage::Database &database, const MergeJob &job,
                                  const Order &order)
{
    Result<MergedFacts> merged = mergeFacts(database, job, m_stop.get_token());
    if (merged) {
        const Result<Done> written = handOver(order.number, *std::move(merged));
        if (written || written.error().kind != ErrorKind::NotFound)
            return written;
        // The site goes, and its segments with it, but not at once.
        add(job.sources, &m_leftOut);
        return Done{};
    }
    if (merged.error().kind == ErrorKind::Unavailable)
        return tl::unexpected(merged.error());
    // That a source goes, with its site, is no fault.
    const auto removed = storage::SiteStore(database).removed();
    const bool isGone =
        merged.error().kind == ErrorKind::NotFound ||
        (removed && std::find(removed->begin(), removed->end(), job.site) != removed->end());
    // Where only some are damaged, the others are merged without them.
    const std::vector<storage::SegmentInfo> damaged =
        isGone ? std::vector<storage::SegmentInfo>()
               : unreadable(database, job, m_stop.get_token());
    if (m_stop.stop_requested())
        return Done{};
    if (damaged.empty())
        add(job.sources, &m_leftOut);
    else
        setAside(damaged);
    if (!isGone)
        m_outcome = tl::unexpected(merged.error());
    return Done{};
}

void FactMerger::add(const std::vector<storage::SegmentInfo> &segments, Ids *ids)
{
    for (const storage::SegmentInfo &segment : segments)
        ids->insert(segment.id);
}

void FactMerger::setAside(const std::vector<storage::SegmentInfo> &damaged)
{
    for (const storage::SegmentInfo &segment : damaged)
        m_damaged.insert_or_assign(segment.id, Aside{m_clock.now(), FirstPause});
}

/// That what is damaged still is was told when it was found.
void FactMerger::lookAgain(storage::Database &database,
                           const std::vector<storage::SegmentInfo> &segments)
try {
    MergeJob again;
    for (const storage::SegmentInfo &segment : segments) {
        const auto known = m_damaged.find(segment.id);
        if (known == m_damaged.end())
            continue;
        const auto waited = m_clock.now() - known->second.since;
        // A clock that was set back tells nothing.
        if (waited >= known->second.pause || waited < waited.zero())
            again.sources.push_back(segment);
    }
    const std::vector<storage::SegmentInfo> still = unreadable(database, again, m_stop.get_token());
    if (m_stop.stop_requested())
        return;
    std::map<storage::SegmentId, Aside> looked;
    for (const storage::SegmentInfo &segment : again.sources)
        looked.insert(m_damaged.extract(segment.id));
    for (const storage::SegmentInfo &segment : still) {
        const auto pause = 2 * looked.at(segment.id).pause;
        m_damaged[segment.id] = {m_clock.now(),
                                 std::min<std::chrono::milliseconds>(pause, LongestPause)};
    }
} catch (const std::bad_alloc &) { // With the next order, then; others may need less.
}

/// What is damaged goes all the same when its days are no longer kept: that needs no reading. What
/// of its days is not closed yet waits for it, until it has been damaged for long.
std::vector<MergeJob> FactMerger::due(std::vector<storage::SegmentInfo> segments,
                                      const Order &order) const
{
    std::vector<SiteMerging> sites = order.sites;
    std::erase_if(segments, [&](const storage::SegmentInfo &segment) {
        const auto aside = m_damaged.find(segment.id);
        const bool isLeftOut = m_leftOut.contains(segment.id);
        if (aside == m_damaged.end() && !isLeftOut)
            return false;
        const auto site = std::find_if(sites.begin(), sites.end(), [&](const SiteMerging &known) {
            return known.site == segment.site;
        });
        if (site == sites.end())
            return true;
        if (segment.kind == storage::FactKind::PageViews) {
            const bool isPassing = isLeftOut || aside->second.pause < LongestPause;
            std::set<qint64> &days = isPassing ? site->waitingDays : site->damagedDays;
            for (qint64 day = segment.firstDay; day <= segment.lastDay; ++day)
                days.insert(day);
        }
        return isLeftOut || segment.lastDay >= site->keptFrom;
    });
    return dueMerges(segments, sites);
}

Result<Done> FactMerger::handOver(quint64 order, MergedFacts merged)
{
    std::unique_lock lock(m_mutex);
    m_written.reset();
    if (m_stop.stop_requested())
        return Done{};
    m_ready(order, std::move(merged));
    m_changed.wait(lock, [this] { return m_stop.stop_requested() || m_written; });
    return m_stop.stop_requested() ? Result<Done>(Done{}) : *std::exchange(m_written, std::nullopt);
}

} // namespace footfall::pipeline
