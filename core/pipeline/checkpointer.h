// SPDX-License-Identifier: GPL-3.0-or-later
// Empties the database's log, so that erased hashes are gone from it; where a reader holds that up,
// tries again each second and says so. The thread of the connection.
#pragma once

#include "core/pipeline/statusboard.h"
#include "core/storage/database.h"

#include <QElapsedTimer>
#include <QTimer>

namespace footfall::pipeline {

class Checkpointer
{
public:
    /// Both outlive it.
    Checkpointer(storage::Database &database, StatusBoard &board);

    /// Something was written since, that a checkpoint has to move.
    void noteWritten() { m_hasLog = true; }
    void run();
    /// The last one: waits for readers, but not for long.
    void finish();

private:
    storage::Database &m_database;
    StatusBoard &m_board;
    QTimer m_retry;
    QElapsedTimer m_blocked;
    bool m_hasLog = true; ///< Of an earlier run, killed perhaps.
};

} // namespace footfall::pipeline
