// SPDX-License-Identifier: GPL-3.0-or-later
// Answers what a site's past takes on the disk, what a change of Keeping would take away, and how
// many visits could be told apart. Any thread, each call opens a read-only connection of its own
// and reads for as long as it takes, each segment in a short transaction; needs the database file.
// Stopped: ErrorKind::Unavailable with an empty message.
#pragma once

#include "core/domain/keepingreport.h"

#include <QFuture>
#include <stop_token>

namespace footfall::queries {

[[nodiscard]] domain::Result<domain::SiteSizes> readSizes(const QString &databasePath,
                                                          domain::SiteId site);
/// Of the last InferenceDays.
[[nodiscard]] domain::Result<domain::InferenceShare>
readInference(const QString &databasePath, const domain::Site &site, domain::Instant now,
              const std::stop_token &stop = {});
/// If it were kept so, and that were asked for now: what is there now and will have gone when it
/// has begun to apply, up to KeepingGrace later.
[[nodiscard]] domain::Result<domain::KeepingPreview>
previewKeeping(const QString &databasePath, const domain::Site &site,
               const domain::Keeping &keeping, domain::Instant now,
               const std::stop_token &stop = {});

/// All of them, in a thread of the pool, for which the end of the program waits: a window stops it
/// before. keeping: as somebody may ask for it.
[[nodiscard]] QFuture<domain::Result<domain::KeepingReport>>
askForKeeping(const QString &databasePath, const domain::Site &site, const domain::Keeping &keeping,
              domain::Instant now, const std::stop_token &stop);
/// The preview alone.
[[nodiscard]] QFuture<domain::Result<domain::KeepingPreview>>
askForPreview(const QString &databasePath, const domain::Site &site, const domain::Keeping &keeping,
              domain::Instant now, const std::stop_token &stop);

} // namespace footfall::queries
