// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that makes commits durable, so that the writer can write the next batch while the disk
// is busy with the last one; where there is no next one, the writer does so itself. What was
// committed without waiting for the disk is handed over here, is synced, all that has come in the
// meantime by one sync, and only then is answered. A sync that failed is the end: nothing that was
// handed over since the last success is answered here, whatever comes later, until the writer has
// taken the failure. Functions for the writer's thread.
#pragma once

#include "core/pipeline/inbox.h"

#include <QThread>

namespace footfall::pipeline {

class Syncer
{
public:
    /// A batch that is in the database, but not yet safe.
    struct Commit {
        Inbox::Batch batch;
        std::vector<Receipt> receipts; ///< One for each item.
    };
    /// Makes everything durable that was committed before, and looks whether it is where everybody
    /// will look for it.
    using Sync = std::function<domain::Result<domain::Done>()>;
    using Durable = std::function<void(const Commit &)>;

    /// durable: called in the order of the commits, once each is safe, in the thread that synced
    /// it. failed: called in the syncer's thread when a sync has failed: settle() is to be called
    /// soon.
    Syncer(Durable durable, std::function<void()> failed);
    ~Syncer();

    void start();
    /// REQUIRES: settled.
    void finish();

    /// How it is done for the file that is open from now on. REQUIRES: settled.
    void setSync(Sync sync);
    void add(Commit commit);
    /// The same, but in this thread and at once, for when it has nothing else to do. An error is
    /// the one that settle() would return. REQUIRES: resting.
    [[nodiscard]] domain::Result<domain::Done> syncHere(const Commit &commit);
    /// Nothing is under way, and no failure is to be taken.
    [[nodiscard]] bool isResting();
    /// Waits until nothing is under way any more. An error: what was added since the last success
    /// is not safe, and nobody was told that it is; said once.
    [[nodiscard]] domain::Result<domain::Done> settle();

private:
    void run();

    const Durable m_durable;
    const std::function<void()> m_failed;
    std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_rest;
    Sync m_sync;
    std::vector<Commit> m_waiting;
    std::optional<domain::Error> m_error;
    bool m_isBusy = false;
    bool m_isEnding = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace footfall::pipeline
