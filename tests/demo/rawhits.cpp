// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/rawhits.h"

namespace footfall::demo {

enrich::RawHit toRawHit(const Action &action)
{
    enrich::RawHit raw;
    raw.kind = action.kind;
    raw.time = action.time;
    raw.hostname = QStringLiteral("https://") + action.site->hostname;
    raw.pathname = action.pathname;
    raw.referrer = action.origin.referrer;
    raw.campaignSource = action.origin.utm.source;
    raw.utm = action.origin.utm;
    if (action.event) {
        raw.eventName = action.event->name;
        for (const auto &[key, value] : action.event->properties)
            raw.properties.push_back({key, value});
        raw.amount = action.event->amount;
    }
    if (action.kind == domain::HitKind::Leave)
        raw.visibleTime = action.visibleTime;
    raw.screenWidth = action.person->browser.screen.section(u'x', 0, 0).toInt();
    raw.address = addressBytes(action.person->address);
    raw.userAgent = action.person->browser.userAgent;
    raw.acceptLanguage = action.person->language;
    return raw;
}

} // namespace footfall::demo
