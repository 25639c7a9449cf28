// SPDX-License-Identifier: GPL-3.0-or-later
// Hits as a tracker sends them, and the site that they are for. Any thread.
#pragma once

#include "core/enrich/cleanhit.h"

namespace footfall::kit {

[[nodiscard]] inline enrich::RawHit viewOfPath(const char *pathname)
{
    enrich::RawHit raw;
    raw.hostname = QStringLiteral("https://example.com");
    raw.pathname = QString::fromUtf8(pathname);
    return raw;
}

[[nodiscard]] inline enrich::RawHit eventNamed(const char *name)
{
    enrich::RawHit raw = viewOfPath("/a");
    raw.kind = domain::HitKind::Event;
    raw.eventName = QString::fromUtf8(name);
    return raw;
}

[[nodiscard]] inline domain::Site someSite()
{
    domain::Site site;
    site.id = domain::SiteId{1};
    site.hostnames = {QStringLiteral("example.com")};
    return site;
}

[[nodiscard]] inline QString utf8(const char *bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace footfall::kit
