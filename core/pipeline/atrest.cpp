// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/atrest.h"

#include "core/pipeline/ledgerbook.h"
#include "core/pipeline/spool/spool.h"
#include "core/storage/instancestore.h"
#include "core/storage/migrator.h"
#include "core/storage/runstore.h"
#include "core/storage/sitestore.h"
#include "core/storage/sqlfile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace footfall::pipeline {

using domain::Done;
using domain::Result;
using storage::Database;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Pipeline)
};

Result<std::unique_ptr<Database>> openAsItIs(const QString &path)
{
    auto database = Database::open(path, storage::OpenMode::ReadOnly);
    if (!database)
        return database;
    const Result<qint64> version = (*database)->pragma("user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version != qint64(storage::migrationFiles().size()))
        return domain::failure(
            domain::ErrorKind::Unavailable,
            Words::tr("The database %1 is of another version of Footfall. Start this one, which "
                      "prepares it, or use the newer one.")
                .arg(path));
    return database;
}

/// Those that wait, and are not in the database.
Result<Done> addSpooled(const PipelineOptions &options, const QString &epoch, quint64 applied,
                        LedgerBook &book, domain::StoreStatus &store)
{
    if (!QFileInfo::exists(options.spoolDirectory))
        return Done{};
    const auto spool = Spool::open({options.spoolDirectory, options.spoolKeyFile});
    if (!spool)
        return tl::unexpected(spool.error());
    const Spool::Contents contents = (*spool)->contents();
    const quint64 stored = contents.epoch == epoch ? applied : 0;
    for (const Spool::Waiting &waiting : (*spool)->found(stored)) {
        book.waiting(waiting.site, waiting.minute, waiting.hits);
        store.spooled += waiting.hits;
    }
    book.found((*spool)->foundDecisions(stored));
    store.waiting = store.spooled;
    store.spoolBytes = contents.bytes;
    if (store.spooled > 0)
        store.oldestWaiting = contents.oldest;
    return Done{};
}

} // namespace

Result<AtRest> readAtRest(const PipelineOptions &given, const domain::Clock &clock, LockIs lock)
{
    const PipelineOptions options = completed(given);
    const auto database = openAsItIs(options.databasePath);
    if (!database)
        return tl::unexpected(database.error());
    auto sites = storage::SiteStore(**database).all();
    if (!sites)
        return tl::unexpected(sites.error());
    const domain::Instant now = clock.now();
    const auto rows =
        storage::LedgerStore(**database).all(domain::minuteOf(now) - LedgerBook::MinutesKept);
    if (!rows)
        return tl::unexpected(rows.error());
    const auto lastRun = storage::RunStore(**database).latest(now);
    if (!lastRun)
        return tl::unexpected(lastRun.error());
    LedgerBook book([] {});
    book.load(*rows);

    AtRest found;
    found.sites = static_cast<qint64>(sites->size());
    if (*lastRun)
        found.lastCollecting = (*lastRun)->alive;
    if (lock == LockIs::NotHeld) {
        if (QFileInfo::exists(options.spoolDirectory))
            found.store.problem =
                Words::tr("The spool can be opened only by whoever may hold the data directory: "
                          "views that wait there are not counted here.");
    } else {
        storage::InstanceStore instance(**database);
        const Result<quint64> applied = instance.appliedSequence();
        if (!applied)
            return tl::unexpected(applied.error());
        // A database without one has applied nothing.
        const QString epoch = instance.epoch().value_or(QString());
        const Result<Done> spooled = addSpooled(options, epoch, *applied, book, found.store);
        if (!spooled)
            found.store.problem = spooled.error().message;
    }
    found.ledger = book.ledger({*std::move(sites)}, now);
    return found;
}

} // namespace footfall::pipeline
