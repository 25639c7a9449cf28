// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the file small, and erased bytes out of it and its log. The thread of the connection;
// outside of a transaction.
#pragma once

#include "core/storage/database.h"

namespace footfall::storage {

enum class Checkpoint {
    Complete, ///< The log is empty: what was erased is nowhere any more.
    Blocked,  ///< A reader, or another program, still needs it.
};

/// Bytes that may still be written to the disk that the file lies on; where nobody tells, as many
/// as there can be. Any thread.
[[nodiscard]] qint64 roomLeft(const QString &path);

/// Moves the whole log into the database and empties it. Does not wait for readers.
[[nodiscard]] domain::Result<Checkpoint> checkpoint(Database &database);

/// Moves what nobody holds up of the log into the database. It is written from its start again
/// then, but keeps its size and what was in it: for in between, where there is much to write.
[[nodiscard]] domain::Result<domain::Done> relieveLog(Database &database);

/// Gives free pages at the end of the file back, at most so many.
[[nodiscard]] domain::Result<domain::Done> vacuum(Database &database, qint64 pages);

/// Writes the whole file anew, so that no copy of a removed row stays in an unused part of a page,
/// as below. Nothing where the file is larger than that: it would hold up the collector, and
/// memory.
[[nodiscard]] domain::Result<domain::Done> rebuild(Database &database, qint64 largestBytes);

/// Writes the open page views anew. Where SQLite moves rows from page to page, copies of them stay
/// in what is unused of the old page, and secure_delete knows only of the rows: a hash that is
/// erased later would be left there.
[[nodiscard]] domain::Result<domain::Done> rewritePageViews(Database &database);

} // namespace footfall::storage
