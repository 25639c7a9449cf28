// SPDX-License-Identifier: GPL-3.0-or-later
// Who is asking: the peer, or, behind trusted proxies, whom they say they ask for. Any thread;
// immutable.
//
// A forwarding header is believed only where the peer is a trusted proxy, and is read from the
// right, because only what a trusted proxy has added can be believed: the first address that is no
// such proxy is the visitor's. One header is read, never two mixed: X-Forwarded-For, which proxies
// set unless told otherwise; else Forwarded (RFC 7239); else X-Real-IP. Several lines of the same
// name are one list. An entry that is not an address ("unknown", "_hidden", nonsense) ends the
// reading: what a proxy cannot name, nobody further away can.
#pragma once

#include "core/domain/activity.h"
#include "core/domain/addressrange.h"
#include "core/domain/result.h"
#include "server/requestview.h"

#include <QStringList>

#include <vector>

namespace footfall::server {

class ClientAddress
{
public:
    ClientAddress() = default;
    /// CIDR ranges or single addresses, IPv4 and IPv6.
    [[nodiscard]] static domain::Result<ClientAddress> trusting(const QStringList &proxies);

    [[nodiscard]] Address of(const RequestView &request) const;
    /// The same, and why. The country is left to whoever knows it.
    [[nodiscard]] domain::AddressExplanation explain(const RequestView &request) const;

    /// Whether that is a proxy's address.
    [[nodiscard]] bool isTrusted(const Address &address) const { return rangeOf(address); }

private:
    struct Range {
        domain::AddressRange range;
        QString text; ///< As the owner wrote it.
    };
    [[nodiscard]] const Range *rangeOf(const Address &address) const;

    std::vector<Range> m_ranges;
};

/// Whether the request came through somebody else who says so, believed or not.
[[nodiscard]] bool isForwarded(const RequestView &request);

} // namespace footfall::server
