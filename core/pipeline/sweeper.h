// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the open page views anew after folds, so that no copy of an erased hash stays in their
// pages; where there are many, not after each. The thread of the connection.
#pragma once

#include "core/storage/database.h"

#include <QElapsedTimer>
#include <chrono>

namespace footfall::pipeline {

class Sweeper
{
public:
    /// The database outlives it.
    explicit Sweeper(storage::Database &database);

    void noteFolded() { m_hasFolded = true; }
    enum class Haste {
        WhenCheap, ///< At most a two-hundredth of the time is spent.
        Now,
    };
    [[nodiscard]] bool isDue(Haste haste) const;
    [[nodiscard]] domain::Result<domain::Done> run();

private:
    storage::Database &m_database;
    bool m_hasFolded = true; ///< An earlier run, killed perhaps.
    QElapsedTimer m_sinceLast;
    std::chrono::milliseconds m_pause{0};
};

} // namespace footfall::pipeline
