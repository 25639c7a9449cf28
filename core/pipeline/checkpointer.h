// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the database's log short, and empties it, so that erased hashes are gone from it. A thread
// beside moves what is in the log into the database first, where there is one; only what was
// written meanwhile is left for the writer. Where a reader holds that up, it is tried again each
// second, and told. The only one that begins a checkpoint while it has such a thread. The thread of
// the connection.
#pragma once

#include "core/pipeline/diskroom.h"
#include "core/pipeline/logmoving.h"
#include "core/pipeline/statusboard.h"
#include "core/storage/database.h"

#include <QElapsedTimer>
#include <QTimer>

namespace footfall::pipeline {

class Checkpointer
{
public:
    /// Both outlive it. mostFrames: pages in the log, beyond which it is moved and begun anew;
    /// four times as many at most, unless a reader holds that up. Fewer where the disk is nearly
    /// full: what is in the log can only be moved where the database has room to grow.
    /// roomLeft: bytes on the disk; as the system tells, without it.
    Checkpointer(storage::Database &database, StatusBoard &board,
                 qint64 mostFrames = storage::Database::UsualFrames,
                 std::function<qint64()> roomLeft = {});
    ~Checkpointer();

    /// From now on the thread beside does most of it. For the same file.
    void useMover(std::unique_ptr<storage::LogMover> mover);

    /// Something was written since, that a checkpoint has to move.
    void noteWritten() { m_hasLog = true; }
    /// Empties the log now.
    void run();
    /// The same, once the thread beside has done its part.
    void runBeside();
    /// What the log has taken of a disk that is nearly full is given back, as far as it can be.
    void makeRoom();
    /// No pass is under way any more: somebody else may begin a checkpoint, at once.
    void settle();
    /// The last one: waits for readers, but not for long.
    void finish();

private:
    enum class Then { Nothing, BeginAnew, Empty };
    void noteFrames(qint64 frames);
    void beginPass(Then then);
    void endPass();
    void finishPass();
    void keepShort();
    void relieve();
    [[nodiscard]] qint64 framesThatFit();

    storage::Database &m_database;
    StatusBoard &m_board;
    const qint64 m_mostFrames;
    DiskRoom m_room;
    QTimer m_retry;
    QElapsedTimer m_blocked;
    bool m_hasLog = true; ///< Of an earlier run, killed perhaps.

    qint64 m_frames = 0;   ///< In the log, at the last commit.
    qint64 m_fitting;      ///< With so many of them it is to be moved.
    qint64 m_relieved = 0; ///< Of them there were so many when that was begun last.
    /// A commit came since the last checkpoint or pass began: some of them are not in the database.
    bool m_hasUnmoved = false;
    Then m_then = Then::Nothing;         ///< When the pass that is under way has ended.
    std::unique_ptr<LogMoving> m_moving; ///< Null: there is no thread beside.
};

} // namespace footfall::pipeline
