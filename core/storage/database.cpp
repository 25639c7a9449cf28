// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include "core/storage/sqlerror.h"
#include "core/storage/sqlfile.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QThread>
#include <array>
#include <atomic>
#include <unordered_map>

namespace footfall::storage {

using domain::Done;
using domain::Result;

struct Database::Private {
    QSqlDatabase connection;
    QString connectionName;
    QString path;
    StatementGate gate;
    std::unordered_map<std::string, std::unique_ptr<Statement>> statements;
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

/// auto_vacuum counts only before the first page is written, thus before WAL. A large batch must
/// not pay for a checkpoint each time: the one after each fold empties the log anyway.
constexpr std::array WritingPragmas{
    "PRAGMA auto_vacuum = INCREMENTAL", "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",        "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",         "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",       "PRAGMA wal_autocheckpoint = 4000",
};

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &path, OpenMode mode)
{
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

    std::unique_ptr<Database> database(new Database(std::move(d)));
    if (mode == OpenMode::ReadWrite) {
        for (const char *pragma : WritingPragmas) {
            if (const Result<Done> done = database->execute(pragma); !done)
                return tl::unexpected(done.error());
        }
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

Result<Statement *> Database::statement(const char *sqlName)
{
    Q_ASSERT(d->thread == QThread::currentThread());
    std::unique_ptr<Statement> &known = d->statements[sqlName];
    if (known) {
        known->finish();
        return known.get();
    }
    QSqlQuery query(d->connection);
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromUtf8(sqlFile(sqlName))))
        return tl::unexpected(errorFrom(query.lastError(), d->path));
    known = std::make_unique<Statement>(std::move(query), d->path, &d->gate);
    return known.get();
}

Result<Done> Database::execute(const QByteArray &sql)
{
    QSqlQuery query(d->connection);
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromUtf8(sql)))
        return tl::unexpected(errorFrom(query.lastError(), d->path));
    return Statement(std::move(query), d->path, &d->gate).run();
}

Result<qint64> Database::pragma(const char *name)
{
    QSqlQuery query(d->connection);
    query.setForwardOnly(true);
    if (!query.prepare(QStringLiteral("PRAGMA ") + QLatin1String(name)))
        return tl::unexpected(errorFrom(query.lastError(), d->path));
    Statement statement(std::move(query), d->path, &d->gate);
    if (const Result<Done> started = statement.start(); !started)
        return tl::unexpected(started.error());
    const qint64 value = statement.next() ? statement.integer(0) : 0;
    statement.finish();
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

void Database::setGate(StatementGate gate)
{
    d->gate = std::move(gate);
}

} // namespace footfall::storage
