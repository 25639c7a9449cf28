// SPDX-License-Identifier: GPL-3.0-or-later
// Asks Footfall's real reader, and notes how long it took. The thread that calls it; throws
// std::runtime_error.
#pragma once

#include "core/queries/statsreader.h"
#include "tests/bench/query/questions.h"
#include "tests/kit/fixedclock.h"

namespace footfall::bench {

class Asking
{
public:
    Asking(const QString &databasePath, qint64 factBytes);

    struct Answer {
        Numbers numbers;
        double milliseconds = 0;
        double firstNumbers = 0; ///< When there were any; 0 where they came with the whole.
    };
    [[nodiscard]] Answer ask(const Question &question);

private:
    kit::FixedClock m_clock;
    std::unique_ptr<queries::StatsReader> m_reader;
    domain::SiteId m_site;
};

/// Of this process, in megabytes.
[[nodiscard]] double mostMemory();
/// As far as this user may: what the system remembers of the file, or of all files.
void dropCache(const QString &path);

} // namespace footfall::bench
