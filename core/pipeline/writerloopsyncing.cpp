// SPDX-License-Identifier: GPL-3.0-or-later
// What was committed becomes safe while the next batch is written. The promise of synchronous=FULL
// is kept, not its letter: a batch is committed without a wait for the disk, in the order of the
// sequence; the syncer's sync of the log covers every commit that ended before it began, and each
// batch is answered behind it. A log that is begun anew loses nothing: SQLite has synced the
// checkpoint that went before. The steps of a fold are made durable together, when it ends.
// Everything else is committed with synchronous=FULL: commands, what is replayed from the spool,
// and the database's epoch.
#include "core/pipeline/writerloop.h"

#include "core/pipeline/receipts.h"
#include "core/storage/maintenance.h"

#include <algorithm>

namespace footfall::pipeline {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

/// For a file that was opened just now and has been read.
Result<Done> WriterLoop::useLog()
{
    m_engine->sideFiles.emplace(m_options.databasePath);
    auto log = storage::LogFile::open(*m_engine->sideFiles, m_options.syncCall);
    if (!log)
        return tl::unexpected(log.error());
    m_engine->log = *std::move(log);
    m_syncer.setSync([this, engine = m_engine.get()] { return syncLog(*engine); });
    // What an earlier run committed may have been killed before it was safe. It counts as stored
    // from here on, and is given up in the spool. The checkpoint helps even where that run's disk
    // refused; a reader may hold it up.
    (void)storage::checkpoint(*m_engine->database);
    // Without it the writer does by itself what there is to do.
    if (auto mover = storage::LogMover::open(m_options.databasePath, *m_engine->sideFiles))
        m_engine->checkpointer.useMover(*std::move(mover));
    return m_engine->log->sync();
}

/// In the syncer's thread.
Result<Done> WriterLoop::syncLog(const Engine &engine) const
{
    if (const Result<Done> synced = engine.log->sync(); !synced)
        return synced;
    return engine.sideFiles->areInPlace() ? Result<Done>(Done{}) : tl::unexpected(fileMoved());
}

/// In the syncer's thread, or in ours while the syncer rests. First the status and the ledger, then
/// the answers: who has one finds it counted.
void WriterLoop::answer(const Inbox::Batch &batch, const std::vector<Receipt> &counted,
                        const std::vector<Receipt> &answers)
{
    m_booked = batch->back().record.sequence;
    m_book.settled(*batch, counted);
    qint64 stored = 0;
    for (size_t i = 0; i < batch->size(); ++i)
        stored += batch->at(i).record.hit() && counted[i] == Receipt::Stored ? 1 : 0;
    m_board.update([&](domain::StoreStatus &status) { status.stored += stored; });
    m_board.noteCommit();
    if (m_inbox.finish(batch) == Inbox::Answers::Due)
        settle(*batch, answers);
}

/// Waits until the batches that were committed are safe.
bool WriterLoop::settleSyncs()
{
    return isSafe(m_syncer.settle());
}

/// False: they may not be, and everything that is under way goes to the spool. It can be seen in
/// the database all the same.
bool WriterLoop::isSafe(const Result<Done> &settled)
{
    if (settled)
        return true;
    m_isLogDoubtful = m_isLogDoubtful || settled.error().kind == ErrorKind::Storage;
    m_applied = m_booked;
    m_isAppliedKnown = false;
    m_inbox.fail();
    haveTrouble(settled.error());
    return false;
}

/// Whatever can be seen in the database must be there for good before anything of it is given up in
/// the spool. The system tells a failed sync once and forgets the bytes; they are still in memory,
/// and a checkpoint writes them to another place.
Result<Done> WriterLoop::clearDoubts()
{
    if (!m_isLogDoubtful)
        return Done{};
    m_engine->checkpointer.settle();
    const Result<storage::Checkpoint> written = storage::checkpoint(*m_engine->database);
    if (!written)
        return tl::unexpected(written.error());
    if (*written == storage::Checkpoint::Blocked)
        return domain::failure(
            ErrorKind::Unavailable,
            tr("The disk failed to keep what was written to %1, and it cannot be written again "
               "while "
               "another program reads the database. Page views are kept in the spool meanwhile.")
                .arg(m_options.databasePath));
    m_isLogDoubtful = false;
    m_board.noteCommit();
    return Done{};
}

} // namespace footfall::pipeline
