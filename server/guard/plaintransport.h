// SPDX-License-Identifier: GPL-3.0-or-later
// In the clear: a descriptor without any buffer of ours. Lives in the server's thread.
#pragma once

#include "server/guard/poller.h"
#include "server/guard/transport.h"

namespace footfall::server::guard {

class PlainTransport : public Transport, private Pollable
{
public:
    /// Takes the descriptor, which does not block. Poller and user outlive the transport.
    PlainTransport(int descriptor, Poller &poller, TransportUser &user);
    ~PlainTransport() override;
    PlainTransport(const PlainTransport &) = delete;
    PlainTransport &operator=(const PlainTransport &) = delete;

    Received receive(std::span<char> buffer) override;
    Received discard(std::span<char> buffer) override;
    qsizetype send(QByteArrayView bytes) override;
    void want(Wanting wanting) override;
    Leaving leave() override;
    Leaving linger() override;
    void cut() override;

private:
    void ready(uint32_t events) override;
    Received receive(std::span<char> buffer, int flags);

    const int m_descriptor;
    Poller &m_poller;
    TransportUser &m_user;
    Wanting m_wanting = Wanting::Input;
    bool m_isWatched = false;
};

} // namespace footfall::server::guard
