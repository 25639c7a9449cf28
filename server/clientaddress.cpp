// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/clientaddress.h"

#include "server/forwarding.h"

#include <QCoreApplication>

#include <algorithm>

namespace footfall::server {

domain::Result<ClientAddress> ClientAddress::trusting(const QStringList &proxies)
{
    ClientAddress trust;
    for (const QString &text : proxies) {
        const std::optional<domain::AddressRange> range = domain::AddressRange::parsed(text);
        if (!range)
            return domain::failure(
                domain::ErrorKind::Invalid,
                QCoreApplication::translate("Server", "“%1” is not a range of addresses. Write "
                                                      "proxies like 10.0.0.0/8 or 2001:db8::/32.")
                    .arg(text.left(80)));
        trust.m_ranges.push_back({*range, text.trimmed()});
    }
    return trust;
}

Address ClientAddress::of(const RequestView &request) const
{
    Address client = request.peer;
    if (m_ranges.empty() || !isTrusted(client))
        return client;
    const ForwardingHeader *header = forwardingHeaderOf(request);
    if (!header)
        return client;
    const Hops hops = hopsIn(request, *header);
    for (auto hop = hops.rbegin(); hop != hops.rend() && *hop && isTrusted(client); ++hop)
        client = **hop;
    return client;
}

domain::AddressExplanation ClientAddress::explain(const RequestView &request) const
{
    domain::AddressExplanation explanation;
    const Address client = of(request);
    explanation.address = client.toString();
    explanation.peer = request.peer.toString();
    const Range *range = rangeOf(request.peer);
    if (range)
        explanation.trustedRange = range->text;
    const ForwardingHeader *read = forwardingHeaderOf(request);
    // Where the walk ended at its first step, the header has told nothing.
    if (read && range && hopsIn(request, *read).back())
        explanation.header = QString::fromLatin1(read->name);
    for (const ForwardingHeader &header : forwardingHeaders())
        if (isSent(request, header) && header.name != explanation.header &&
            explanation.ignoredHeader.isEmpty())
            explanation.ignoredHeader = QString::fromLatin1(header.name);
    return explanation;
}

const ClientAddress::Range *ClientAddress::rangeOf(const Address &address) const
{
    const auto range = std::find_if(m_ranges.begin(), m_ranges.end(), [&](const Range &candidate) {
        // ::/0 means IPv6: whoever wants all of IPv4 writes 0.0.0.0/0.
        return address.isIPv4() == Address(candidate.range.network).isIPv4() &&
               candidate.range.contains(address.bytes());
    });
    return range == m_ranges.end() ? nullptr : &*range;
}

bool isForwarded(const RequestView &request)
{
    return forwardingHeaderOf(request) != nullptr;
}

} // namespace footfall::server
