// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/logmover.h"

#include "core/storage/sqlerror.h"

#include <QCoreApplication>
#include <sqlite3.h>

namespace footfall::storage {

using domain::ErrorKind;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

/// The first also has it look for the log.
constexpr const char *FirstWords[] = {"PRAGMA schema_version", "PRAGMA synchronous = FULL",
                                      "PRAGMA wal_autocheckpoint = 0"};

} // namespace

void LogMover::Closer::operator()(sqlite3 *connection) const
{
    sqlite3_close(connection);
}

Result<std::unique_ptr<LogMover>> LogMover::open(const QString &databasePath,
                                                 const SideFiles &sideFiles)
{
    const auto replaced = [&] {
        return domain::failure(
            ErrorKind::Unavailable,
            Words::tr("The database %1 was replaced while it was opened.").arg(databasePath));
    };
    if (!sideFiles.areInPlace())
        return replaced();
    sqlite3 *opened = nullptr;
    int code = sqlite3_open_v2(databasePath.toUtf8().constData(), &opened,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Connection connection(opened); // There is one even after most failures.
    for (const char *words : FirstWords) {
        if (code == SQLITE_OK)
            code = sqlite3_exec(opened, words, nullptr, nullptr, nullptr);
    }
    if (code != SQLITE_OK)
        return tl::unexpected(
            errorFromCode(code, QString::fromUtf8(sqlite3_errstr(code)), databasePath));
    if (!sideFiles.areInPlace())
        return replaced();
    return std::unique_ptr<LogMover>(new LogMover(std::move(connection), databasePath));
}

LogMover::LogMover(Connection connection, QString databasePath)
    : m_connection(std::move(connection)), m_databasePath(std::move(databasePath))
{
}

LogMover::~LogMover() = default;

Result<qint64> LogMover::move()
{
    int frames = 0;
    int moved = 0;
    const int code = sqlite3_wal_checkpoint_v2(m_connection.get(), "main",
                                               SQLITE_CHECKPOINT_PASSIVE, &frames, &moved);
    if (code != SQLITE_OK)
        return tl::unexpected(errorFromCode(
            code, QString::fromUtf8(sqlite3_errmsg(m_connection.get())), m_databasePath));
    return moved;
}

} // namespace footfall::storage
