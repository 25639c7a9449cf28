// SPDX-License-Identifier: GPL-3.0-or-later
// What the server's threads have in common: the visitors' limits, what happened, what hinders,
// who may ask how it is seen, and how well all is. Any thread.
#pragma once

#include "server/collector.h"
#include "server/frontdesk.h"
#include "server/problems.h"
#include "server/tls.h"

#include <atomic>

namespace footfall::server {

class Commons
{
public:
    explicit Commons(const CollectorParts &parts);

    // For the desks of each thread. Commons outlives them.
    [[nodiscard]] CollectDeskParts collectDeskParts();
    [[nodiscard]] FrontDeskParts frontDeskParts(CollectDesk &collectDesk);

    void setLimits(const domain::Limits &limits) { m_rateLimiter.setLimits(limits); }
    /// Null: plain HTTP.
    void setTls(const std::shared_ptr<Tls> &tls) { m_tls.store(tls); }
    /// What health says of the door.
    void setState(domain::CollectorStatus::State state) { m_state = state; }

    /// Fills in the counters, and the problem where there is none yet.
    void describe(domain::CollectorStatus &status);
    [[nodiscard]] domain::CollectorActivity activity();
    [[nodiscard]] QString openProbe();

    /// Takes down what the store, the salts and the certificate say about themselves. Called by
    /// whatever happens anyway, so that no timer need wake for it.
    void lookForProblems();

private:
    void notice(const Hindrance &hindrance);
    [[nodiscard]] Reply health(HealthDetail detail);
    [[nodiscard]] HealthFacts healthFacts() const;
    [[nodiscard]] domain::StoreStatus storeStatus() const;
    [[nodiscard]] QString saltProblem() const;
    [[nodiscard]] QString tlsProblem() const;

    const CollectorParts m_parts;
    RateLimiter m_rateLimiter;
    Activity m_activity;
    Problems m_problems;
    SeenAs m_seenAs;
    std::atomic<std::shared_ptr<Tls>> m_tls;
    std::atomic<domain::CollectorStatus::State> m_state = domain::CollectorStatus::State::Stopped;
    std::atomic<long long> m_lastLook = 0; ///< Milliseconds since 1970.
};

} // namespace footfall::server
