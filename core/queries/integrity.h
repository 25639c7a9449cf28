// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the database is whole, for whoever asks: the command line, a window. Needs the database
// file; takes as long as reading all of it.
#pragma once

#include "core/domain/integrityreport.h"
#include "core/domain/result.h"

#include <QFuture>
#include <stop_token>

namespace footfall::queries {

/// In this thread, whichever it is. Stopped: the report says that it is not complete.
[[nodiscard]] domain::Result<domain::IntegrityReport>
checkDatabase(const QString &databasePath, const std::stop_token &stop = {});
/// In a thread of the pool, for which the end of the program waits: whoever asks stops it before.
[[nodiscard]] QFuture<domain::Result<domain::IntegrityReport>>
askForCheck(const QString &databasePath, const std::stop_token &stop);

} // namespace footfall::queries
