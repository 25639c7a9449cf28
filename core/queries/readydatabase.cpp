// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queries/readydatabase.h"

#include "core/storage/sqlfile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace footfall::queries {

using domain::ErrorKind;
using domain::Result;
using storage::Database;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Queries)
};

} // namespace

Result<std::unique_ptr<Database>> openReady(const QString &databasePath)
{
    // A file that is not there is no fault: the holder makes it when it starts.
    if (!QFileInfo::exists(databasePath))
        return domain::failure(ErrorKind::Unavailable,
                               Words::tr("There is no database at %1 yet.").arg(databasePath));
    Result<std::unique_ptr<Database>> database =
        Database::open(databasePath, storage::OpenMode::ReadOnly);
    if (!database)
        return database;
    const Result<qint64> version = (*database)->pragma("user_version");
    if (!version)
        return tl::unexpected(version.error());
    const auto known = static_cast<qint64>(storage::migrationFiles().size());
    if (*version < known)
        return domain::failure(
            ErrorKind::Unavailable,
            Words::tr("The database %1 is not ready yet: start Footfall, which prepares it.")
                .arg(databasePath));
    if (*version > known)
        return domain::failure(
            ErrorKind::Newer,
            Words::tr("The database %1 was written by a newer Footfall. Use that one.")
                .arg(databasePath));
    return database;
}

} // namespace footfall::queries
