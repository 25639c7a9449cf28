// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include "core/storage/sqlerror.h"
#include "core/storage/sqlfile.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QVariant>
#include <array>
#include <atomic>
#include <sqlite3.h>
#include <unordered_map>

namespace footfall::storage {

using domain::Done;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

struct NameHash {
    using is_transparent = void;
    size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
};

} // namespace

struct Database::Private {
    QSqlDatabase connection;
    sqlite3 *native = nullptr; ///< The connection's own.
    QString connectionName;
    QString path;
    StatementGate gate;
    std::function<bool()> isUnwanted;
    std::function<void(qint64)> logWatcher;
    Sync sync = Sync::AtCommit;
    std::unordered_map<std::string, std::unique_ptr<Statement>, NameHash, std::equal_to<>>
        statements; ///< By the name of their file.
    QThread *thread = QThread::currentThread();

    ~Private()
    {
        statements.clear();
        connection.close();
        connection = QSqlDatabase();
        QSqlDatabase::removeDatabase(connectionName);
    }
};

namespace {

QString uniqueConnectionName()
{
    static std::atomic<quint64> count{0};
    return QStringLiteral("footfall-%1").arg(++count);
}

/// Long enough for a reader's checkpoint or another program's short lock; the pipeline retries
/// longer ones.
constexpr auto BusyTimeout = "QSQLITE_BUSY_TIMEOUT=1000";

/// auto_vacuum counts only before the first page is written, thus before WAL.
constexpr std::array WritingPragmas{
    "PRAGMA auto_vacuum = INCREMENTAL", "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",        "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",         "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
};

/// What the driver has opened, for our own calls: only where it is the same SQLite that is linked
/// here, since two of them in one process know nothing of each other's structures and locks.
Result<sqlite3 *> nativeHandle(const QSqlDatabase &connection)
{
    QSqlQuery version(QStringLiteral("SELECT sqlite_source_id()"), connection);
    const QVariant handle = connection.driver()->handle();
    if (!version.next() || version.value(0).toString() != QLatin1String(sqlite3_sourceid()) ||
        qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return domain::failure(
            domain::ErrorKind::Storage,
            Words::tr("Qt's SQLite driver holds another SQLite than this program. Install Qt and "
                      "Footfall from the same source, such as the distribution's packages."));
    return *static_cast<sqlite3 *const *>(handle.constData());
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &path, OpenMode mode)
{
    // Statistics of its memory, which nobody reads, would cost a mutex at each allocation. Refused,
    // without harm, where SQLite is in use already.
    [[maybe_unused]] static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    auto d = std::make_unique<Private>();
    d->path = path;
    d->connectionName = uniqueConnectionName();
    d->connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), d->connectionName);
    d->connection.setDatabaseName(path);
    QString options = QLatin1String(BusyTimeout);
    if (mode == OpenMode::ReadOnly)
        options += QLatin1String(";QSQLITE_OPEN_READONLY");
    d->connection.setConnectOptions(options);
    if (!d->connection.open())
        return tl::unexpected(errorFrom(d->connection.lastError(), path));
    const Result<sqlite3 *> native = nativeHandle(d->connection);
    if (!native)
        return tl::unexpected(native.error());
    d->native = *native;

    std::unique_ptr<Database> database(new Database(std::move(d)));
    if (mode == OpenMode::ReadWrite) {
        for (const char *pragma : WritingPragmas) {
            if (const Result<Done> done = database->execute(pragma); !done)
                return tl::unexpected(done.error());
        }
        database->watchLog({});
    } else if (const Result<qint64> version = database->pragma("schema_version"); !version) {
        // SQLite opens lazily: only the first read shows a file that is missing or damaged.
        return tl::unexpected(version.error());
    }
    return database;
}

