// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands.h"

#include "core/domain/json.h"

#include <QJsonArray>
#include <QPromise>
#include <limits>

namespace footfall::domain {

namespace {

QString stateName(CollectorStatus::State state)
{
    switch (state) {
    case CollectorStatus::State::Stopped: return QStringLiteral("stopped");
    case CollectorStatus::State::Collecting: return QStringLiteral("collecting");
    case CollectorStatus::State::Failed: return QStringLiteral("failed");
    case CollectorStatus::State::Paused: return QStringLiteral("paused");
    }
    return {};
}

CollectorStatus::State stateFromName(const QString &name)
{
    if (name == QStringLiteral("collecting"))
        return CollectorStatus::State::Collecting;
    if (name == QStringLiteral("paused"))
        return CollectorStatus::State::Paused;
    return name == QStringLiteral("failed") ? CollectorStatus::State::Failed
                                            : CollectorStatus::State::Stopped;
}

constexpr qsizetype MostMinutes = 60;

} // namespace

QFuture<Result<Done>> CollectorControl::pulse()
{
    QPromise<Result<Done>> promise;
    promise.start();
    promise.addResult(Done{});
    promise.finish();
    return promise.future();
}

QJsonObject toJson(const CollectorStatus &status)
{
    QJsonArray perMinute;
    for (const int views : status.viewsPerMinute)
        perMinute.append(views);
    return {{QStringLiteral("state"), stateName(status.state)},
            {QStringLiteral("address"), status.address},
            {QStringLiteral("port"), status.port},
            {QStringLiteral("isSecure"), status.isSecure},
            {QStringLiteral("isRefusing"), status.isRefusing},
            {QStringLiteral("problem"), status.problem},
            {QStringLiteral("since"), json::moment(status.since)},
            {QStringLiteral("received"), status.received},
            {QStringLiteral("stored"), status.stored},
            {QStringLiteral("rejected"), status.rejected},
            {QStringLiteral("refused"), status.refused},
            {QStringLiteral("viewsPerMinute"), perMinute}};
}

CollectorStatus collectorStatusFromJson(const QJsonObject &object)
{
    CollectorStatus status;
    status.state = stateFromName(json::textAt(object, "state"));
    status.address = json::textAt(object, "address");
    status.port = static_cast<quint16>(
        std::min<qint64>(json::countAt(object, "port"), std::numeric_limits<quint16>::max()));
    status.isSecure = object.value(QStringLiteral("isSecure")).toBool();
    status.isRefusing = object.value(QStringLiteral("isRefusing")).toBool();
    status.problem = json::textAt(object, "problem");
    status.since = json::momentAt(object, "since");
    status.received = json::countAt(object, "received");
    status.stored = json::countAt(object, "stored");
    status.rejected = json::countAt(object, "rejected");
    status.refused = json::countAt(object, "refused");
    const QJsonArray perMinute = object.value(QStringLiteral("viewsPerMinute")).toArray();
    for (qsizetype i = 0; i < std::min(perMinute.size(), MostMinutes); ++i)
        status.viewsPerMinute.push_back(std::max(perMinute.at(i).toInt(), 0));
    return status;
}

QJsonObject toJson(const StoreStatus &status)
{
    return {{QStringLiteral("problem"), status.problem},
            {QStringLiteral("wasOpened"), status.wasOpened},
            {QStringLiteral("checkpointOverdue"), status.checkpointOverdue},
            {QStringLiteral("waiting"), status.waiting},
            {QStringLiteral("spooled"), status.spooled},
            {QStringLiteral("spoolBytes"), status.spoolBytes},
            {QStringLiteral("oldestWaiting"), json::moment(status.oldestWaiting)},
            {QStringLiteral("stored"), status.stored},
            {QStringLiteral("lastFold"), json::moment(status.lastFold)},
            {QStringLiteral("isChecking"), status.isChecking},
            {QStringLiteral("lastCheck"), json::moment(status.lastCheck)},
            {QStringLiteral("damage"), status.damage}};
}

StoreStatus storeStatusFromJson(const QJsonObject &object)
{
    StoreStatus status;
    status.problem = json::textAt(object, "problem");
    status.wasOpened = object.value(QStringLiteral("wasOpened")).toBool(true);
    status.checkpointOverdue = object.value(QStringLiteral("checkpointOverdue")).toBool();
    status.waiting = json::countAt(object, "waiting");
    status.spooled = json::countAt(object, "spooled");
    status.spoolBytes = json::countAt(object, "spoolBytes");
    status.oldestWaiting = json::momentAt(object, "oldestWaiting");
    status.stored = json::countAt(object, "stored");
    status.lastFold = json::momentAt(object, "lastFold");
    status.isChecking = object.value(QStringLiteral("isChecking")).toBool();
    status.lastCheck = json::momentAt(object, "lastCheck");
    status.damage = json::textAt(object, "damage");
    return status;
}

QJsonObject toJson(const InstanceStatus &status)
{
    return {{QStringLiteral("version"), status.version},
            {QStringLiteral("dataDirectory"), status.dataDirectory},
            {QStringLiteral("processId"), status.processId},
            {QStringLiteral("program"), status.program},
            {QStringLiteral("sites"), status.sites},
            {QStringLiteral("collector"), toJson(status.collector)},
            {QStringLiteral("store"), toJson(status.store)},
            {QStringLiteral("ledger"), toJson(status.ledger)}};
}

InstanceStatus statusFromJson(const QJsonObject &object)
{
    InstanceStatus status;
    status.version = json::textAt(object, "version");
    status.dataDirectory = json::textAt(object, "dataDirectory");
    status.processId = json::countAt(object, "processId");
    status.program = json::textAt(object, "program");
    status.sites = json::countAt(object, "sites");
    status.collector =
        collectorStatusFromJson(object.value(QStringLiteral("collector")).toObject());
    status.store = storeStatusFromJson(object.value(QStringLiteral("store")).toObject());
    status.ledger = ledgerFromJson(object.value(QStringLiteral("ledger")).toObject());
    return status;
}

} // namespace footfall::domain
