// SPDX-License-Identifier: GPL-3.0-or-later
// What the collector did in the last hour, for the window and the status: rates, waiting times, the
// newest requests. In memory only; no address and no user agent comes here. Any thread.
#pragma once

#include "core/domain/collectorcontrol.h"
#include "core/domain/hit.h"

#include <array>
#include <mutex>
#include <span>

namespace footfall::server {

/// An item that has got its answer.
struct AnsweredItem {
    domain::HitKind kind = domain::HitKind::PageView;
    domain::ItemOutcome outcome = domain::ItemOutcome::Stored;
    std::optional<domain::Rejection> reason{};
    QString site{};                       ///< Its tracking code; empty: unknown.
    QString pathname{};                   ///< As far as it was understood.
    std::optional<double> milliseconds{}; ///< From accepting to the receipt.
};

class Activity
{
public:
    /// An item is with the pipeline, and its receipt will come.
    void accepted(domain::Instant when);
    /// Receipts of items that were accepted.
    void settled(domain::Instant when, std::span<const AnsweredItem> items);
    /// Their receipts will never be heard of: whoever waited is gone.
    void abandoned(size_t items);
    /// An item that the door answered by itself.
    void decided(domain::Instant when, const AnsweredItem &item);

    /// Fills in the counters.
    void describe(domain::CollectorStatus &status, domain::Instant now) const;
    /// Fills in the intervals and the newest requests.
    void describe(domain::CollectorActivity &activity, domain::Instant now) const;
    /// Whether the last item that could have been kept was not.
    [[nodiscard]] bool isRefusing() const;

private:
    // Intervals that end now, not at the clock's full minute, when the newest would begin at
    // nothing.
    static constexpr size_t Slots = 720;
    static constexpr size_t RecentRequests = 100;

    struct Slot {
        long long number = 0; ///< Five seconds each, since 1970.
        int views = 0;        ///< Page views that were kept.
        int received = 0;
        int stored = 0;
        int spooled = 0;
        int rejected = 0;
        int refused = 0;
        int deepestQueue = 0;
        double milliseconds = 0; ///< The sum over those stored.
        double slowest = 0;
    };

    Slot &slotOf(domain::Instant when);
    void count(Slot &slot, domain::Instant when, const AnsweredItem &item);

    mutable std::mutex m_mutex; ///< Over all that follows.
    qint64 m_stored = 0;
    qint64 m_rejected = 0;
    qint64 m_refused = 0;
    int m_waiting = 0;
    bool m_isRefusing = false;
    std::array<Slot, Slots> m_slots{}; ///< By the number modulo their count.
    std::array<domain::RecentRequest, RecentRequests> m_recent;
    size_t m_nextRecent = 0;
    size_t m_recentCount = 0;
};

} // namespace footfall::server
