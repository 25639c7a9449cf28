// SPDX-License-Identifier: GPL-3.0-or-later
// What a tracker protocol found in a request, before it is understood. It carries the visitor's
// address and user agent, so it never leaves memory: only server and enrich see it. A value.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/rejection.h"

#include <QByteArray>
#include <vector>

namespace footfall::enrich {

struct RawProperty {
    QString key;
    QString value;
};

/// What a request says of its sender beside the user agent.
enum class BotHint {
    None,
    Prefetch,  ///< Its headers say that nobody looks at the page yet.
    Automated, ///< The tracker saw a browser that a program drives.
    Vouched,   ///< It came with a token of the site: an HTTP library or no user agent is no bot.
};

struct RawHit {
    domain::HitKind kind = domain::HitKind::PageView;
    domain::Instant time;
    QString hostname; ///< As sent, with or without scheme.
    QString pathname; ///< As sent; begins with "/" once accepted.
    QString query;    ///< Of the page, percent-encoded, without "?"; only rules keep parts of it.
    QString referrer; ///< Address of the referring page, or empty.
    QString campaignSource; ///< utm_source, ref, source or via of the page's query, or empty.
    domain::Utm utm;
    bool isPaidClick = false; ///< The page's query has an advertiser's click id.

    QString eventName;
    domain::Interactivity interactivity = domain::Interactivity::Interactive;
    std::vector<RawProperty> properties;
    std::optional<domain::Money> amount;

    std::optional<std::chrono::milliseconds> visibleTime;
    domain::VisibleTime visibleTimeIs = domain::VisibleTime::Whole;
    std::optional<int> screenWidth; ///< CSS pixels.
    QString language;               ///< Where the tracker names it; else of Accept-Language.
    BotHint botHint = BotHint::None;

    std::array<quint8, 16> address{}; ///< IPv6, or IPv4 mapped into it.
    QByteArray userAgent;
    QByteArray acceptLanguage;
};

/// Why a raw hit became none.
struct TurnedAway {
    domain::Rejection reason = domain::Rejection::Malformed;
    QString bot; ///< Of a bot: the name that the data files give it ("Googlebot"), if any.
    bool operator==(const TurnedAway &) const = default;
};

} // namespace footfall::enrich
