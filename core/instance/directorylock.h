// SPDX-License-Identifier: GPL-3.0-or-later
// The lock on a data directory: a flock on DIR/lock, held for life, so that it ends with its
// process however that ends. Any thread; the directory must lie on a local file system.
#pragma once

#include "core/domain/result.h"

#include <memory>

namespace footfall::instance {

/// Makes the directory where it is missing (mode 0700), and says what to do where it cannot be
/// written.
[[nodiscard]] domain::Result<domain::Done> prepareDataDirectory(const QString &dataDirectory);

/// Who holds the lock, as the holder wrote it down.
struct LockHolder {
    qint64 processId = 0;
    QString program;
    qint64 userId = -1; ///< -1: unknown.
};

class DirectoryLock
{
public:
    struct Attempt {
        std::unique_ptr<DirectoryLock> lock; ///< Null: somebody else has it.
        LockHolder holder;
    };
    /// Never waits. REQUIRES: prepareDataDirectory().
    [[nodiscard]] static domain::Result<Attempt> acquire(const QString &dataDirectory,
                                                         const QString &program);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock &) = delete;
    DirectoryLock &operator=(const DirectoryLock &) = delete;

private:
    explicit DirectoryLock(int descriptor);
    int m_descriptor;
};

/// "footfall-server (process 4711)".
[[nodiscard]] QString describe(const LockHolder &holder);

} // namespace footfall::instance
