// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool/keyfile.h"

#include "core/pipeline/spool/file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace footfall::pipeline {

using domain::Done;
using domain::ErrorKind;
using domain::Result;

Result<std::shared_ptr<const SpoolKey>> KeyFile::read() const
{
    const Descriptor file = openToRead(m_path);
    if (!file.isOpen() && errno == ENOENT)
        return nullptr;
    auto key = std::make_shared<SpoolKey>();
    // One byte more than a key has: a longer file is not one.
    std::array<unsigned char, SpoolKey::Size + 1> bytes{};
    const ssize_t count = file.isOpen() ? ::read(file.number(), bytes.data(), bytes.size()) : -1;
    if (count < 0)
        return domain::failure(ErrorKind::Storage,
                               QCoreApplication::translate(
                                   "Spool", "The file %1 cannot be read: %2. Footfall must own it; "
                                            "change its owner, or run as the user who made it.")
                                   .arg(m_path, systemError()));
    std::copy_n(bytes.begin(), SpoolKey::Size, key->bytes.begin());
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return count == SpoolKey::Size ? key : nullptr;
}

Result<std::shared_ptr<const SpoolKey>> KeyFile::create() const
{
    auto key = std::make_shared<SpoolKey>();
    if (RAND_bytes(key->bytes.data(), SpoolKey::Size) != 1)
        return domain::failure(
            ErrorKind::Unavailable,
            QCoreApplication::translate("Spool", "The system gives no random numbers for a key."));
    const QString next = m_path + QStringLiteral(".new");
    const QByteArrayView bytes(key->bytes.data(), SpoolKey::Size);
    Descriptor file;
    // Left behind by a crash in this function: made anew, so that nobody else holds it open.
    if (removeFile(next))
        file = createToAppend(next);
    if (file.isOpen() && writeAll(file, bytes) && ::fsync(file.number()) == 0 &&
        moveFile(next, m_path) && syncFolder(QFileInfo(m_path).absolutePath()))
        return key;
    const auto error = domain::failure(
        ErrorKind::Storage,
        QCoreApplication::translate("Spool", "The file %1 cannot be written: %2. Make room on the "
                                             "disk and the directory writable.")
            .arg(m_path, systemError()));
    static_cast<void>(removeFile(next));
    return error;
}

Result<Done> KeyFile::destroy() const
{
    {
        const Descriptor file(
            ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
        if (!file.isOpen() && errno == ENOENT)
            return Done{};
        // Best effort: a file system that copies on write keeps old blocks until it reuses them.
        const QByteArray zeros(SpoolKey::Size, '\0');
        if (file.isOpen() && writeAll(file, zeros))
            ::fdatasync(file.number());
    }
    if (removeFile(m_path) && syncFolder(QFileInfo(m_path).absolutePath()))
        return Done{};
    return domain::failure(
        ErrorKind::Storage,
        QCoreApplication::translate("Spool", "The file %1 cannot be removed: %2. Make its "
                                             "directory writable, or remove it yourself.")
            .arg(m_path, systemError()));
}

} // namespace footfall::pipeline
