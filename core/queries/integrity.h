// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the database is whole, for whoever asks: the command line, a window. Needs the database
// file; takes as long as reading all of it.
#pragma once

#include "core/domain/integrityreport.h"
#include "core/domain/result.h"

#include <QFuture>
#include <functional>
#include <stop_token>

namespace footfall::queries {

/// In this thread, whichever it is. Stopped: the report says that it is not complete. progress:
/// called before each segment, with how many were read and how many there are.
[[nodiscard]] domain::Result<domain::IntegrityReport>
checkDatabase(const QString &databasePath, const std::stop_token &stop = {},
              const std::function<void(qint64, qint64)> &progress = {});
/// In a thread of the pool, for which the end of the program waits: whoever asks stops it before.
/// The future's progress is in segments.
[[nodiscard]] QFuture<domain::Result<domain::IntegrityReport>>
askForCheck(const QString &databasePath, const std::stop_token &stop);

} // namespace footfall::queries
