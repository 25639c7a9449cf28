// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/item.h"

namespace footfall::pipeline {

using domain::Hit;

namespace {

qsizetype textBytes(std::initializer_list<const QString *> texts)
{
    qsizetype characters = 0;
    for (const QString *text : texts)
        characters += text->size();
    return characters * qsizetype(sizeof(QChar));
}

qsizetype bytesOf(const Hit &hit)
{
    qsizetype bytes = textBytes({&hit.hostname, &hit.pathname, &hit.referrer, &hit.source,
                                 &hit.channel, &hit.utm.source, &hit.utm.medium, &hit.utm.campaign,
                                 &hit.utm.term, &hit.utm.content, &hit.client.browser,
                                 &hit.client.browserVersion, &hit.client.system, &hit.client.device,
                                 &hit.language, &hit.screen, &hit.event.name});
    for (const domain::Property &property : hit.event.properties)
        bytes += qsizetype(sizeof property) + textBytes({&property.key, &property.value});
    return bytes + qsizetype(hit.goals.size() * sizeof(domain::GoalMet));
}

} // namespace

qsizetype heldBytes(const Item &item)
{
    const Hit *hit = item.record.hit();
    return qsizetype(sizeof item) +
           (hit ? bytesOf(*hit)
                : qsizetype(item.record.entries()->size() * sizeof(domain::LedgerEntry)));
}

} // namespace footfall::pipeline
