// SPDX-License-Identifier: GPL-3.0-or-later
// Checks in the background whether the database is whole, after a run that did not end as it
// should or found damage. It reads by a connection of its own and delays nobody but a checkpoint;
// what it finds goes to the status. Functions for the writer's thread.
#pragma once

#include "core/pipeline/statusboard.h"

#include <QThread>
#include <atomic>
#include <memory>
#include <stop_token>

namespace footfall::pipeline {

class IntegrityWatch
{
public:
    /// Both outlive it.
    IntegrityWatch(StatusBoard &board, const domain::Clock &clock);
    ~IntegrityWatch();

    void begin(const QString &databasePath);
    /// The file was left well: whatever was found in another is over.
    void trust();
    /// Waits until the file is closed: a moment.
    void cancel();
    /// Nothing was to be checked, or it was to the end and is whole.
    [[nodiscard]] bool isSettled() const { return m_isSettled; }

private:
    void check(const QString &databasePath, const std::stop_token &stop);
    void noteUnchecked();

    StatusBoard &m_board;
    const domain::Clock &m_clock;
    std::unique_ptr<QThread> m_thread;
    std::stop_source m_stop;
    std::atomic<bool> m_isSettled = true;
};

} // namespace footfall::pipeline
