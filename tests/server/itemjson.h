// SPDX-License-Identifier: GPL-3.0-or-later
// What a protocol found, as JSON to compare: only what differs from nothing.
#pragma once

#include "server/protocols/protocol.h"

#include <QJsonArray>
#include <QJsonObject>

namespace footfall::kit {

[[nodiscard]] inline QJsonObject itemJson(const server::Item &item, const QByteArray &requestsAgent)
{
    QJsonObject object;
    const auto text = [](QJsonObject &to, const char *key, const QString &value) {
        if (!value.isEmpty())
            to.insert(QLatin1String(key), value);
    };
    if (item.isIgnored)
        return {{QStringLiteral("ignored"), true}};
    if (item.fault)
        return {{QStringLiteral("fault"), QString::fromUtf8(item.fault->text)}};
    const enrich::RawHit &hit = item.hit;
    text(object, "site", item.site.key);
    text(object, "siteHost", item.site.hostname);
    text(object, "siteOtherHost", item.site.otherHostname);
    if (item.site.onlySite == server::OnlySite::Yes)
        object.insert(QStringLiteral("orOnlySite"), true);
    text(object, "token", QString::fromLatin1(item.site.tokenHash.toHex().left(8)));
    const char *const kinds[] = {"view", "event", "leave"};
    object.insert(QStringLiteral("kind"), QLatin1String(kinds[static_cast<int>(hit.kind)]));
    text(object, "hostname", hit.hostname);
    text(object, "pathname", hit.pathname);
    text(object, "query", hit.query);
    text(object, "referrer", hit.referrer);
    text(object, "campaignSource", hit.campaignSource);
    QJsonObject utm;
    text(utm, "source", hit.utm.source);
    text(utm, "medium", hit.utm.medium);
    text(utm, "campaign", hit.utm.campaign);
    text(utm, "term", hit.utm.term);
    text(utm, "content", hit.utm.content);
    if (!utm.isEmpty())
        object.insert(QStringLiteral("utm"), utm);
    if (hit.isPaidClick)
        object.insert(QStringLiteral("paid"), true);
    text(object, "name", hit.eventName);
    if (hit.interactivity == domain::Interactivity::Passive)
        object.insert(QStringLiteral("passive"), true);
    QJsonObject properties;
    for (const enrich::RawProperty &property : hit.properties)
        properties.insert(property.key, property.value);
    if (!properties.isEmpty())
        object.insert(QStringLiteral("properties"), properties);
    if (hit.amount)
        object.insert(QStringLiteral("amount"),
                      QJsonObject{{QStringLiteral("currency"), hit.amount->currency},
                                  {QStringLiteral("cents"), hit.amount->cents}});
    if (hit.visibleTime)
        object.insert(QStringLiteral("visible"), static_cast<qint64>(hit.visibleTime->count()));
    if (hit.visibleTimeIs == domain::VisibleTime::Added)
        object.insert(QStringLiteral("added"), true);
    if (hit.screenWidth)
        object.insert(QStringLiteral("screen"), *hit.screenWidth);
    text(object, "language", hit.language);
    switch (hit.botHint) {
    case enrich::BotHint::None: break;
    case enrich::BotHint::Prefetch: text(object, "hint", QStringLiteral("prefetch")); break;
    case enrich::BotHint::Automated: text(object, "hint", QStringLiteral("automated")); break;
    case enrich::BotHint::Vouched: text(object, "hint", QStringLiteral("vouched")); break;
    }
    if (item.visitor)
        text(object, "visitor", item.visitor->toString());
    if (item.privacySignal == server::PrivacySignal::Sent)
        object.insert(QStringLiteral("privacySignal"), true);
    if (hit.userAgent != requestsAgent)
        object.insert(QStringLiteral("agent"), QString::fromUtf8(hit.userAgent));
    return object;
}

} // namespace footfall::kit
