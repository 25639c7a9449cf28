// SPDX-License-Identifier: GPL-3.0-or-later
// Facts are merged after a fold: by the merger's thread, but for what is written, which goes in
// small steps between the batches, and waits for page views that wait, though not for ever.
#include "core/pipeline/writerloop.h"

#include "core/pipeline/keepingpolicy.h"
#include "core/storage/facts/withheld.h"
#include "core/storage/maintenance.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using std::chrono::milliseconds;

namespace {

/// A step waits for waiting views, but at most so long: under load for ever it would never come.
constexpr milliseconds LongestWait{50};
constexpr milliseconds Pause{2};
constexpr qint64 PagesKept = 1'024; // Of free ones.
constexpr qint64 PartKept = 50;     // Or so many of so many.

qint64 bytesOf(const MergedFacts &merged)
{
    qint64 bytes = 0;
    for (const storage::EncodedSegment &segment : merged.segments)
        bytes += segment.bytes();
    return bytes;
}

} // namespace

void WriterLoop::noteFolded(const domain::FoldReport &report,
                            std::vector<Promise<domain::FoldReport>> promises)
{
    const bool isResting = m_merger.isResting();
    const bool mustMerge = m_hasNewFacts || !promises.empty();
    // What goes on may have looked before this fold: the next order is waited for.
    for (Promise<domain::FoldReport> &promise : promises)
        m_mergedFolds.push_back({std::move(promise), report, m_mergeOrder + 1});
    if (!isResting)
        return;
    // Days end even where nobody came.
    std::vector<SiteMerging> sites = sitesToMerge();
    if (mustMerge || sites != m_mergedSites)
        beginMerging(std::move(sites));
}

void WriterLoop::beginMerging(std::vector<SiteMerging> sites)
{
    m_hasNewFacts = false;
    m_mergedSites = std::move(sites);
    m_merger.merge({m_options.databasePath, m_mergedSites, ++m_mergeOrder});
}

/// Whatever came until DayGrace before the last fold that ended is folded, since what was silent
/// for so long was. One that goes on has not come to all of it.
std::vector<SiteMerging> WriterLoop::sitesToMerge()
{
    static_assert(domain::DayGrace >= domain::VisitTimeout);
    std::vector<SiteMerging> sites;
    const auto snapshot = m_published->snapshot();
    // A spool that could be opened since that fold began may hold views of a day before.
    const domain::Instant over = dayTime(std::min(m_foldedTime, pipelineTime())) - domain::DayGrace;
    for (const domain::Site &site : snapshot->sites) {
        SiteMerging merging;
        merging.site = site.id;
        merging.openDay = site.calendar.dayOf(over).toJulianDay();
        merging.calendar = site.calendar;
        if (const Result<Done> done = addKeeping(site, merging); !done) {
            // Its days stay as they are until it works.
            m_board.noteProblem(done.error());
            continue;
        }
        for (const domain::Goal &goal : site.goals)
            merging.goals.push_back(goal.id);
        sites.push_back(std::move(merging));
    }
    return sites;
}

Result<Done> WriterLoop::addKeeping(const domain::Site &site, SiteMerging &merging)
{
    noteKeeping(site, m_clock.now(), merging);
    if (merging.strictVisits == 0)
        return Done{};
    return withheldOf(site.id).map([&](const storage::Withheld &withheld) {
        merging.withheld = withheld;
        return Done{};
    });
}

