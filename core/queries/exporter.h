// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what a panel or the chart shows, or everything of a period, into a CSV file, under the
// filter of what is shown. Any thread; it opens a connection of its own, and reads the names of a
// long list page by page, so that no read transaction lasts long.
#pragma once

#include "core/domain/clock.h"
#include "core/domain/statsresult.h"
#include "core/queries/statsreader.h"

#include <QSet>
#include <functional>
#include <optional>
#include <stop_token>

namespace footfall::queries {

struct ExportRequest {
    domain::StatsRequest stats; ///< Site, period and filter; for a panel, one breakdown or list;
                                ///< for the chart, an interval.
    enum class Content {
        Panel,      ///< All rows of the first breakdown, else of the first list of events or
                    ///< goals, else of what bots looked at.
        Series,     ///< The points of stats.interval.
        Everything, ///< Totals, days, every dimension, events and goals of the period, one table.
    } content = Content::Panel;
    QString filePath;
    /// Of a panel's breakdown, the values whose rows are written; none: all. The window finds them
    /// by names that it alone knows.
    std::optional<QSet<QString>> values{};
};

struct ExportControl {
    std::stop_token stop;
    std::function<void(int percent)> progress; ///< Rising.
};

/// The file appears, or replaces an older one, only when it is whole. A cancelled export leaves
/// nothing and fails with an empty message. factBytes: of facts that are kept while it is written.
[[nodiscard]] domain::Result<domain::Done>
exportCsv(const QString &databasePath, const domain::Clock &clock, const ExportRequest &request,
          const ExportControl &control, qint64 factBytes = UsualFactBytes);

} // namespace footfall::queries
