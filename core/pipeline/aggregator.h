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
    /// The database and the tracker outlive it. most: rows a transaction.
    Aggregator(storage::Database &database, VisitTracker &tracker, qint64 most = 4'000);

    /// A fold: all that is due is looked at, however far an earlier one had come when it was ended.
    void begin();

    enum class Progress { More, Complete };
    struct Step {
        qint64 folded = 0; ///< Page views.
        qint64 events = 0; ///< Rows of them that became facts.
        Progress progress = Progress::Complete;
    };
    /// How long hits that come meanwhile have to wait. In a long turn a row takes less: more of
    /// them add to the same sums, which are written once.
    enum class Turn { Long, Short };
    /// One transaction, not durable yet: until it is, the rows may be there again, but never both
    /// they and what they added. now: the pipeline's time.
    [[nodiscard]] domain::Result<Step> foldSome(domain::Instant now, Turn turn = Turn::Long);

private:
    storage::Database &m_database;
    VisitTracker &m_tracker;
    storage::RollupStore m_rollups;
    storage::SeenStore m_seen;
    qint64 m_most;
    enum class Stage { Views, Events, SeenSets };
    Stage m_stage = Stage::Views; ///< Of the running fold.
    domain::PageViewId m_after;   ///< How far it has come: open rows are read once.
};

} // namespace footfall::pipeline
