// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows, as the command that answers the same in a script. Any thread; pure values.
#pragma once

#include "core/domain/site.h"
#include "core/domain/statsrequest.h"

namespace footfall::app {

/// "today", "30d", "2026-01-01..2026-01-31": what --period takes.
[[nodiscard]] QString periodArgument(const domain::PeriodChoice &choice);
/// For a POSIX shell: as it is where that is safe, else in single quotes.
[[nodiscard]] QString shellQuoted(const QString &argument);
/// An empty data directory is the platform's own.
[[nodiscard]] QString statsCommand(const domain::Site &site, const domain::StatsRequest &request,
                                   const QString &dataDirectory);

} // namespace footfall::app
