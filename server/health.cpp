// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/health.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace footfall::server {

Reply healthReply(const domain::StoreStatus &store, HealthDetail detail)
{
    QJsonObject health{
        {QStringLiteral("status"),
         store.problem.isEmpty() ? QStringLiteral("ok") : QStringLiteral("failing")},
        {QStringLiteral("version"), QStringLiteral(FOOTFALL_VERSION)},
        {QStringLiteral("waiting"), store.waiting},
        {QStringLiteral("checkpointOverdue"), store.checkpointOverdue},
    };
    if (!store.problem.isEmpty() && detail == HealthDetail::WithReason)
        health.insert(QStringLiteral("problem"), store.problem);
    return {store.problem.isEmpty() ? 200 : 503,
            {{QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json")},
             {QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store")}},
            QJsonDocument(health).toJson(QJsonDocument::Compact) + '\n'};
}

} // namespace footfall::server
