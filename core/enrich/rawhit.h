// SPDX-License-Identifier: GPL-3.0-or-later
// What a tracker protocol found in a request, before it is understood. It carries the visitor's
// address and user agent, so it never leaves memory: only server and enrich see it. A value.
#pragma once

#include "core/domain/hit.h"

#include <QByteArray>

namespace footfall::enrich {

struct RawHit {
    domain::HitKind kind = domain::HitKind::PageView;
    domain::Instant time;
    QString hostname;       ///< As sent, with or without scheme.
    QString pathname;       ///< As sent; begins with "/" once accepted.
    QString referrer;       ///< Address of the referring page, or empty.
    QString campaignSource; ///< utm_source, ref, source or via of the page's query, or empty.
    QString eventName;
    std::optional<std::chrono::milliseconds> visibleTime;
    QString screen;

    std::array<quint8, 16> address{}; ///< IPv6, or IPv4 mapped into it.
    QByteArray userAgent;
    QByteArray acceptLanguage;
};

} // namespace footfall::enrich
