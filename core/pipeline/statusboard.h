// SPDX-License-Identifier: GPL-3.0-or-later
// How the pipeline is: the writer's thread notes it, any thread reads it.
#pragma once

#include "core/domain/commands.h"

#include <mutex>

namespace footfall::pipeline {

class StatusBoard
{
public:
    [[nodiscard]] domain::StoreStatus status() const
    {
        const std::lock_guard lock(m_mutex);
        return m_status;
    }
    template <typename Change>
    void update(Change change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_status);
    }

    /// Something was written: whatever was wrong is over.
    void noteCommit();
    /// Said in the log once.
    void noteProblem(const domain::Error &error);

private:
    mutable std::mutex m_mutex;
    domain::StoreStatus m_status;
};

} // namespace footfall::pipeline
