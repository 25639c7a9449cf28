// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/logfile.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace footfall::storage {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

namespace {

/// What a person reads; lupdate finds the context here.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

} // namespace

Result<std::unique_ptr<LogFile>> LogFile::open(const SideFiles &sideFiles, SyncCall syncCall)
{
    const QString &path = sideFiles.log();
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return domain::failure(ErrorKind::Storage,
                               Words::tr("The database's log %1 cannot be opened: %2.")
                                   .arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    std::unique_ptr<LogFile> log(new LogFile(descriptor, path, std::move(syncCall)));
    if (!sideFiles.isLog(descriptor))
        return domain::failure(
            ErrorKind::Unavailable,
            Words::tr("The database's log %1 was replaced while it was opened.").arg(path));
    return log;
}

LogFile::LogFile(int descriptor, QString path, SyncCall syncCall)
    : m_descriptor(descriptor), m_path(std::move(path)),
      m_syncCall(syncCall ? std::move(syncCall) : SyncCall(&::fdatasync))
{
}

LogFile::~LogFile()
{
    ::close(m_descriptor);
}

Result<Done> LogFile::sync() const
{
    int code = 0;
    do {
        code = m_syncCall(m_descriptor);
    } while (code != 0 && errno == EINTR);
    if (code == 0)
        return Done{};
    return domain::failure(
        ErrorKind::Storage,
        Words::tr("What was written to %1 did not reach the disk: %2. Check the disk.")
            .arg(m_path, QString::fromLocal8Bit(std::strerror(errno))));
}

} // namespace footfall::storage