Result<storage::Withheld> WriterLoop::withheldOf(domain::SiteId site)
{
    const auto known = m_engine->withheld.find(site);
    if (known != m_engine->withheld.end())
        return known->second;
    storage::Database &database = *m_engine->database;
    auto transaction = storage::Transaction::begin(database, storage::Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    storage::NameStore names(database);
    const Result<storage::Withheld> withheld = storage::internWithheld(names, site);
    if (!withheld)
        return withheld;
    if (const Result<Done> done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return m_engine->withheld.emplace(site, *withheld).first->second;
}

void WriterLoop::takeMerged(quint64 order, MergedFacts merged)
{
    if (order != m_mergeOrder || !m_engine || m_merger.isResting())
        return; // It was cancelled.
    if (!m_published->snapshot()->byId(merged.job.site)) {
        endMergeStep(domain::failure(domain::ErrorKind::NotFound, {})); // Nobody is told.
        return;
    }
    constexpr qint64 PartOfRoom = 3; // It is in the log, and beside what it replaces, for a while.
    if (isInTrouble() && m_isShortOfRoom && bytesOf(merged) > m_room.left() / PartOfRoom) {
        endMergeStep(domain::failure(domain::ErrorKind::Unavailable, m_board.status().problem));
        return;
    }
    m_engine->merges.begin(std::move(merged));
    mergeStep();
}

void WriterLoop::mergeStep()
{
    if (!m_engine || m_engine->merges.isIdle())
        return;
    if (isAway()) {
        m_engine->merges.abandon();
        endMergeStep(domain::failure(domain::ErrorKind::Unavailable, m_board.status().problem));
        return;
    }
    const bool hasWaited = !m_sinceMerge.isValid() || m_sinceMerge.hasExpired(LongestWait.count());
    if (m_inbox.size() > 0 && !hasWaited) {
        m_mergeTimer.start(Pause);
        return;
    }
    const auto progress = m_engine->merges.writeSome();
    m_sinceMerge.start();
    if (!progress) {
        endMergeStep(tl::unexpected(progress.error()));
        return;
    }
    noteWritten();
    m_hasWrittenMerged = true;
    if (*progress == MergeWriter::Progress::More)
        post(&WriterLoop::mergeStep);
    else
        endMergeStep(Done{});
}

void WriterLoop::endMergeStep(const Result<Done> &outcome)
{
    m_merger.written(outcome);
}

void WriterLoop::endMerging(quint64 order, const Result<Done> &result)
{
    if (order != m_mergeOrder || !m_engine)
        return;
    // Of a file that was moved, more is told than that it cannot be opened.
    if (!result && fileInUse())
        m_board.noteProblem(result.error());
    if (std::exchange(m_hasWrittenMerged, false))
        emptyLog(m_mergedFolds.empty() ? Sweeper::Haste::WhenCheap : Sweeper::Haste::Now);
    deleteStep();
    std::vector<MergedFold> later;
    for (MergedFold &fold : std::exchange(m_mergedFolds, {})) {
        if (fold.order > order)
            later.push_back(std::move(fold));
        else if (result)
            resolve<domain::FoldReport>(fold.promise, fold.report);
        else
            resolve<domain::FoldReport>(fold.promise, tl::unexpected(result.error()));
    }
    m_mergedFolds = std::move(later);
    if (!m_mergedFolds.empty())
        beginMerging(sitesToMerge());
}

/// The file is to be closed. What was being merged is as it was.
void WriterLoop::leaveMerging()
{
    m_mergeTimer.stop();
    m_watch.cancel();
    m_merger.cancel();
    ++m_mergeOrder;
    m_mergedSites.clear();
    m_hasNewFacts = false;
    if (m_engine)
        m_engine->merges.abandon();
    for (const MergedFold &fold : std::exchange(m_mergedFolds, {}))
        resolve<domain::FoldReport>(fold.promise, fold.report);
}

/// What was replaced or abandoned, in an earlier run perhaps.
void WriterLoop::deleteStep()
{
    if (!m_engine || isAway() || !m_engine->merges.isIdle())
        return;
    const auto progress = m_engine->merges.deleteSome();
    if (!progress) {
        m_board.noteProblem(progress.error());
        return;
    }
    if (*progress == MergeWriter::Progress::More) {
        noteWritten();
        post(&WriterLoop::deleteStep);
        return;
    }
    giveBackStep();
}

/// Free pages go back to the disk, but for those that the next merges will fill again.
void WriterLoop::giveBackStep()
{
    if (!m_engine || isAway() || !m_engine->merges.isIdle())
        return;
    storage::Database &database = *m_engine->database;
    const Result<qint64> free = database.pragma("freelist_count");
    const Result<qint64> pages = database.pragma("page_count");
    if (!free || !pages)
        return;
    const qint64 spare = *free - std::max(PagesKept, *pages / PartKept);
    if (spare <= 0)
        return;
    // What is not given back now is after the next merge.
    if (!storage::vacuum(database, std::min(spare, PagesPerVacuum)))
        return;
    m_engine->checkpointer.noteWritten();
    if (m_inbox.size() > 0)
        QTimer::singleShot(Pause, this, &WriterLoop::giveBackStep);
    else
        post(&WriterLoop::giveBackStep);
}

} // namespace footfall::pipeline
