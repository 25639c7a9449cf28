// SPDX-License-Identifier: GPL-3.0-or-later
// Folds page views that are finished or silent into sums and facts, each exactly once, events into
// facts, and what single batches left of the seen sets together. The thread of the connection.
#pragma once

#include "core/pipeline/visittracker.h"
#include "core/storage/rollupstore.h"
#include "core/storage/seenstore.h"

#include <chrono>

namespace footfall::pipeline {

class Aggregator
{
public:
    /// The database and the tracker outlive it. most: rows a transaction.
    Aggregator(storage::Database &database, VisitTracker &tracker, qint64 most = 4'000);

    enum class Progress { More, Complete };
    struct Step {
        qint64 folded = 0; ///< Page views.
        qint64 events = 0; ///< Rows of them that became facts.
        Progress progress = Progress::Complete;
    };
    /// For how long a step may hold up the hits that come meanwhile. The longer it is the less it
    /// takes for each row: rows that add to the same sum come together.
    enum class Turn { Long, Short };
    /// One transaction, not durable yet: until it is, the rows may be there again, but never both
    /// they and what they added. now: the pipeline's time.
    [[nodiscard]] domain::Result<Step> foldSome(domain::Instant now, Turn turn = Turn::Long);

private:
    [[nodiscard]] qint64 rowsFor(Turn turn) const;

    storage::Database &m_database;
    VisitTracker &m_tracker;
    storage::RollupStore m_rollups;
    storage::SeenStore m_seen;
    qint64 m_most;
    std::chrono::nanoseconds m_perRow; ///< Of the last steps.
    domain::PageViewId m_after; ///< How far the running fold has come: open rows are read once.
};

} // namespace footfall::pipeline
