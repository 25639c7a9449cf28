// SPDX-License-Identifier: GPL-3.0-or-later
// Takes connections, and knows them by their other end, because a request of Qt 6.8 does not tell
// its socket. Lives in the server's thread.
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>

#include <utility>

class QTcpSocket;

namespace footfall::server {

class Listener : public QTcpServer
{
public:
    /// Null where no open connection comes from there.
    [[nodiscard]] QTcpSocket *socketOf(const QHostAddress &peer, quint16 port) const;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QHash<std::pair<QHostAddress, quint16>, QTcpSocket *> m_sockets;
};

} // namespace footfall::server
