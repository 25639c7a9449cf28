// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/listener.h"

#include <QTcpSocket>

namespace footfall::server {

QTcpSocket *Listener::socketOf(const QHostAddress &peer, quint16 port) const
{
    return m_sockets.value({peer, port});
}

void Listener::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    const std::pair<QHostAddress, quint16> peer{socket->peerAddress(), socket->peerPort()};
    m_sockets.insert(peer, socket);
    connect(socket, &QObject::destroyed, this, [this, peer, socket] {
        if (m_sockets.value(peer) == socket)
            m_sockets.remove(peer);
    });
    addPendingConnection(socket);
}

} // namespace footfall::server
