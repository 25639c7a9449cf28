// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instance/controlsocket.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace footfall::instance {

using domain::ErrorKind;
using domain::failure;
using domain::Result;

namespace {

constexpr char SocketName[] = "control.sock";

Descriptor openDirectory(const QString &dataDirectory)
{
    return Descriptor(
        ::open(QFile::encodeName(dataDirectory).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

sockaddr_un addressIn(const Descriptor &directory)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path =
        "/proc/self/fd/" + QByteArray::number(directory.number()) + '/' + SocketName;
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()) + 1);
    return address;
}

tl::unexpected<domain::Error> failed(const QString &text, int error)
{
    return failure(error == EACCES ? ErrorKind::Storage : ErrorKind::Unavailable,
                   text.arg(QString::fromLocal8Bit(std::strerror(error))));
}

tl::unexpected<domain::Error> cannotListen(int error)
{
    return failed(QCoreApplication::translate(
                      "Instance", "The control socket cannot be made in the data directory: %1."),
                  error);
}

tl::unexpected<domain::Error> cannotReach(int error)
{
    return failed(
        QCoreApplication::translate(
            "Instance", "The program that holds the data directory cannot be reached: %1."),
        error);
}

} // namespace

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept
{
    if (this != &other) {
        if (m_number >= 0)
            ::close(m_number);
        m_number = other.release();
    }
    return *this;
}

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

int Descriptor::release()
{
    return std::exchange(m_number, -1);
}

Result<ListeningSocket> listenIn(const QString &dataDirectory)
{
    ListeningSocket result{
        openDirectory(dataDirectory),
        Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))};
    struct stat directory {
    };
    if (result.directory.number() < 0 || result.socket.number() < 0 ||
        ::fstatat(result.directory.number(), "", &directory, AT_EMPTY_PATH) != 0)
        return cannotListen(errno);
    const mode_t mode = (directory.st_mode & S_IWGRP) ? 0660 : 0600;
    // Linux makes the file with the descriptor's mode: nobody else gets in before a chmod.
    ::fchmod(result.socket.number(), mode);
    ::unlinkat(result.directory.number(), SocketName, 0);
    const sockaddr_un address = addressIn(result.directory);
    if (::bind(result.socket.number(), reinterpret_cast<const sockaddr *>(&address),
               sizeof address) != 0)
        return cannotListen(errno);
    std::ignore = ::fchownat(result.directory.number(), SocketName, static_cast<uid_t>(-1),
                             directory.st_gid, 0);
    ::fchmodat(result.directory.number(), SocketName, mode, 0);
    if (::listen(result.socket.number(), 32) != 0)
        return cannotListen(errno);
    return result;
}

void removeSocketFrom(const Descriptor &directory)
{
    ::unlinkat(directory.number(), SocketName, 0);
}

Result<ConnectedSocket> connectTo(const QString &dataDirectory)
{
    const Descriptor directory = openDirectory(dataDirectory);
    if (directory.number() < 0)
        return cannotReach(errno);
    ConnectedSocket result{
        Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))};
    if (result.socket.number() < 0)
        return cannotReach(errno);
    const sockaddr_un address = addressIn(directory);
    if (::connect(result.socket.number(), reinterpret_cast<const sockaddr *>(&address),
                  sizeof address) != 0)
        return cannotReach(errno);
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(result.socket.number(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0)
        result.peerUserId = peer.uid;
    return result;
}

} // namespace footfall::instance