Database::Database(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

Database::~Database()
{
    Q_ASSERT(d->thread == QThread::currentThread());
}

Result<std::unique_ptr<Statement>> Database::prepare(const QByteArray &sql)
{
    Q_ASSERT(d->thread == QThread::currentThread());
    sqlite3_stmt *prepared = nullptr;
    const int code = sqlite3_prepare_v3(d->native, sql.constData(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(
            errorFromCode(code, QString::fromUtf8(sqlite3_errmsg(d->native)), d->path));
    return std::make_unique<Statement>(prepared, d->path, &d->gate);
}

Result<Statement *> Database::statement(const char *sqlName)
{
    Q_ASSERT(d->thread == QThread::currentThread());
    const std::string_view name(sqlName);
    if (const auto known = d->statements.find(name); known != d->statements.end()) {
        known->second->finish();
        return known->second.get();
    }
    Result<std::unique_ptr<Statement>> prepared = prepare(sqlFile(sqlName));
    if (!prepared)
        return tl::unexpected(prepared.error());
    return d->statements.emplace(name, *std::move(prepared)).first->second.get();
}

Result<Done> Database::run(const char *sqlName)
{
    const Result<Statement *> prepared = statement(sqlName);
    return prepared ? (*prepared)->run() : tl::unexpected(prepared.error());
}

Result<Done> Database::execute(const QByteArray &sql)
{
    const Result<std::unique_ptr<Statement>> prepared = prepare(sql);
    if (!prepared)
        return tl::unexpected(prepared.error());
    return (*prepared)->run();
}

Result<qint64> Database::pragma(const char *name)
{
    const Result<std::unique_ptr<Statement>> prepared = prepare(QByteArray("PRAGMA ") + name);
    if (!prepared)
        return tl::unexpected(prepared.error());
    Statement &row = **prepared;
    if (const Result<Done> started = row.start(); !started)
        return tl::unexpected(started.error());
    const qint64 value = row.next() ? row.integer(0) : 0;
    row.finish();
    return value;
}

Result<qint64> Database::number(const char *sqlName)
{
    const Result<Statement *> prepared = statement(sqlName);
    if (!prepared)
        return tl::unexpected(prepared.error());
    Statement &row = **prepared;
    if (const Result<Done> started = row.start(); !started)
        return tl::unexpected(started.error());
    const qint64 value = row.next() ? row.integer(0) : 0;
    row.finish();
    return row.outcome().map([&](Done) { return value; });
}

QString Database::path() const
{
    return d->path;
}

Result<Database::File> Database::file()
{
    int hasMoved = 0;
    const int code = sqlite3_file_control(d->native, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved);
    if (code != SQLITE_OK)
        return tl::unexpected(
            errorFromCode(code, QString::fromUtf8(sqlite3_errstr(code)), d->path));
    return hasMoved != 0 ? File::Moved : File::InPlace;
}

/// By itself, not as one of our statements: whatever has failed, this is to be tried.
void Database::rollBack()
{
    // After a full disk or an I/O error SQLite may have rolled back by itself, and there is nothing
    // left to undo.
    if (sqlite3_get_autocommit(d->native) == 0)
        sqlite3_exec(d->native, sqlFile("transaction_rollback").constData(), nullptr, nullptr,
                     nullptr);
}

/// REQUIRES: no transaction.
Result<Done> Database::setSync(Sync sync)
{
    if (d->sync == sync)
        return Done{};
    const int code = sqlite3_exec(d->native,
                                  sync == Sync::AtCommit ? "PRAGMA synchronous = FULL"
                                                         : "PRAGMA synchronous = NORMAL",
                                  nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(
            errorFromCode(code, QString::fromUtf8(sqlite3_errmsg(d->native)), d->path));
    d->sync = sync;
    return Done{};
}

Result<Done> Database::setForeignKeys(ForeignKeys checks)
{
    const int code = sqlite3_db_config(d->native, SQLITE_DBCONFIG_ENABLE_FKEY,
                                       checks == ForeignKeys::Checked ? 1 : 0, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(
            errorFromCode(code, QString::fromUtf8(sqlite3_errstr(code)), d->path));
    return Done{};
}

void Database::stopWhen(std::function<bool()> isUnwanted)
{
    constexpr int Instructions = 100'000; // Of SQLite's machine: about a millisecond.
    d->isUnwanted = std::move(isUnwanted);
    sqlite3_progress_handler(
        d->native, Instructions,
        [](void *asked) { return static_cast<Private *>(asked)->isUnwanted() ? 1 : 0; }, d.get());
}

void Database::watchLog(std::function<void(qint64 frames)> watcher)
{
    d->logWatcher = std::move(watcher);
    if (!d->logWatcher) {
        sqlite3_wal_autocheckpoint(d->native, UsualFrames);
        return;
    }
    sqlite3_wal_hook(
        d->native,
        [](void *watched, sqlite3 *, const char *, int frames) {
            static_cast<Private *>(watched)->logWatcher(frames);
            return SQLITE_OK;
        },
        d.get());
}

void Database::setGate(StatementGate gate)
{
    d->gate = std::move(gate);
}

} // namespace footfall::storage
