// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the database is whole: SQLite's own check of the file, and each segment of facts. Any
// thread, on a read-only connection of its own; for as long as it takes to read everything. While
// SQLite checks, the log cannot be emptied; each segment is read in a short transaction.
#pragma once

#include "core/domain/integrityreport.h"
#include "core/storage/database.h"

#include <functional>
#include <stop_token>

namespace footfall::storage {

/// Called before each segment: how many were read, and how many there are.
using CheckProgress = std::function<void(qint64 segments, qint64 of)>;

/// stop: looked at every few milliseconds; the report says that it is not complete.
[[nodiscard]] domain::Result<domain::IntegrityReport>
checkIntegrity(const QString &databasePath, const std::stop_token &stop = {},
               const CheckProgress &progress = {});

} // namespace footfall::storage
