// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger (design section 6): what became of every item that was received, for each site and
// minute. An item is one view, event or leave report for one site; a request that cannot be parsed
// or names no known site is one item of the nameless site (an invalid id). Any thread; values.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/ids.h"
#include "core/domain/rejection.h"

#include <QJsonObject>
#include <map>
#include <vector>

namespace footfall::domain {

/// Received is not counted but is the sum: so the ledger always adds up.
struct LedgerCounts {
    qint64 stored = 0;  ///< Committed to the database.
    qint64 waiting = 0; ///< In the inbox or in the spool.
    qint64 refused = 0; ///< Could not be kept: 503.
    std::map<Rejection, qint64> rejected;

    [[nodiscard]] qint64 rejectedInAll() const
    {
        qint64 sum = 0;
        for (const auto &[reason, items] : rejected)
            sum += items;
        return sum;
    }
    [[nodiscard]] qint64 received() const { return stored + waiting + refused + rejectedInAll(); }
    LedgerCounts &operator+=(const LedgerCounts &other)
    {
        stored += other.stored;
        waiting += other.waiting;
        refused += other.refused;
        for (const auto &[reason, items] : other.rejected)
            rejected[reason] += items;
        return *this;
    }
    bool operator==(const LedgerCounts &) const = default;
};

/// What was decided about items other than by storing them: a change that is itself written like a
/// hit, once.
struct LedgerEntry {
    SiteId site;    ///< Invalid: the nameless site.
    Instant minute; ///< The start of the minute (UTC) in which they were received.
    Rejection reason = Rejection::Malformed; ///< Unavailable: refused.
    qint64 items = 0;
    bool operator==(const LedgerEntry &) const = default;
};

struct LedgerMinute {
    Instant minute;
    LedgerCounts counts;
    bool operator==(const LedgerMinute &) const = default;
};

struct SiteLedger {
    SiteId site;                       ///< Invalid: the nameless site.
    QString trackingCode;              ///< Empty: the nameless site.
    LedgerCounts total;                ///< All that is recorded.
    std::vector<LedgerMinute> minutes; ///< Of the last hour, the oldest first; empty ones left out.
    bool operator==(const SiteLedger &) const = default;
};

struct Ledger {
    std::vector<SiteLedger> sites; ///< The nameless one last, and only where it has something.

    [[nodiscard]] LedgerCounts total() const
    {
        LedgerCounts sum;
        for (const SiteLedger &site : sites)
            sum += site.total;
        return sum;
    }
    bool operator==(const Ledger &) const = default;
};

/// A time in which no collector ran, or it was paused. Both ends within a minute.
struct OffTime {
    Instant from;
    Instant to; ///< Not included.
    bool operator==(const OffTime &) const = default;
};

[[nodiscard]] inline Instant minuteOf(Instant time)
{
    return std::chrono::floor<std::chrono::minutes>(time);
}

} // namespace footfall::domain
