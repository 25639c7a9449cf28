// SPDX-License-Identifier: GPL-3.0-or-later
// The first site as "site list --json" tells it. Needs FOOTFALL_SERVER_PROGRAM, as its commands do.
#pragma once

#include "tests/kit/serverprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace footfall::tests {

/// Empty where the directory has no site.
[[nodiscard]] inline QJsonObject listedSite(const QString &directory)
{
    const QByteArray json = kit::runServer(kit::words("site list --json"), directory).out.toUtf8();
    const QJsonArray sites = QJsonDocument::fromJson(json).array();
    return sites.isEmpty() ? QJsonObject() : sites.first().toObject();
}

} // namespace footfall::tests
