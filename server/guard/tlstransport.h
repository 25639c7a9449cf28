// SPDX-License-Identifier: GPL-3.0-or-later
// Encrypted, by QSslSocket. Lives in the server's thread.
#pragma once

#include "server/guard/transport.h"

#include <QSslConfiguration>
#include <QTimer>

class QSslSocket;

namespace footfall::server::guard {

class TlsTransport : public Transport
{
public:
    /// Takes the descriptor. The user outlives the transport.
    TlsTransport(int descriptor, const QSslConfiguration &configuration, TransportUser &user);
    ~TlsTransport() override;
    TlsTransport(const TlsTransport &) = delete;
    TlsTransport &operator=(const TlsTransport &) = delete;

    Received receive(std::span<char> buffer) override;
    Received discard(std::span<char> buffer) override;
    qsizetype send(QByteArrayView bytes) override;
    void want(Wanting wanting) override;
    Leaving leave() override;
    Leaving linger() override;
    void cut() override;

private:
    /// Qt tells of new bytes only: of those that are left we tell ourselves.
    void tellLater();

    TransportUser &m_user;
    QSslSocket *m_socket; ///< Deleted later: it may be calling us.
    QTimer m_teller;
    bool m_wantsInput = true;
};

} // namespace footfall::server::guard
