// SPDX-License-Identifier: GPL-3.0-or-later
// A second connection that moves what is in the log into the database, beside the one that writes:
// copying pages and waiting for the disk is most of a checkpoint, and holds up nobody then. One
// thread at a time, any.
#pragma once

#include "core/storage/sidefiles.h"

#include "core/domain/result.h"

#include <memory>

struct sqlite3;

namespace footfall::storage {

class LogMover
{
public:
    /// REQUIRES: the side files are those of a database that is open for writing, in the same
    /// process. Nothing is made, and a file that was put in its place meanwhile is refused.
    [[nodiscard]] static domain::Result<std::unique_ptr<LogMover>>
    open(const QString &databasePath, const SideFiles &sideFiles);
    /// Before that database is closed.
    ~LogMover();
    LogMover(const LogMover &) = delete;
    LogMover &operator=(const LogMover &) = delete;

    /// Moves what no reader holds up. Returns how many frames of the log, from its start, are in
    /// the database now, and on the disk. REQUIRES: the log holds some that are not, and nobody
    /// else begins a checkpoint meanwhile: only then can the writer not begin the log anew before
    /// this has seen how long it is (what SQLite before 3.51.3 does with that would lose pages).
    [[nodiscard]] domain::Result<qint64> move();

private:
    struct Closer {
        void operator()(sqlite3 *connection) const;
    };
    using Connection = std::unique_ptr<sqlite3, Closer>;
    LogMover(Connection connection, QString databasePath);
    Connection m_connection;
    QString m_databasePath;
};

} // namespace footfall::storage
