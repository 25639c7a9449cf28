// SPDX-License-Identifier: GPL-3.0-or-later
// The database's log ("-wal"), to make durable what was committed without waiting for the disk. Any
// thread, beside the connection: SQLite's locks hang on the database and on the log's index, so
// that another descriptor of the log loses none of them when it is closed.
#pragma once

#include "core/storage/sidefiles.h"

#include "core/domain/result.h"

#include <functional>
#include <memory>

namespace footfall::storage {

class LogFile
{
public:
    /// As fdatasync(), errno included.
    using SyncCall = std::function<int(int descriptor)>;
    /// REQUIRES: the side files are those of a database that is open and was used. syncCall: for
    /// tests; empty: the system's.
    [[nodiscard]] static domain::Result<std::unique_ptr<LogFile>> open(const SideFiles &sideFiles,
                                                                       SyncCall syncCall = {});
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    /// Every commit that ended before this began survives a power cut when this has succeeded: it
    /// is in the log, or, where the log was begun anew, in the database, which the checkpoint
    /// before that has synced. After a failure that is not known of any commit since the last
    /// success, and trying again proves nothing, since the system tells such an error only once: a
    /// complete checkpoint writes anew what the log holds.
    [[nodiscard]] domain::Result<domain::Done> sync() const;

private:
    LogFile(int descriptor, QString path, SyncCall syncCall);
    const int m_descriptor;
    const QString m_path;
    const SyncCall m_syncCall;
};

} // namespace footfall::storage
