// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger as JSON: for the control socket, and "status --json".
#include "core/domain/ledger.h"

#include "core/domain/activity.h"
#include "core/domain/json.h"

#include <QDateTime>
#include <QJsonArray>

namespace footfall::domain {

namespace {

constexpr qsizetype MostSites = 100'000;
constexpr qsizetype MostMinutes = 60;
/// Of one kind; those of all sites can be added up.
constexpr qint64 MostItems = 1'000'000'000'000;

QString isoOf(Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(toMilliseconds(moment), Qt::UTC).toString(Qt::ISODate);
}

std::optional<Instant> momentFromIso(const QString &text)
{
    const QDateTime moment = QDateTime::fromString(text.left(40), Qt::ISODate);
    if (!moment.isValid() || moment.toMSecsSinceEpoch() < 0)
        return std::nullopt;
    return instantFromMilliseconds(moment.toMSecsSinceEpoch());
}

SiteLedger siteFrom(const QJsonObject &object)
{
    SiteLedger site;
    site.site = SiteId{json::countAt(object, "id")};
    site.trackingCode = json::textAt(object, "site");
    site.total = countsFromJson(object.value(QStringLiteral("total")).toObject());
    const QJsonArray minutes = object.value(QStringLiteral("minutes")).toArray();
    for (qsizetype i = 0; i < std::min(minutes.size(), MostMinutes); ++i) {
        const QJsonObject minute = minutes.at(i).toObject();
        if (const auto start = momentFromIso(json::textAt(minute, "minute")))
            site.minutes.push_back({minuteOf(*start), countsFromJson(minute)});
    }
    return site;
}

} // namespace

QJsonObject toJson(const LedgerCounts &counts)
{
    QJsonObject rejected;
    for (const auto &[reason, items] : counts.rejected)
        rejected.insert(nameOf(reason), items);
    return {{QStringLiteral("received"), counts.received()},
            {QStringLiteral("stored"), counts.stored},
            {QStringLiteral("waiting"), counts.waiting},
            {QStringLiteral("rejected"), rejected},
            {QStringLiteral("refused"), counts.refused}};
}

LedgerCounts countsFromJson(const QJsonObject &object)
{
    LedgerCounts counts;
    counts.stored = json::countAt(object, "stored", MostItems);
    counts.waiting = json::countAt(object, "waiting", MostItems);
    counts.refused = json::countAt(object, "refused", MostItems);
    const QJsonObject rejected = object.value(QStringLiteral("rejected")).toObject();
    for (const Rejection reason : Rejections) {
        const QString name = nameOf(reason);
        const qint64 items = json::countAt(rejected, name.toLatin1().constData(), MostItems);
        if (items > 0)
            counts.rejected[reason] = items;
    }
    return counts;
}

QJsonObject toJson(const Ledger &ledger)
{
    QJsonArray sites;
    for (const SiteLedger &site : ledger.sites) {
        QJsonArray minutes;
        for (const LedgerMinute &minute : site.minutes) {
            QJsonObject object = toJson(minute.counts);
            object.insert(QStringLiteral("minute"), isoOf(minute.minute));
            minutes.append(object);
        }
        sites.append(QJsonObject{{QStringLiteral("id"), site.site.value},
                                 {QStringLiteral("site"), site.trackingCode},
                                 {QStringLiteral("total"), toJson(site.total)},
                                 {QStringLiteral("minutes"), minutes}});
    }
    return {{QStringLiteral("total"), toJson(ledger.total())}, {QStringLiteral("sites"), sites}};
}

Ledger ledgerFromJson(const QJsonObject &object)
{
    Ledger ledger;
    const QJsonArray sites = object.value(QStringLiteral("sites")).toArray();
    for (qsizetype i = 0; i < std::min(sites.size(), MostSites); ++i)
        ledger.sites.push_back(siteFrom(sites.at(i).toObject()));
    return ledger;
}

} // namespace footfall::domain
