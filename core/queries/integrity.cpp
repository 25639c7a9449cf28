// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/integrity.h"

#include "core/queries/inpool.h"
#include "core/queries/readydatabase.h"
#include "core/storage/integrity.h"

namespace footfall::queries {

using domain::IntegrityReport;
using domain::Result;

Result<IntegrityReport> checkDatabase(const QString &databasePath, const std::stop_token &stop,
                                      const std::function<void(qint64, qint64)> &progress)
{
    // Whether it is one of this program's at all.
    if (const auto database = openReady(databasePath); !database)
        return tl::unexpected(database.error());
    return storage::checkIntegrity(databasePath, stop, progress);
}

QFuture<Result<IntegrityReport>> askForCheck(const QString &databasePath,
                                             const std::stop_token &stop)
{
    return inPool<IntegrityReport>(
        [databasePath, stop](QPromise<Result<IntegrityReport>> &promise) {
            return checkDatabase(databasePath, stop, [&promise](qint64 segments, qint64 of) {
                if (segments == 0) // Each is told at once, and takes the value back.
                promise.setProgressRange(0, int(of));
                promise.setProgressValue(int(segments));
            });
        });
}

} // namespace footfall::queries
