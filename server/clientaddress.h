// SPDX-License-Identifier: GPL-3.0-or-later
// Who is asking: the peer, or, behind trusted proxies, whom they say they ask for. Any thread;
// immutable.
#pragma once

#include "core/domain/result.h"

#include <QHostAddress>
#include <QStringList>

#include <array>
#include <vector>

namespace footfall::server {

class ClientAddress
{
public:
    ClientAddress() = default;
    /// CIDR ranges or single addresses, IPv4 and IPv6.
    [[nodiscard]] static domain::Result<ClientAddress> trusting(const QStringList &proxies);

    /// X-Forwarded-For is read from the right, because only what a trusted proxy has added can be
    /// believed: the first address that is not such a proxy is the visitor's.
    [[nodiscard]] QHostAddress of(const QHostAddress &peer, const QByteArray &forwardedFor) const;

private:
    struct Range {
        QHostAddress network;
        int prefix = 0;
    };
    [[nodiscard]] bool isTrusted(const QHostAddress &address) const;

    std::vector<Range> m_ranges;
};

/// IPv4 that came over an IPv6 socket as IPv4, and without an interface's name.
[[nodiscard]] QHostAddress normalised(const QHostAddress &address);
/// IPv6, or IPv4 mapped into it.
[[nodiscard]] std::array<quint8, 16> sixteenBytes(const QHostAddress &address);

} // namespace footfall::server
