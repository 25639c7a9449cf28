// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrator.h"

#include "core/storage/facts/oldfacts.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace footfall::storage {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

/// What SQL cannot say of this step is done after its script: rows of facts become segments.
constexpr int SegmentsStep = 6;

/// Looks through a connection that cannot write, so that a file to be refused stays as it is.
Result<Done> checkUsable(const QString &path, int newestStep)
{
    const QFileInfo file(path);
    if (!file.exists() || file.size() == 0)
        return Done{};
    const auto database = Database::open(path, OpenMode::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    const Result<qint64> version = (*database)->pragma("user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version > newestStep)
        return domain::failure(
            ErrorKind::Newer,
            Words::tr("The database %1 was written by a newer Footfall. Update this "
                      "program, or choose another data directory.")
                .arg(path));
    const Result<qint64> schema = (*database)->pragma("schema_version");
    if (!schema)
        return tl::unexpected(schema.error());
    if (*version == 0 && *schema > 0)
        return domain::failure(
            ErrorKind::Invalid,
            Words::tr("The file %1 belongs to another program. Choose another data "
                      "directory.")
                .arg(path));
    return Done{};
}

Result<Done> applyStep(Database &database, const MigrationFile &step)
{
    Result<Transaction> transaction = Transaction::begin(database, Transaction::Kind::Immediate);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const QByteArray &statement : splitStatements(step.script)) {
        if (const Result<Done> done = database.execute(statement); !done)
            return done;
    }
    if (step.number == SegmentsStep) {
        if (const Result<Done> done = segmentsFromRows(database); !done)
            return done;
    }
    const Result<Done> numbered =
        database.execute("PRAGMA user_version = " + QByteArray::number(step.number));
    return numbered ? transaction->commit() : numbered;
}

} // namespace

Result<std::unique_ptr<Database>> openMigrated(const QString &path)
{
    const std::vector<MigrationFile> steps = migrationFiles();
    if (const Result<Done> usable = checkUsable(path, int(steps.size())); !usable)
        return tl::unexpected(usable.error());
    Result<std::unique_ptr<Database>> database = Database::open(path, OpenMode::ReadWrite);
    if (!database)
        return database;
    if (const Result<Done> migrated = migrate(**database, steps); !migrated)
        return tl::unexpected(migrated.error());
    return database;
}

Result<Done> migrate(Database &database, const std::vector<MigrationFile> &steps)
{
    const Result<qint64> version = database.pragma("user_version");
    if (!version)
        return tl::unexpected(version.error());
    for (const MigrationFile &step : steps) {
        if (step.number <= *version)
            continue;
        if (const Result<Done> applied = applyStep(database, step); !applied)
            return applied;
    }
    return Done{};
}

} // namespace footfall::storage
