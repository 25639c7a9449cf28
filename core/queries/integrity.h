// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the database is whole, for whoever asks: the command line, a window. Needs the database
// file; takes as long as reading all of it.
#pragma once

#include "core/domain/integrityreport.h"
#include "core/domain/result.h"

#include <QFuture>

namespace footfall::queries {

/// In this thread, whichever it is.
[[nodiscard]] domain::Result<domain::IntegrityReport> checkDatabase(const QString &databasePath);
/// In a thread of the pool.
[[nodiscard]] QFuture<domain::Result<domain::IntegrityReport>>
askForCheck(const QString &databasePath);

} // namespace footfall::queries
