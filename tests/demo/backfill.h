// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a data directory with months of history: made-up visits go through the real enricher and
// the real pipeline, on a clock that runs as fast as they are written. Blocks until done. REQUIRES:
// no other program serves the directory.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/result.h"
#include "tests/demo/catalogue.h"

#include <QString>
#include <functional>

namespace footfall::demo {

struct BackfillOptions {
    QString dataDirectory;
    std::chrono::days history{180};
    double scale = 1.0; ///< Times the visits of the sites.
    uint64_t seed = 1;
    domain::Instant end; ///< Where the history stops: now.
};

struct BackfillReport {
    qint64 pageViews = 0;
    qint64 requests = 0; ///< Page views, events and leave reports.
    std::chrono::milliseconds took{};
};

enum class Onward { GoOn, Stop };

/// Adds the sites that are not there yet. Tells its progress, 0 to 100, about every hour of
/// history, and fails as Unavailable when told to stop.
[[nodiscard]] domain::Result<BackfillReport> backfill(const BackfillOptions &options,
                                                      const std::vector<DemoSite> &sites,
                                                      const std::function<Onward(int)> &progress);

/// The file that tells the demo, as it tells Footfall, which address is in which country.
[[nodiscard]] QString countryDatabase();

} // namespace footfall::demo
