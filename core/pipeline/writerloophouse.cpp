// SPDX-License-Identifier: GPL-3.0-or-later
// Folding and housekeeping.
#include "core/pipeline/writerloop.h"

#include "core/storage/maintenance.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;

void WriterLoop::fold(const Promise<domain::FoldReport> &promise)
{
    if (!canTry<domain::FoldReport>(promise))
        return;
    writeWaiting();
    m_foldPromises.push_back(promise);
    beginFold();
}

void WriterLoop::beginFold()
{
    if (m_folded)
        return;
    if (isAway()) {
        endFold(domain::failure(domain::ErrorKind::Unavailable, m_board.status().problem));
        return;
    }
    // Where nobody visits, nothing else would notice.
    if (const Result<Done> inPlace = fileInUse(); !inPlace) {
        endFold(tl::unexpected(inPlace.error()));
        return;
    }
    m_folded = 0;
    m_foldTime = pipelineTime();
    m_engine->aggregator.begin();
    foldStep();
}

void WriterLoop::foldStep()
{
    if (!m_folded)
        return;
    // Perhaps the file was moved: nobody would look there for what is folded.
    if (isAway()) {
        endFold(domain::failure(domain::ErrorKind::Unavailable, m_board.status().problem));
        return;
    }
    const bool isBusy = std::exchange(m_appliedAtFold, m_applied) != m_applied;
    const auto step = m_engine->aggregator.foldSome(
        pipelineTime(), isBusy ? Aggregator::Turn::Short : Aggregator::Turn::Long);
    if (!step) {
        m_board.noteProblem(step.error());
        endFold(tl::unexpected(step.error()));
        return;
    }
    if (step->folded > 0 || step->events > 0) {
        m_hasNewFacts = true;
        m_foldWrote = true;
        noteWritten();
    }
    *m_folded += step->folded;
    if (step->progress == Aggregator::Progress::More)
        post(&WriterLoop::foldStep);
    else
        endFold(finishedFold());
}

/// Its steps are made durable by one commit that waits for the disk.
Result<domain::FoldReport> WriterLoop::finishedFold()
{
    if (std::exchange(m_foldWrote, false)) {
        if (const Result<Done> safe = m_engine->writer.probe(); !safe) {
            m_board.noteProblem(safe.error());
            return tl::unexpected(safe.error());
        }
        noteCommit();
    }
    // Nobody will look for it in a file that was moved meanwhile.
    if (const Result<Done> inPlace = fileInUse(); !inPlace)
        return tl::unexpected(inPlace.error());
    // To count them takes as long as there are many; nobody is told where nobody asked.
    if (m_foldPromises.empty())
        return domain::FoldReport{*m_folded, 0};
    return storage::PageViewStore(*m_engine->database).count().map([&](qint64 rows) {
        return domain::FoldReport{*m_folded, rows};
    });
}

void WriterLoop::endFold(Result<domain::FoldReport> report)
{
    m_folded.reset();
    std::vector<Promise<domain::FoldReport>> promises = std::exchange(m_foldPromises, {});
    if (report) {
        m_foldedTime = m_foldTime;
        m_board.update([&](domain::StoreStatus &status) { status.lastFold = m_clock.now(); });
        if (report->folded > 0)
            m_engine->sweeper.noteFolded();
        tidy(promises.empty() ? Sweeper::Haste::WhenCheap : Sweeper::Haste::Now);
        noteFolded(*report, std::move(promises));
        return;
    }
    for (const auto &promise : promises)
        resolve(promise, report);
}

/// What was erased is nowhere any more, and the file is no larger than it must be.
void WriterLoop::tidy(Sweeper::Haste haste)
{
    if (m_engine->sweeper.isDue(haste)) {
        if (const Result<Done> swept = m_engine->sweeper.run(); !swept)
            m_board.noteProblem(swept.error());
        (void)storage::vacuum(*m_engine->database, PagesPerVacuum);
        m_engine->checkpointer.noteWritten();
    }
    emptyLog(haste);
}

void WriterLoop::emptyLog(Sweeper::Haste haste)
{
    if (haste == Sweeper::Haste::Now)
        m_engine->checkpointer.run();
    else
        m_engine->checkpointer.runBeside();
}

void WriterLoop::keepHouse()
{
    m_runs.tick();
    if (!m_engine || isAway())
        return;
    writeRuns();
    if (const Result<Done> done = m_engine->sites.boundKeeping(); !done)
        m_board.noteProblem(done.error());
    noteSites();
    if (!m_spooler.spool()) {
        // What it may hold is looked for before there is need of it.
        m_inbox.engage();
        wake();
    }
    if (m_board.hasProblem() && m_engine->writer.probe())
        noteCommit();
    forgetStep();
    trimStep();
    const auto unfinished = m_engine->sites.unfinishedRemovals();
    if (!unfinished) {
        m_board.noteProblem(unfinished.error());
        return;
    }
    const bool isIdle = m_removals.empty();
    for (const domain::SiteId site : *unfinished) {
        const auto isIt = [&](const Removal &removal) { return removal.site == site; };
        if (std::none_of(m_removals.begin(), m_removals.end(), isIt))
            m_removals.push_back({site, nullptr});
    }
    if (isIdle && !m_removals.empty())
        post(&WriterLoop::removalStep);
}

void WriterLoop::writeRuns()
{
    if (!m_engine || isAway() || !m_runs.mustWrite())
        return;
    // A later one makes up for it.
    if (const Result<Done> written = m_runs.write(*m_engine->database); !written)
        m_board.noteProblem(written.error());
    else
        m_engine->checkpointer.noteWritten();
}

void WriterLoop::forgetStep()
{
    const domain::Instant now = pipelineTime();
    const Result<qint64> forgotten =
        m_engine->housekeeping.forgetSome(*m_published->snapshot(), now, dayTime(now));
    if (!forgotten) {
        m_board.noteProblem(forgotten.error());
    } else if (*forgotten > 0) {
        noteCommit();
        post(&WriterLoop::forgetStep);
    }
}

void WriterLoop::trimStep()
{
    const auto progress = m_engine->ledgerTrimmer.trimSome(m_clock.now());
    if (!progress) {
        m_board.noteProblem(progress.error());
    } else if (*progress == LedgerTrimmer::Progress::More) {
        noteCommit();
        post(&WriterLoop::trimStep);
    }
}

} // namespace footfall::pipeline
