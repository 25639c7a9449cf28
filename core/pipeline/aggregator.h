// SPDX-License-Identifier: GPL-3.0-or-later
// Folds page views that are finished or silent into sums and facts, each exactly once, events into
// facts, and what single batches left of the seen sets together. The thread of the connection.
#pragma once

#include "core/pipeline/visittracker.h"
#include "core/storage/rollupstore.h"
#include "core/storage/seenstore.h"

namespace footfall::pipeline {

class Aggregator
{
public:
    /// The database and the tracker outlive it. chunk: rows a transaction, so that waiting hits get
    /// their turn in between.
    Aggregator(storage::Database &database, VisitTracker &tracker, qint64 chunk = 4'000);

    enum class Progress { More, Complete };
    struct Step {
        qint64 folded = 0; ///< Page views.
        qint64 events = 0; ///< Rows of them that became facts.
        Progress progress = Progress::Complete;
    };
    /// One transaction. now: the pipeline's time.
    [[nodiscard]] domain::Result<Step> foldSome(domain::Instant now);

private:
    storage::Database &m_database;
    VisitTracker &m_tracker;
    storage::RollupStore m_rollups;
    storage::SeenStore m_seen;
    qint64 m_chunk;
    domain::PageViewId m_after; ///< How far the running fold has come: open rows are read once.
};

} // namespace footfall::pipeline
