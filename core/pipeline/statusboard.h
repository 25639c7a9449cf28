// SPDX-License-Identifier: GPL-3.0-or-later
// How the pipeline is: its threads note it, any thread reads it.
#pragma once

#include "core/domain/commands.h"

#include <mutex>

namespace footfall::pipeline {

class StatusBoard
{
public:
    /// The problem is the database's, and the spool's as well where that one cannot help either.
    [[nodiscard]] domain::StoreStatus status() const;
    template <typename Change>
    void update(Change change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_status);
    }
    [[nodiscard]] bool hasProblem() const;

    /// Something was written: whatever was wrong is over.
    void noteCommit();
    /// Said in the log once.
    void noteProblem(const domain::Error &error);
    /// The database was looked through; damage: what was found, if anything.
    void noteChecked(domain::Instant when, const QString &damage);
    /// The same for the spool.
    void noteSpooled();
    void noteSpoolProblem(const domain::Error &error);

private:
    mutable std::mutex m_mutex;
    domain::StoreStatus m_status;
    QString m_spoolProblem;
};

} // namespace footfall::pipeline
