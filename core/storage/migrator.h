// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a database file to this program's schema, one transaction a step. The thread of the
// connection.
#pragma once

#include "core/storage/database.h"
#include "core/storage/sqlfile.h"

namespace footfall::storage {

/// Opens for writing and migrates. ErrorKind::Newer: a newer Footfall wrote the file, which was not
/// touched; a file that is no database of ours is refused likewise.
[[nodiscard]] domain::Result<std::unique_ptr<Database>> openMigrated(const QString &path);

/// Applies those steps that the file lacks, each together with its number.
[[nodiscard]] domain::Result<domain::Done> migrate(Database &database,
                                                   const std::vector<MigrationFile> &steps);

} // namespace footfall::storage
