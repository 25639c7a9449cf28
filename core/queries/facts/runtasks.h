// SPDX-License-Identifier: GPL-3.0-or-later
// How tasks that have nothing to do with each other are run: by workers, or in turn. Any thread.
#pragma once

#include <functional>
#include <vector>

namespace footfall::queries {

/// Returns when all of them have been run, in any order, also at once.
using RunTasks = std::function<void(std::vector<std::function<void()>>)>;

inline void runInTurn(const std::vector<std::function<void()>> &tasks)
{
    for (const std::function<void()> &task : tasks)
        task();
}

} // namespace footfall::queries
