// SPDX-License-Identifier: GPL-3.0-or-later
// What became of the items that were answered, since collecting began, and the page views of the
// last half hour. Any thread.
#pragma once

#include "core/domain/collectorcontrol.h"
#include "core/domain/hit.h"

#include <QMutex>

#include <array>

namespace footfall::server {

enum class Outcome { Stored, Rejected, Refused };

class Tally
{
public:
    void count(Outcome outcome, domain::HitKind kind, domain::Instant when);
    /// Fills in the counters of the status.
    void describe(domain::CollectorStatus &status, domain::Instant now) const;

private:
    // Minutes that end now, not at the clock's full minute, when the newest would begin at nothing.
    static constexpr size_t Minutes = 30;
    static constexpr size_t SlotsPerMinute = 12;
    struct Slot {
        long long number = 0; ///< Five seconds each, since 1970.
        int views = 0;
    };

    mutable QMutex m_mutex;
    qint64 m_stored = 0;
    qint64 m_rejected = 0;
    qint64 m_refused = 0;
    std::array<Slot, Minutes * SlotsPerMinute> m_slots{}; ///< By the number modulo their count.
};

} // namespace footfall::server
