// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/aggregator.h"

#include <algorithm>
#include <utility>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

namespace {

/// In rows, not in time: where the machine is busy a step takes longer, and many small ones would
/// take longer still.
constexpr qint64 ShortTurns = 4;

} // namespace

Aggregator::Aggregator(storage::Database &database, VisitTracker &tracker, qint64 most)
    : m_database(database), m_tracker(tracker), m_rollups(database), m_seen(database), m_most(most)
{
}

Result<Aggregator::Step> Aggregator::foldSome(domain::Instant now, Turn turn)
{
    const qint64 most = turn == Turn::Long ? m_most : std::max<qint64>(m_most / ShortTurns, 1);
    // Where this fails, the next fold begins anew.
    const domain::PageViewId after = std::exchange(m_after, {});
    auto transaction = storage::Transaction::begin(
        m_database, storage::Transaction::Kind::Immediate, storage::Database::Sync::Later);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto folded = m_rollups.fold(now - domain::VisitTimeout, most, after);
    if (!folded)
        return tl::unexpected(folded.error());
    Step step{folded->rows};
    bool isLast = folded->rows < most;
    if (isLast) {
        const Result<qint64> events = m_rollups.foldEvents(most);
        if (!events)
            return tl::unexpected(events.error());
        step.events = *events;
        isLast = *events < most;
    }
    auto merged = storage::SeenStore::Progress::Complete;
    if (isLast) {
        const auto some = m_seen.mergeSome();
        if (!some)
            return tl::unexpected(some.error());
        merged = *some;
    }
    if (const Result<Done> done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    // Only now: had the transaction failed, these views would still be the newest of their
    // visitors.
    m_tracker.forgetFolded(folded->silent);
    if (isLast && merged == storage::SeenStore::Progress::Complete)
        return step;
    m_after = std::max(after, folded->last);
    step.progress = Progress::More;
    return step;
}

} // namespace footfall::pipeline
