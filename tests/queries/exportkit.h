// SPDX-License-Identifier: GPL-3.0-or-later
// What is exported from a database that goes away, into its directory, and what came of it. The
// thread of the database.
#pragma once

#include "core/queries/exporter.h"
#include "tests/kit/fixedclock.h"
#include "tests/queries/filled.h"

#include <QDir>
#include <QFile>

namespace footfall::model {

inline const domain::Instant Now = kit::at("2026-01-02T12:00:00Z");

[[nodiscard]] inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

[[nodiscard]] inline QStringList filesIn(const Filled &filled)
{
    return QDir(filled.directory())
        .entryList({QStringLiteral("*out*")}, QDir::AllEntries | QDir::Hidden);
}

[[nodiscard]] inline queries::ExportRequest panel(const Filled &filled, domain::Dimension dimension,
                                                  const QString &search = {})
{
    domain::StatsRequest stats;
    stats.site = filled.site();
    stats.period = domain::PeriodPreset::Today;
    stats.breakdowns = {{dimension, 2, search, domain::Metric::Visitors}};
    return {stats, queries::ExportRequest::Content::Panel,
            filled.directory() + QStringLiteral("/out.csv")};
}

/// An event "buy" of EUR 9.90, the first of its visitor, on that day.
[[nodiscard]] inline Happening sold()
{
    Happening happening;
    happening.day = QDate(2026, 1, 2);
    happening.isFirst = true;
    happening.arrival.event.name = QStringLiteral("buy");
    happening.arrival.event.amount = domain::Money{QStringLiteral("EUR"), 990};
    return happening;
}

} // namespace footfall::model
