// SPDX-License-Identifier: GPL-3.0-or-later
// A port that is open to clients, until the last who accepts from it lets it go. Any thread;
// immutable.
#pragma once

#include "core/domain/result.h"

#include <QAbstractSocket>
#include <QHostAddress>

#include <memory>

namespace footfall::server::guard {

class Listener
{
public:
    /// Listens, or says why not and what to do. Port 0 lets the system choose.
    [[nodiscard]] static domain::Result<std::shared_ptr<const Listener>>
    open(const QHostAddress &address, quint16 port);
    ~Listener();
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    [[nodiscard]] QHostAddress address() const { return m_address; }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Does not block. Whoever accepts from it has to reckon with others who do.
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    Listener(int descriptor, const QHostAddress &address, quint16 port)
        : m_descriptor(descriptor), m_address(address), m_port(port)
    {
    }

    const int m_descriptor;
    const QHostAddress m_address;
    const quint16 m_port;
};

/// What a person should do about a port that cannot be opened.
[[nodiscard]] QString listenProblem(QAbstractSocket::SocketError error, const QString &detail,
                                    const QHostAddress &address, quint16 port);

} // namespace footfall::server::guard
