// SPDX-License-Identifier: GPL-3.0-or-later
// The same page views as plain rows for other databases: in SQLite with covering indexes, and as
// text for whoever reads that. The thread that calls it; throws std::runtime_error.
#pragma once

#include "tests/bench/query/questions.h"

namespace footfall::bench {

/// One line of numbers a view, under a line with the columns' names.
void writeCsv(const QString &path, const WorldSize &size);
/// Nothing where it is there already.
void fillSqlite(const QString &path, const WorldSize &size);
/// Asks them all; returns what was answered. milliseconds: how long each took.
[[nodiscard]] Numbers askSqlite(const QString &path, const Question &question,
                                double &milliseconds);

/// Bytes of a database file by table or index, largest first.
[[nodiscard]] std::vector<std::pair<QString, qint64>> bytesByTable(const QString &path);

} // namespace footfall::bench
