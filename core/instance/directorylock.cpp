// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/directorylock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace footfall::instance {

using domain::ErrorKind;
using domain::failure;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Instance)
};

QString systemReason(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

LockHolder readHolder(int descriptor)
{
    char text[512];
    const ssize_t size = ::pread(descriptor, text, sizeof text, 0);
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray(text, size > 0 ? static_cast<qsizetype>(size) : 0))
            .object();
    return {object.value(QStringLiteral("processId")).toInteger(),
            object.value(QStringLiteral("program")).toString(),
            object.value(QStringLiteral("userId")).toInteger(-1)};
}

void writeHolder(int descriptor, const QString &program)
{
    const QByteArray text =
        QJsonDocument(QJsonObject{{QStringLiteral("processId"), qint64(::getpid())},
                                  {QStringLiteral("program"), program},
                                  {QStringLiteral("userId"), qint64(::geteuid())}})
            .toJson(QJsonDocument::Compact);
    // Only messages need what stands in the file: failing to write it is no failure of the lock.
    if (::ftruncate(descriptor, 0) == 0)
        std::ignore = ::pwrite(descriptor, text.constData(), static_cast<size_t>(text.size()), 0);
}

} // namespace

Result<domain::Done> prepareDataDirectory(const QString &dataDirectory)
{
    const QByteArray path = QFile::encodeName(dataDirectory);
    QDir().mkpath(QFileInfo(dataDirectory).absolutePath());
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST)
        return failure(
            ErrorKind::Storage,
            Words::tr("The data directory %1 cannot be made: %2. Choose another with --data-dir.")
                .arg(dataDirectory, systemReason(errno)));
    const QFileInfo directory(dataDirectory);
    if (!directory.isDir())
        return failure(
            ErrorKind::Storage,
            Words::tr("%1 is not a directory. Choose another with --data-dir.").arg(dataDirectory));
    if (::faccessat(AT_FDCWD, path.constData(), R_OK | W_OK | X_OK, AT_EACCESS) != 0) {
        if (errno == EROFS)
            return failure(ErrorKind::Storage,
                           Words::tr("The data directory %1 lies on a disk that cannot be "
                                     "written. Choose another with --data-dir.")
                               .arg(dataDirectory));
        // Nobody is told to collect as the one who may do anything.
        if (directory.ownerId() == 0)
            return failure(ErrorKind::Storage,
                           Words::tr("You may not write the data directory %1; it belongs to %2. "
                                     "Join a group that may write it, or choose another directory "
                                     "with --data-dir.")
                               .arg(dataDirectory, directory.owner()));
        return failure(ErrorKind::Storage,
                       Words::tr("You may not write the data directory %1; it belongs to %2. "
                                 "Run Footfall as %2, join a group that may write it, or "
                                 "choose another directory with --data-dir.")
                           .arg(dataDirectory, directory.owner()));
    }
    return domain::Done{};
}

Result<DirectoryLock::Attempt> DirectoryLock::acquire(const QString &dataDirectory,
                                                      const QString &program)
{
    const QString fileName = QDir(dataDirectory).filePath(QStringLiteral("lock"));
    const QByteArray path = QFile::encodeName(fileName);
    struct stat directory {
    };
    if (::stat(QFile::encodeName(dataDirectory).constData(), &directory) != 0)
        return failure(ErrorKind::Storage, Words::tr("The data directory %1 cannot be read: %2.")
                                               .arg(dataDirectory, systemReason(errno)));
    // A group that may write the directory may hold the lock, too.
    const mode_t mode = (directory.st_mode & S_IWGRP) ? 0660 : 0600;
    const int descriptor =
        ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode);
    if (descriptor < 0)
        return failure(
            ErrorKind::Storage,
            Words::tr("%1 cannot be opened: %2. It belongs to %3; run Footfall as that user.")
                .arg(fileName, systemReason(errno), QFileInfo(fileName).owner()));
    struct stat file {
    };
    if (::fstat(descriptor, &file) == 0 && file.st_uid == ::geteuid() &&
        (file.st_mode & 0777) != mode) {
        std::ignore = ::fchown(descriptor, static_cast<uid_t>(-1), directory.st_gid);
        ::fchmod(descriptor, mode);
    }
    Attempt attempt;
    int locked = 0;
    do {
        locked = ::flock(descriptor, LOCK_EX | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    if (locked == 0) {
        writeHolder(descriptor, program);
        attempt.lock.reset(new DirectoryLock(descriptor));
        return attempt;
    }
    const int error = errno;
    attempt.holder = readHolder(descriptor);
    ::close(descriptor);
    if (error != EWOULDBLOCK)
        return failure(
            ErrorKind::Storage,
            Words::tr("%1 cannot be locked: %2. The data directory must lie on a local disk.")
                .arg(fileName, systemReason(error)));
    return attempt;
}

DirectoryLock::DirectoryLock(int descriptor) : m_descriptor(descriptor) {}

DirectoryLock::~DirectoryLock()
{
    // The file stays: removing it would let two programs lock two files of one name.
    ::close(m_descriptor);
}

QString describe(const LockHolder &holder)
{
    if (holder.program.isEmpty())
        return Words::tr("another program");
    return Words::tr("%1 (process %2)").arg(holder.program).arg(holder.processId);
}

} // namespace footfall::instance
