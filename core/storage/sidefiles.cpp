// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sidefiles.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

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

SideFiles::Identity SideFiles::identityOf(const QString &path)
{
    struct stat found {
    };
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {found.st_dev, found.st_ino};
}

} // namespace footfall::storage
