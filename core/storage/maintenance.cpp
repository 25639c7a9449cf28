// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/maintenance.h"

#include <QFile>
#include <algorithm>
#include <filesystem>
#include <limits>

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

/// Not durable by itself: whichever of the two is on the disk after a power cut, it is whole.
Result<Done> rewriteUnchecked(Database &database)
{
    Result<Transaction> transaction =
        Transaction::begin(database, Transaction::Kind::Immediate, Database::Sync::Later);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const char *sqlName :
         {"kept_view_create", "kept_view_create_index", "kept_view_clear", "kept_view_fill",
          "page_view_clear", "page_view_refill", "kept_view_clear"}) {
        if (const Result<Done> done = database.run(sqlName); !done)
            return done;
    }
    return transaction->commit();
}

} // namespace

qint64 roomLeft(const QString &path)
{
    constexpr auto Most = static_cast<std::uintmax_t>(std::numeric_limits<qint64>::max());
    std::error_code error;
    const auto space = std::filesystem::space(QFile::encodeName(path).toStdString(), error);
    // Some file systems do not count.
    const bool isTold = !error && space.capacity > 0;
    return static_cast<qint64>(isTold ? std::min(space.available, Most) : Most);
}

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

Result<Done> relieveLog(Database &database)
{
    return database.pragma("wal_checkpoint(PASSIVE)").map([](qint64) { return Done{}; });
}

Result<Done> vacuum(Database &database, qint64 pages)
{
    const Result<qint64> free = database.pragma("freelist_count");
    if (!free)
        return tl::unexpected(free.error());
    if (*free == 0)
        return Done{};
    Result<Transaction> transaction = Transaction::begin(database, Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Result<Done> done = database.execute("PRAGMA incremental_vacuum(" +
                                               QByteArray::number(std::min(pages, *free)) + ')');
    return done ? transaction->commit() : done;
}

Result<Done> rebuild(Database &database, qint64 largestBytes)
{
    const Result<qint64> pages = database.pragma("page_count");
    const Result<qint64> pageBytes = database.pragma("page_size");
    if (!pages || !pageBytes)
        return tl::unexpected(pages ? pageBytes.error() : pages.error());
    return *pages * *pageBytes > largestBytes ? Result<Done>(Done{}) : database.execute("VACUUM");
}

Result<Done> rewritePageViews(Database &database)
{
    // The rows were there already, and go back: without these checks SQLite copies them whole.
    const Result<Done> unchecked = database.setForeignKeys(Database::ForeignKeys::Unchecked);
    const Result<Done> rewritten = unchecked ? rewriteUnchecked(database) : unchecked;
    const Result<Done> checked = database.setForeignKeys(Database::ForeignKeys::Checked);
    return rewritten ? checked : rewritten;
}

} // namespace footfall::storage
