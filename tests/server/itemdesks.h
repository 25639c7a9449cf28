// SPDX-License-Identifier: GPL-3.0-or-later
// The desks with sites that are named in many ways, and bodies of several items for them. One
// thread.
#pragma once

#include "server/frontdesk.h"
#include "tests/kit/fixedclock.h"
#include "tests/server/fakeledger.h"
#include "tests/server/fakesink.h"
#include "tests/server/requests.h"

#include <QCryptographicHash>

namespace footfall::kit {

/// Sites of example.com, which shows bots, and shop.example.
class ItemDesks
{
public:
    ItemDesks()
    {
        domain::Site main;
        main.id = domain::SiteId{1};
        main.trackingCode = QStringLiteral("MAINCODE");
        main.hostnames = {QStringLiteral("example.com")};
        main.aliases = {QStringLiteral("example.com"), QStringLiteral("abcde"),
                        QStringLiteral("gc.example.net"), QStringLiteral("main-uuid")};
        main.botViews = domain::BotViews::Shown;
        main.tokens = {{{},
                        QStringLiteral("back end"),
                        QCryptographicHash::hash("main-token", QCryptographicHash::Sha256),
                        {}}};
        main.pathRules.keptQuery = {QStringLiteral("q")};
        main.pathRules.groups = {QStringLiteral("/users/*")};
        main.pathRules.ignored = {QStringLiteral("/admin/*")};
        domain::Site shop;
        shop.id = domain::SiteId{2};
        shop.trackingCode = QStringLiteral("SHOPCODE");
        shop.hostnames = {QStringLiteral("shop.example")};
        shop.privacySignals = domain::PrivacySignals::Respect;
        sites->publish({main, shop});
    }

    tl::expected<domain::Hit, enrich::TurnedAway> enrich(const enrich::RawHit &raw,
                                                         const domain::Site &site)
    {
        raws.push_back(raw);
        if (raw.botHint == enrich::BotHint::Prefetch)
            return tl::unexpected(enrich::TurnedAway{domain::Rejection::BotPrefetch, {}});
        if (raw.userAgent.contains("Googlebot"))
            return tl::unexpected(
                enrich::TurnedAway{domain::Rejection::BotSearch, QStringLiteral("Googlebot")});
        domain::Hit hit;
        hit.kind = raw.kind;
        hit.site = site.id;
        hit.pathname = raw.pathname;
        return hit;
    }

    /// Receipts for all that wait, in the order in which they came, or backwards.
    std::vector<server::CollectDesk::Answer> settle(const std::vector<pipeline::Receipt> &receipts)
    {
        std::vector<pipeline::Settled> settled;
        for (size_t i = 0; i < receipts.size(); ++i)
            settled.push_back({tokens.at(i), receipts[i]});
        return collect.settled(settled);
    }

    class Sink : public pipeline::HitSink
    {
    public:
        explicit Sink(ItemDesks &desks) : m_desks(desks) {}
        pipeline::Admission accept(domain::Hit hit, std::shared_ptr<pipeline::ReceiptPort>,
                                   quint64 token) override
        {
            if (m_desks.room-- <= 0)
                return pipeline::Admission::Full;
            m_desks.hits.push_back(std::move(hit));
            m_desks.tokens.push_back(token);
            return pipeline::Admission::Accepted;
        }

    private:
        ItemDesks &m_desks;
    };

    FixedClock clock{at("2026-03-29T12:00:00Z")};
    std::shared_ptr<FixedSites> sites = std::make_shared<FixedSites>();
    FakeLedger ledger;
    server::Activity activity;
    server::RateLimiter limiter;
    server::SeenAs seenAs;
    std::vector<enrich::RawHit> raws;
    std::vector<domain::Hit> hits;
    std::vector<quint64> tokens;
    int room = 1000;
    Sink sink{*this};
    server::CollectDesk collect{
        {sink, sites,
         [this](const enrich::RawHit &raw, const domain::Site &site) { return enrich(raw, site); },
         clock, activity, limiter, &ledger}};
    server::FrontDesk front{
        {collect, [](server::HealthDetail) { return server::Reply(); }, seenAs, clock}};
};

/// A body as Plausible sends it, for these domains.
[[nodiscard]] inline QByteArray plausibleBody(const QByteArray &domains)
{
    return R"({"n":"pageview","u":"https://example.com/a","d":")" + domains + "\"}";
}

/// A body of one item for each path, as a back end sends it.
[[nodiscard]] inline QByteArray apiBody(const QByteArrayList &paths)
{
    QByteArrayList items;
    for (const QByteArray &path : paths)
        items.append(R"({"type":"view","url":")" + path +
                     R"(","ip":"198.51.100.4","userAgent":"Mozilla/5.0"})");
    return R"({"items":[)" + items.join(',') + "]}";
}

inline const Headers BearerHeaders{{"Authorization", "Bearer main-token"}};

} // namespace footfall::kit
