// SPDX-License-Identifier: GPL-3.0-or-later
// The batches, while all is well: taken, written, and given up where that fails.
#include "core/pipeline/writerloop.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds LongestRow{5};
/// A collector that was killed ran at least until its last commit, or shortly before it.
constexpr std::chrono::seconds AliveInterval{10};

} // namespace

void WriterLoop::drain()
{
    if (!m_isRunning)
        return;
    if (m_inbox.mode() != Inbox::Mode::Direct) {
        replay();
        return;
    }
    // Timers and commands have their turn between: going round by way of the event loop each time
    // would take as long as storing several views.
    QElapsedTimer spent;
    spent.start();
    while (milliseconds(spent.elapsed()) < LongestRow) {
        const Inbox::Batch batch = m_inbox.take(batchLimit(DiskRoom::Reserved));
        if (!batch) {
            if (m_inbox.mode() != Inbox::Mode::Direct)
                wake();
            return;
        }
        writeBatch(batch);
    }
    wake();
}

/// What waits now; what comes meanwhile may wait for its turn.
void WriterLoop::writeWaiting()
{
    const quint64 last = m_inbox.lastSequence();
    while (m_applied < last) {
        if (const Inbox::Batch batch = m_inbox.take(batchLimit(DiskRoom::Reserved)))
            writeBatch(batch);
        else if (m_syncer.isResting() || !settleSyncs())
            break;
    }
    // take() may have left the inbox believing that we will come again.
    wake();
}

void WriterLoop::writeBatch(const Inbox::Batch &batch)
{
    if (batch->front().record.sequence <= m_applied) {
        writeRest(batch);
        return;
    }
    if (const Result<Done> fits = haveRoom(DiskRoom::Reserved); !fits) {
        // Where more is wrong than that, it is known by now.
        m_isShortOfRoom = giveUp(fits.error());
        return;
    }
    Result<std::vector<Receipt>> receipts =
        m_engine->writer.write(*batch, *m_published->snapshot(), storage::Database::Sync::Later);
    if (!receipts) {
        (void)giveUp(receipts.error());
        return;
    }
    m_applied = batch->back().record.sequence;
    noteWritten();
    Syncer::Commit commit{batch, *std::move(receipts)};
    if (m_syncer.isResting() && !m_inbox.hasBatch())
        (void)isSafe(m_syncer.syncHere(commit));
    else
        m_syncer.add(std::move(commit));
}

/// Those of a commit that failed, but succeeded after all, come again where no spool took them.
void WriterLoop::writeRest(const Inbox::Batch &batch)
{
    if (!settleSyncs())
        return;
    const auto firstNew = std::find_if(batch->begin(), batch->end(), [this](const Item &item) {
        return item.record.sequence > m_applied;
    });
    const std::vector<Item> rest(firstNew, batch->end());
    const Result<std::vector<Receipt>> receipts =
        m_engine->writer.write(rest, *m_published->snapshot());
    const Result<Done> kept = receipts ? fileInPlace() : tl::unexpected(receipts.error());
    if (!kept) {
        (void)giveUp(kept.error());
        return;
    }
    std::for_each(batch->begin(), firstNew, [this](const Item &item) { skip(item.record); });
    m_applied = std::max(m_applied, batch->back().record.sequence);
    noteCommit();
    const size_t known = batch->size() - rest.size();
    std::vector<Receipt> counted(known, Receipt::Spooled); // Elsewhere: not here.
    counted.insert(counted.end(), receipts->begin(), receipts->end());
    std::vector<Receipt> answers(known, Receipt::Stored);
    answers.insert(answers.end(), receipts->begin(), receipts->end());
    answer(batch, counted, answers);
}

/// The batch that was written now is not kept. Those before it may be, but no later one.
bool WriterLoop::giveUp(const domain::Error &error)
{
    if (!settleSyncs())
        return false;
    m_isAppliedKnown = false;
    m_inbox.fail();
    haveTrouble(error);
    return true;
}

/// Not safe yet, perhaps.
void WriterLoop::noteWritten()
{
    m_failures = 0;
    m_pause = {};
    if (isInTrouble())
        m_retryTimer.start(0); // It is over.
    m_engine->checkpointer.noteWritten();
    if (!m_sinceAlive.isValid() || m_sinceAlive.hasExpired(milliseconds(AliveInterval).count())) {
        m_sinceAlive.start();
        m_runs.tick();
        post(&WriterLoop::writeRuns);
    }
}

void WriterLoop::noteCommit()
{
    noteWritten();
    // The trouble of a disk that is nearly full is not over with what is still written.
    if (!isInTrouble() || !m_isShortOfRoom)
        m_board.noteCommit();
}

} // namespace footfall::pipeline
