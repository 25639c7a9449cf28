// SPDX-License-Identifier: GPL-3.0-or-later
// The log and its index ("-wal", "-shm") that SQLite keeps beside a database under its name. When
// somebody moves the database away, they stay, and would be taken for those of whatever file is put
// in its place. Any thread.
#pragma once

#include <QString>
#include <sys/stat.h>

namespace footfall::storage {

class SideFiles
{
public:
    /// Those that are there now. REQUIRES: the database is open and was used.
    explicit SideFiles(const QString &databasePath);

    /// The database and its log are where they were: a connection that is open still reads what
    /// others write.
    [[nodiscard]] bool areInPlace() const;
    /// Where the log is.
    [[nodiscard]] const QString &log() const { return m_log; }
    /// Whether this is a descriptor of it.
    [[nodiscard]] bool isLog(int descriptor) const;
    /// Those of them that are still there. REQUIRES: no byte of the log is needed any more.
    void remove() const;

private:
    struct Identity {
        dev_t device = 0;
        ino_t number = 0; ///< 0: no such file.
        bool operator==(const Identity &) const = default;
    };
    [[nodiscard]] static Identity identityOf(const QString &path);
    [[nodiscard]] static Identity identityOf(int directory, const char *path, int flags);

    QString m_database;
    QString m_log;
    QString m_index;
    Identity m_databaseIdentity;
    Identity m_logIdentity;
    Identity m_indexIdentity;
};

} // namespace footfall::storage
