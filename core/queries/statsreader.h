// SPDX-License-Identifier: GPL-3.0-or-later
// Answers questions from one read-only connection. Bound to the thread that opened it; needs the
// database file. Each answer is one read transaction of at most two seconds.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/statsresult.h"

#include <memory>

namespace footfall::queries {

class StatsReader
{
public:
    [[nodiscard]] static domain::Result<std::unique_ptr<StatsReader>> open(const QString &databasePath,
                                                                           const domain::Clock &clock);
    ~StatsReader();

    [[nodiscard]] domain::Result<std::vector<domain::Site>> sites();
    [[nodiscard]] domain::Result<domain::StatsResult> answer(const domain::StatsRequest &request);
    [[nodiscard]] domain::Result<std::vector<domain::SiteSummary>> summaries();
    /// Changes whenever another connection has committed (PRAGMA data_version).
    [[nodiscard]] domain::Result<qint64> dataVersion();

private:
    struct Private;
    explicit StatsReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace footfall::queries
