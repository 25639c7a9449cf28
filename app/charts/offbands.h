// SPDX-License-Identifier: GPL-3.0-or-later
// Where on a chart the times lie in which no collector ran, and what they are called. Pure
// functions, tested without a window. Any thread.
#pragma once

#include "core/domain/ledger.h"
#include "core/domain/period.h"

#include <QString>
#include <vector>

namespace footfall::app {

struct OffBand {
    double left = 0;                    ///< Pixels from the plot's left edge.
    double right = 0;                   ///< Not included.
    std::vector<domain::OffTime> times; ///< More than one where they would touch.

    [[nodiscard]] std::chrono::milliseconds duration() const;
};

/// A point stands for its bucket and in the middle of it, so a band lies over the points that it
/// made smaller. Times that are short beside a bucket and narrow are left out; the readout of their
/// bucket has them all the same.
[[nodiscard]] std::vector<OffBand> offBands(const std::vector<domain::OffTime> &times,
                                            const std::vector<domain::Bucket> &buckets,
                                            double plotWidth);

/// How long nothing was collected within the bucket.
[[nodiscard]] std::chrono::milliseconds offWithin(const domain::Bucket &bucket,
                                                  const std::vector<domain::OffTime> &times);

/// "Tue 9 Jun, 03:10 – 17:20", in the site's time.
[[nodiscard]] QString offTimeText(const domain::OffTime &time,
                                  const domain::SiteCalendar &calendar);
/// "The collector was off: ...", or nothing.
[[nodiscard]] QString offSummary(const std::vector<domain::OffTime> &times,
                                 const domain::SiteCalendar &calendar);

} // namespace footfall::app
