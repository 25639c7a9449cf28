// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sidefiles.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace footfall::storage {

namespace {

/// SQLite follows links, and puts its files there.
QString targetOf(const QString &path)
{
    const QString target = QFileInfo(path).canonicalFilePath();
    return target.isEmpty() ? path : target;
}

} // namespace

SideFiles::SideFiles(const QString &databasePath)
    : m_database(databasePath)
    , m_log(targetOf(databasePath) + QStringLiteral("-wal"))
    , m_index(targetOf(databasePath) + QStringLiteral("-shm"))
    , m_databaseIdentity(identityOf(m_database))
    , m_logIdentity(identityOf(m_log))
    , m_indexIdentity(identityOf(m_index))
{
}

bool SideFiles::areInPlace() const
{
    return identityOf(m_database) == m_databaseIdentity && identityOf(m_log) == m_logIdentity;
}

void SideFiles::remove() const
{
    if (m_logIdentity.number != 0 && identityOf(m_log) == m_logIdentity)
        QFile::remove(m_log);
    if (m_indexIdentity.number != 0 && identityOf(m_index) == m_indexIdentity)
        QFile::remove(m_index);
}

bool SideFiles::isLog(int descriptor) const
{
    const Identity identity = identityOf(descriptor, "", AT_EMPTY_PATH);
    return identity.number != 0 && identity == m_logIdentity;
}

SideFiles::Identity SideFiles::identityOf(const QString &path)
{
    return identityOf(AT_FDCWD, QFile::encodeName(path).constData(), 0);
}

SideFiles::Identity SideFiles::identityOf(int directory, const char *path, int flags)
{
    // Nothing but the number: whoever asks for the times of a file that is being written makes the
    // next fdatasync() write its inode as well, which takes half as long again (multigrain
    // timestamps, since Linux 6.13).
    struct statx found {
    };
    if (::statx(directory, path, flags, STATX_INO, &found) != 0)
        return {};
    return {makedev(found.stx_dev_major, found.stx_dev_minor), found.stx_ino};
}

} // namespace footfall::storage
