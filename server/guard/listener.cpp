// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/listener.h"

#include <QCoreApplication>
#include <QTcpServer>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace footfall::server::guard {

namespace {

/// Of the system's own queue, before we take them: visitors come in crowds.
constexpr int WaitingConnections = 1024;
/// What the system keeps of a connection, each way, beside what we do.
constexpr int SystemBuffer = 128 * 1024;

} // namespace

domain::Result<std::shared_ptr<const Listener>> Listener::open(const QHostAddress &address,
                                                               quint16 port)
{
    // Qt knows how to listen, and why it cannot; its descriptor is copied, because it would accept
    // by itself.
    QTcpServer server;
    server.setListenBacklogSize(WaitingConnections);
    const bool isListening = server.listen(address, port);
    const int descriptor =
        isListening ? fcntl(static_cast<int>(server.socketDescriptor()), F_DUPFD_CLOEXEC, 0) : -1;
    if (descriptor < 0)
        return domain::failure(
            domain::ErrorKind::Unavailable,
            listenProblem(isListening ? QAbstractSocket::SocketResourceError : server.serverError(),
                          server.errorString(), address, port));
    // Connections inherit these.
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    for (const int option : {SO_SNDBUF, SO_RCVBUF})
        setsockopt(descriptor, SOL_SOCKET, option, &SystemBuffer, sizeof SystemBuffer);
    return std::shared_ptr<const Listener>(
        new Listener(descriptor, server.serverAddress(), server.serverPort()));
}

Listener::~Listener()
{
    close(m_descriptor);
}

QString listenProblem(QAbstractSocket::SocketError error, const QString &detail,
                      const QHostAddress &address, quint16 port)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return QCoreApplication::translate("Server", "Port %1 is used by another program. Choose "
                                                     "another port, e.g. %2, or stop that program.")
            .arg(port)
            .arg(port < 65535 ? port + 1 : port - 1);
    case QAbstractSocket::SocketAccessError:
        return QCoreApplication::translate(
                   "Server", "This user may not open port %1: ports below 1024 need more rights. "
                             "Choose a port from 1024 on, e.g. 8080.")
            .arg(port);
    case QAbstractSocket::SocketAddressNotAvailableError:
        return QCoreApplication::translate(
                   "Server", "%1 is not an address of this computer. Use one that it has, "
                             "127.0.0.1 for this computer alone, or 0.0.0.0 for all.")
            .arg(address.toString());
    default:
        return QCoreApplication::translate("Server", "Cannot listen on %1, port %2: %3.")
            .arg(address.toString())
            .arg(port)
            .arg(detail);
    }
}

} // namespace footfall::server::guard
