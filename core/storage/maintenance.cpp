// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/maintenance.h"

namespace footfall::storage {

using domain::Done;
using domain::Result;

Result<Checkpoint> checkpoint(Database &database)
{
    // Waiting for a reader would hold up the answers to trackers; the caller tries again later.
    const Result<qint64> patience = database.pragma("busy_timeout");
    if (!patience)
        return tl::unexpected(patience.error());
    if (const Result<Done> done = database.execute("PRAGMA busy_timeout = 0"); !done)
        return tl::unexpected(done.error());
    const Result<qint64> blocked = database.pragma("wal_checkpoint(TRUNCATE)");
    const Result<Done> restored =
        database.execute("PRAGMA busy_timeout = " + QByteArray::number(*patience));
    if (!restored)
        return tl::unexpected(restored.error());
    if (!blocked) {
        if (blocked.error().kind == domain::ErrorKind::Unavailable)
            return Checkpoint::Blocked;
        return tl::unexpected(blocked.error());
    }
    return *blocked == 0 ? Checkpoint::Complete : Checkpoint::Blocked;
}

Result<Done> vacuum(Database &database, qint64 pages)
{
    return database.execute("PRAGMA incremental_vacuum(" + QByteArray::number(pages) + ")");
}

} // namespace footfall::storage
