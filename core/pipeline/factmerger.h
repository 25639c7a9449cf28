// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that merges facts: it reads what is due by a read-only connection of its own, merges
// and encodes it, and hands it over to the writer, one merge at a time; it never writes. Functions
// for the writer's thread.
#pragma once

#include "core/domain/clock.h"
#include "core/pipeline/mergedfacts.h"

#include <QThread>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>

namespace footfall::pipeline {

class FactMerger
{
public:
    struct Order {
        QString databasePath;
        std::vector<SiteMerging> sites;
        quint64 number = 0; ///< Told with all that comes of it.
    };
    using Ready = std::function<void(quint64 order, MergedFacts merged)>;
    using Ended = std::function<void(quint64 order, domain::Result<domain::Done> result)>;

    /// ready: called in its thread with what is to be written; written() is to follow. ended:
    /// called there when nothing is due any more, or something failed. The clock outlives it.
    FactMerger(const domain::Clock &clock, Ready ready, Ended ended);
    ~FactMerger();

    [[nodiscard]] bool isResting();
    /// Merges all that is due, and what that makes due. REQUIRES: it rests.
    void merge(Order order);
    /// What was handed over last is in the database, or is not wanted any more; or could not be
    /// written, and nothing else will be.
    void written(const domain::Result<domain::Done> &outcome);
    /// Waits until it rests and has closed the file: some tens of milliseconds. ready and ended are
    /// not called for this order again.
    void cancel();

private:
    void run();
    [[nodiscard]] domain::Result<domain::Done> pass(const Order &order);
    [[nodiscard]] domain::Result<domain::Done> passInMemory(const Order &order);
    /// What comes of one job: Done also where it had to be left.
    [[nodiscard]] domain::Result<domain::Done> carryOut(storage::Database &database,
                                                        const MergeJob &job, const Order &order);
    [[nodiscard]] domain::Result<domain::Done>
    carryOutInMemory(storage::Database &database, const MergeJob &job, const Order &order);
    using Ids = std::set<storage::SegmentId>;
    static void add(const std::vector<storage::SegmentInfo> &segments, Ids *ids);
    void setAside(const std::vector<storage::SegmentInfo> &damaged);
    void lookAgain(storage::Database &database, const std::vector<storage::SegmentInfo> &segments);
    [[nodiscard]] std::vector<MergeJob> due(std::vector<storage::SegmentInfo> segments,
                                            const Order &order) const;
    [[nodiscard]] domain::Result<domain::Done> handOver(quint64 order, MergedFacts merged);

    /// Since when a segment is set aside, and how long until it is looked at again.
    struct Aside {
        domain::Instant since;
        std::chrono::milliseconds pause;
    };

    const domain::Clock &m_clock;
    const Ready m_ready;
    const Ended m_ended;
    // Of its thread while there is an order.
    /// They stay as they are until they can be read, or their days are no longer kept.
    std::map<storage::SegmentId, Aside> m_damaged;
    /// They stay as they are until the next order: their site goes, or something was in the way.
    Ids m_leftOut;
    domain::Result<domain::Done> m_outcome; ///< Of the order so far.

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Order> m_order;                          ///< Until it is done.
    std::optional<domain::Result<domain::Done>> m_written; ///< Of what was handed over.
    std::stop_source m_stop;                               ///< Of the order.
    bool m_isEnding = false;
    std::unique_ptr<QThread> m_thread; ///< Once there was an order.
};

} // namespace footfall::pipeline
