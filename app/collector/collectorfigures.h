// SPDX-License-Identifier: GPL-3.0-or-later
// What the collector page counts out of an activity and a ledger. Pure functions, tested without a
// window. Any thread.
#pragma once

#include "core/domain/activity.h"

#include <array>
#include <deque>

namespace footfall::app {

inline constexpr std::chrono::seconds ActivityStep{5};

/// The last minute in numbers.
struct CollectorFigures {
    qint64 received = 0;
    qint64 stored = 0;
    qint64 spooled = 0;
    qint64 rejected = 0;
    qint64 refused = 0;
    int queueDepth = 0;                 ///< Of the last five seconds.
    std::optional<double> milliseconds; ///< From accepting to the commit; the mean.
};
[[nodiscard]] CollectorFigures figuresOf(const domain::CollectorActivity &activity);

/// For each five seconds what was counted in the minute that ended then, so that few views give
/// whole numbers and no spikes.
struct LiveSeries {
    domain::Instant end{}; ///< Of the last point.
    std::vector<double> received;
    std::vector<double> stored;
    std::vector<double> spooled;
    std::vector<double> queue;        ///< Of the five seconds themselves.
    std::vector<double> milliseconds; ///< The same; not a number where nothing was stored.
    std::optional<double> slowest;    ///< Of all the span.
};
/// What lies before the collector began to listen is left out: it is no time without visitors.
[[nodiscard]] LiveSeries seriesOf(const domain::CollectorActivity &activity,
                                  std::chrono::minutes span, domain::Instant since);

/// The most that waited in the spool within the last hour, as far as it was looked at.
class SpoolPeak
{
public:
    struct Entry {
        domain::Instant time;
        qint64 waiting = 0;
    };
    void note(domain::Instant now, qint64 waiting);
    /// None where nothing waited.
    [[nodiscard]] std::optional<Entry> peak() const;

private:
    std::deque<Entry> m_minutes; ///< The largest of each minute.
};

/// What was turned away in each minute of the last hour, on all sites together.
struct RejectedHour {
    static constexpr int Minutes = 60;
    domain::Instant first{}; ///< The start of the first minute.
    std::array<std::map<domain::Rejection, qint64>, Minutes> minutes;
    std::map<domain::Rejection, qint64> total;

    [[nodiscard]] qint64 items() const;
};
[[nodiscard]] RejectedHour rejectedHourOf(const domain::Ledger &ledger, domain::Instant now);

} // namespace footfall::app
