// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/aggregator.h"

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

Aggregator::Aggregator(storage::Database &database, VisitTracker &tracker, qint64 chunk)
    : m_database(database), m_tracker(tracker), m_rollups(database), m_chunk(chunk)
{
}

Result<Aggregator::Step> Aggregator::foldSome(domain::Instant now)
{
    const domain::Instant silentSince = now - domain::VisitTimeout;
    auto transaction =
        storage::Transaction::begin(m_database, storage::Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto folded = m_rollups.fold(silentSince, m_chunk);
    if (!folded)
        return tl::unexpected(folded.error());
    if (folded->rows == 0)
        return Step{};
    if (const Result<Done> done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    // Only now: had the transaction failed, these views would still be the newest of their
    // visitors.
    m_tracker.forgetFolded(folded->last, silentSince);
    return Step{folded->rows, folded->rows < m_chunk ? Progress::Complete : Progress::More};
}

} // namespace footfall::pipeline
