// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/integrity.h"

#include "core/queries/inpool.h"
#include "core/queries/readydatabase.h"
#include "core/storage/integrity.h"

namespace footfall::queries {

using domain::IntegrityReport;
using domain::Result;

Result<IntegrityReport> checkDatabase(const QString &databasePath, const std::stop_token &stop)
{
    // Whether it is one of this program's at all.
    if (const auto database = openReady(databasePath); !database)
        return tl::unexpected(database.error());
    return storage::checkIntegrity(databasePath, [&stop] { return stop.stop_requested(); });
}

QFuture<Result<IntegrityReport>> askForCheck(const QString &databasePath,
                                             const std::stop_token &stop)
{
    return inPool<IntegrityReport>(
        [databasePath, stop] { return checkDatabase(databasePath, stop); });
}

} // namespace footfall::queries
