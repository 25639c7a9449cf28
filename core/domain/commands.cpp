// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPromise>

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

qint64 integer(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toInteger();
}

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

template <typename T>
QFuture<Result<T>> notHere()
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(
        failure(ErrorKind::Unavailable,
                QCoreApplication::translate("Domain", "This program cannot do that.")));
    promise.finish();
    return promise.future();
}

} // namespace

QFuture<Result<CollectorStatus>> CollectorControl::setFlow(Flow)
{
    return notHere<CollectorStatus>();
}

QFuture<Result<CollectorStatus>> Commands::setFlow(CollectorControl::Flow)
{
    return notHere<CollectorStatus>();
}

QFuture<Result<CollectorActivity>> Commands::activity()
{
    return notHere<CollectorActivity>();
}

QFuture<Result<AddressExplanation>> Commands::probe(const QString &)
{
    return notHere<AddressExplanation>();
}

QJsonObject toJson(const CollectorStatus &status)
{
    QJsonArray perMinute;
    for (const int views : status.viewsPerMinute)
        perMinute.append(views);
    return {{QStringLiteral("state"), stateName(status.state)},
            {QStringLiteral("address"), status.address},
            {QStringLiteral("port"), status.port},
            {QStringLiteral("problem"), status.problem},
            {QStringLiteral("since"), qint64(toMilliseconds(status.since))},
            {QStringLiteral("received"), status.received},
            {QStringLiteral("stored"), status.stored},
            {QStringLiteral("rejected"), status.rejected},
            {QStringLiteral("refused"), status.refused},
            {QStringLiteral("viewsPerMinute"), perMinute}};
}

CollectorStatus collectorStatusFromJson(const QJsonObject &object)
{
    CollectorStatus status;
    status.state = stateFromName(text(object, "state"));
    status.address = text(object, "address");
    status.port = static_cast<quint16>(integer(object, "port"));
    status.problem = text(object, "problem");
    status.since = instantFromMilliseconds(integer(object, "since"));
    status.received = integer(object, "received");
    status.stored = integer(object, "stored");
    status.rejected = integer(object, "rejected");
    status.refused = integer(object, "refused");
    const QJsonArray perMinute = object.value(QStringLiteral("viewsPerMinute")).toArray();
    for (const QJsonValue &views : perMinute)
        status.viewsPerMinute.push_back(views.toInt());
    return status;
}

QJsonObject toJson(const InstanceStatus &status)
{
    return {
        {QStringLiteral("version"), status.version},
        {QStringLiteral("dataDirectory"), status.dataDirectory},
        {QStringLiteral("processId"), status.processId},
        {QStringLiteral("program"), status.program},
        {QStringLiteral("sites"), status.sites},
        {QStringLiteral("collector"), toJson(status.collector)},
        {QStringLiteral("store"),
         QJsonObject{{QStringLiteral("problem"), status.store.problem},
                     {QStringLiteral("checkpointOverdue"), status.store.checkpointOverdue},
                     {QStringLiteral("waiting"), status.store.waiting},
                     {QStringLiteral("stored"), status.store.stored},
                     {QStringLiteral("lastFold"), qint64(toMilliseconds(status.store.lastFold))}}}};
}

InstanceStatus statusFromJson(const QJsonObject &object)
{
    InstanceStatus status;
    status.version = text(object, "version");
    status.dataDirectory = text(object, "dataDirectory");
    status.processId = integer(object, "processId");
    status.program = text(object, "program");
    status.sites = integer(object, "sites");
    status.collector =
        collectorStatusFromJson(object.value(QStringLiteral("collector")).toObject());
    const QJsonObject store = object.value(QStringLiteral("store")).toObject();
    status.store.problem = text(store, "problem");
    status.store.checkpointOverdue = store.value(QStringLiteral("checkpointOverdue")).toBool();
    status.store.waiting = integer(store, "waiting");
    status.store.stored = integer(store, "stored");
    status.store.lastFold = instantFromMilliseconds(integer(store, "lastFold"));
    return status;
}

} // namespace footfall::domain
