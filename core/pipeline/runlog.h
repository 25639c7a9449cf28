// SPDX-License-Identifier: GPL-3.0-or-later
// When a collector ran, so that a gap is never mistaken for no visitors. Any thread; write() on the
// thread of the connection.
//
// How it is called: begin() when the door opens, end() when it closes, is paused or fails; tick()
// about once a minute while the process lives, with other work (keepHouse()); then, and after
// begin() and end(), write() where mustWrite(). A write that fails is made up for by the next one.
#pragma once

#include "core/domain/clock.h"
#include "core/storage/runstore.h"

#include <functional>
#include <mutex>

namespace footfall::pipeline {

class RunLog
{
public:
    /// Time that goes on evenly while the computer is awake, whatever is done to the clock.
    using Steady = std::function<std::chrono::milliseconds()>;

    /// The clock outlives it. No steady time: the process's own.
    explicit RunLog(const domain::Clock &clock, Steady steady = {});

    void begin();
    void end();
    void tick();

    [[nodiscard]] bool mustWrite() const;
    /// In a transaction of its own.
    [[nodiscard]] domain::Result<domain::Done> write(storage::Database &database);

private:
    struct Entry {
        quint64 id = 0; ///< Of this process; the run's key may change when it is written.
        storage::CollectorRun run;
        bool isStored = false;
        bool isWritten = false; ///< As it is.
    };

    void advance();
    void open(domain::Instant now);
    [[nodiscard]] static domain::Result<storage::CollectorRun> note(storage::RunStore &store,
                                                                    const Entry &entry);

    const domain::Clock &m_clock;
    const Steady m_steady;
    mutable std::mutex m_mutex;
    std::vector<Entry> m_entries; ///< Those not written, and the running one, which is the last.
    bool m_isRunning = false;
    quint64 m_lastId = 0;
    domain::Instant m_lastTime;
    std::chrono::milliseconds m_lastSteady{};
};

} // namespace footfall::pipeline
