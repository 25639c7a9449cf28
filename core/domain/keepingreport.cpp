// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/keepingreport.h"

namespace footfall::domain {

QJsonObject toJson(const SiteSizes &sizes)
{
    return {{QStringLiteral("facts"), sizes.facts},
            {QStringLiteral("factBytes"), sizes.factBytes},
            {QStringLiteral("names"), sizes.names},
            {QStringLiteral("nameBytes"), sizes.nameBytes},
            {QStringLiteral("sums"), sizes.sums}};
}

QJsonObject toJson(const InferenceShare &inference)
{
    return {{QStringLiteral("days"), InferenceDays},
            {QStringLiteral("visits"), inference.visits},
            {QStringLiteral("alone"), inference.alone},
            {QStringLiteral("share"), inference.share()}};
}

QJsonObject toJson(const KeepingPreview &preview)
{
    return {{QStringLiteral("days"), preview.days},
            {QStringLiteral("pageViews"), preview.pageViews},
            {QStringLiteral("events"), preview.events},
            {QStringLiteral("factBytes"), preview.factBytes},
            {QStringLiteral("keptFrom"), preview.keptFrom.isValid()
                                             ? QJsonValue(preview.keptFrom.toString(Qt::ISODate))
                                             : QJsonValue()},
            {QStringLiteral("strictFacts"), preview.strictFacts},
            {QStringLiteral("hourlyFacts"), preview.hourlyFacts}};
}

} // namespace footfall::domain
