// SPDX-License-Identifier: GPL-3.0-or-later
// The desks with everything that they need, and what is asked of them most. One thread.
#pragma once

#include "server/frontdesk.h"
#include "server/health.h"
#include "tests/kit/fixedclock.h"
#include "tests/server/fakeledger.h"
#include "tests/server/fakesink.h"

namespace footfall::kit {

inline const QByteArray ViewTarget =
    "/?h=https%3A%2F%2Fexample.com&p=%2F&r=&sid=ABCDEFGH&qs=%7B%7D&cid=1";
inline const QByteArray LeaveTarget = ViewTarget + "&dp=1&vt=100";

class Desks
{
public:
    explicit Desks(FixedSites::Known known = FixedSites::Known::All)
        : collect({sink, std::make_shared<FixedSites>(known),
                   [this](const enrich::RawHit &raw, const domain::Site &site) {
                       return enrich(raw, site);
                   },
                   clock, activity, limiter, &ledger,
                   [this](const server::Hindrance &hindrance) { hindrances.push_back(hindrance); }})
        , front({collect,
                 [this](server::HealthDetail detail) { return server::healthReply(facts, detail); },
                 seenAs, clock, [](const server::Address &) { return QStringLiteral("DE"); }})
    {
    }

    tl::expected<domain::Hit, enrich::TurnedAway> enrich(const enrich::RawHit &raw,
                                                         const domain::Site &site)
    {
        lastRaw = raw;
        if (failure)
            return tl::unexpected(enrich::TurnedAway{*failure, bot});
        domain::Hit hit;
        hit.kind = raw.kind;
        hit.site = site.id;
        return hit;
    }

    [[nodiscard]] domain::CollectorStatus status() const
    {
        domain::CollectorStatus status;
        activity.describe(status, clock.now());
        return status;
    }

    FixedClock clock{at("2026-03-29T12:00:00Z")};
    server::HealthFacts facts;
    FakeSink sink{FakeSink::Settling::WhenTold};
    FakeLedger ledger;
    server::Activity activity;
    server::RateLimiter limiter;
    server::SeenAs seenAs;
    std::vector<server::Hindrance> hindrances;
    std::optional<domain::Rejection> failure;
    QString bot;
    enrich::RawHit lastRaw;
    server::CollectDesk collect;
    server::FrontDesk front;
};

} // namespace footfall::kit
