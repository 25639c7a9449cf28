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
/// Of the seen sets, that a short turn puts together.
constexpr size_t FewHashes = 20'000;

} // namespace

Aggregator::Aggregator(storage::Database &database, VisitTracker &tracker, qint64 most)
    : m_database(database), m_tracker(tracker), m_rollups(database), m_seen(database), m_most(most)
{
}

void Aggregator::begin()
{
    m_after = {};
    m_stage = Stage::Views;
}

Result<Aggregator::Step> Aggregator::foldSome(domain::Instant now, Turn turn)
{
    const qint64 most = turn == Turn::Long ? m_most : std::max<qint64>(m_most / ShortTurns, 1);
    // Where this fails, the next fold begins anew.
    const domain::PageViewId after = std::exchange(m_after, {});
    Stage stage = std::exchange(m_stage, Stage::Views);
    auto transaction = storage::Transaction::begin(
        m_database, storage::Transaction::Kind::Immediate, storage::Database::Sync::Later);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Step step;
    storage::RollupStore::Folded folded;
    // In a short turn, each stage that had something to do ends it.
    bool goesOn = true;
    if (stage == Stage::Views) {
        auto views = m_rollups.fold(now - domain::VisitTimeout, most, after);
        if (!views)
            return tl::unexpected(views.error());
        folded = *std::move(views);
        step.folded = folded.rows;
        if (folded.isComplete)
            stage = Stage::Events;
        goesOn = folded.isComplete && (turn == Turn::Long || step.folded == 0);
    }
    if (goesOn && stage == Stage::Events) {
        const Result<qint64> events = m_rollups.foldEvents(most);
        if (!events)
            return tl::unexpected(events.error());
        step.events = *events;
        if (*events < most)
            stage = Stage::SeenSets;
        goesOn = *events < most && (turn == Turn::Long || *events == 0);
    }
    if (goesOn && stage == Stage::SeenSets) {
        const auto merged =
            m_seen.mergeSome(turn == Turn::Long ? storage::SeenStore::MostMerged : FewHashes);
        if (!merged)
            return tl::unexpected(merged.error());
        goesOn = *merged == storage::SeenStore::Progress::Complete;
    }
    if (const Result<Done> done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    // Only now: had the transaction failed, these views would still be the newest of their
    // visitors.
    m_tracker.forgetFolded(folded.silent);
    if (goesOn)
        return step;
    m_after = std::max(after, folded.last);
    m_stage = stage;
    step.progress = Progress::More;
    return step;
}

} // namespace footfall::pipeline
