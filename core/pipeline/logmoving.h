// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that moves the log into the database while the writer goes on. Functions for the
// writer's thread.
#pragma once

#include "core/storage/logmover.h"

#include <QThread>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace footfall::pipeline {

class LogMoving
{
public:
    /// ended: called in its thread after each pass.
    LogMoving(std::unique_ptr<storage::LogMover> mover, std::function<void()> ended);
    /// Waits for the pass that is under way.
    ~LogMoving();
    LogMoving(const LogMoving &) = delete;
    LogMoving &operator=(const LogMoving &) = delete;

    /// REQUIRES: it rests, and what LogMover::move() requires, until the end of the pass.
    void begin();
    [[nodiscard]] bool isResting();
    /// Waits until it rests.
    void settle();

private:
    void run();

    const std::unique_ptr<storage::LogMover> m_mover;
    const std::function<void()> m_ended;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isBusy = false;
    bool m_isEnding = false;
    std::unique_ptr<QThread> m_thread; ///< Once there was a pass.
};

} // namespace footfall::pipeline
