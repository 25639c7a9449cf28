// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/aggregator.h"

#include <QElapsedTimer>
#include <algorithm>
#include <utility>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using std::chrono::nanoseconds;

namespace {

constexpr std::chrono::milliseconds LongTurn{20};
constexpr std::chrono::milliseconds ShortTurn{5};
/// Even where the disk is so slow that they take longer.
constexpr qint64 FewestRows = 200;
/// Before anything was measured.
constexpr std::chrono::microseconds UsualRow{8};

} // namespace

Aggregator::Aggregator(storage::Database &database, VisitTracker &tracker, qint64 most)
    : m_database(database)
    , m_tracker(tracker)
    , m_rollups(database)
    , m_seen(database)
    , m_most(most)
    , m_perRow(UsualRow)
{
}

qint64 Aggregator::rowsFor(Turn turn) const
{
    const nanoseconds allowed = turn == Turn::Long ? LongTurn : ShortTurn;
    const qint64 rows = allowed / std::max(m_perRow, nanoseconds(1));
    return std::min(std::max(rows, FewestRows), m_most);
}

Result<Aggregator::Step> Aggregator::foldSome(domain::Instant now, Turn turn)
{
    QElapsedTimer elapsed;
    elapsed.start();
    const qint64 most = rowsFor(turn);
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
    // A few rows tell little: what a step takes for itself would be laid on them.
    if (folded->rows >= FewestRows)
        m_perRow = (m_perRow + nanoseconds(elapsed.nsecsElapsed()) / folded->rows) / 2;
    if (isLast && merged == storage::SeenStore::Progress::Complete)
        return step;
    m_after = std::max(after, folded->last);
    step.progress = Progress::More;
    return step;
}

} // namespace footfall::pipeline
