// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sidefiles.h"

#include <QFile>

#include <sys/stat.h>

namespace footfall::storage {

SideFiles::SideFiles(const QString &databasePath)
    : m_log(databasePath + QStringLiteral("-wal"))
    , m_index(databasePath + QStringLiteral("-shm"))
    , m_logIdentity(identityOf(m_log))
    , m_indexIdentity(identityOf(m_index))
{
}

bool SideFiles::areInPlace() const
{
    return identityOf(m_log) == m_logIdentity;
}

void SideFiles::remove() const
{
    if (m_logIdentity.number != 0 && identityOf(m_log) == m_logIdentity)
        QFile::remove(m_log);
    if (m_indexIdentity.number != 0 && identityOf(m_index) == m_indexIdentity)
        QFile::remove(m_index);
}

SideFiles::Identity SideFiles::identityOf(const QString &path)
{
    struct stat found {
    };
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {found.st_dev, found.st_ino};
}

} // namespace footfall::storage
