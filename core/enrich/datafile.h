// SPDX-License-Identifier: GPL-3.0-or-later
// Data files that come with the program, read whole. One that is missing is said once, one that is
// broken warns; either way the program goes on without. Any thread.
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <optional>

namespace footfall::enrich {

/// Nothing where it is missing or cannot be read. without: what that means, for the log ("bots are
/// counted").
[[nodiscard]] std::optional<QByteArray>
readDataFile(const QString &path, const QLoggingCategory &category, const QString &without);

/// An empty document where there is none, or none that can be read.
[[nodiscard]] QJsonDocument readJson(const QString &path, const QLoggingCategory &category,
                                     const QString &without);

} // namespace footfall::enrich
