// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reference/hits.h"

#include "tests/pipeline/hitbuilder.h"

namespace footfall::reference {

using namespace domain;

Hit hitOf(const Doing &doing, const Site &site)
{
    const QString visitor = QString::number(doing.person);
    Hit hit = doing.kind == HitKind::Event
                  ? kit::eventOf(site, visitor, doing.time, doing.event.name, doing.pathname)
                  : kit::hitOf(site, visitor, doing.time, doing.pathname, doing.kind);
    hit.hostname = doing.hostname;
    hit.referrer = doing.referrer;
    hit.source = doing.source;
    hit.channel = doing.channel;
    hit.utm = doing.utm;
    hit.country = doing.country;
    hit.client = doing.client;
    hit.language = doing.language;
    hit.screen = doing.screen;
    hit.event.interactivity = doing.event.interactivity;
    hit.event.amount = doing.event.amount;
    for (const Property &property : doing.event.properties)
        kit::addProperty(hit, visitor, property.key, property.value);
    for (const Goal &goal : site.goals)
        if (meets(doing, goal))
            kit::meetGoal(hit, visitor, goal.id);
    hit.visibleTime = doing.visibleTime;
    hit.visibleTimeIs = doing.visibleTimeIs;
    return hit;
}

} // namespace footfall::reference
