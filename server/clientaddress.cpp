// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/clientaddress.h"

#include "server/forwarding.h"

#include <QCoreApplication>

#include <algorithm>

namespace footfall::server {

namespace {

constexpr int BitsBeforeIPv4 = 96;

bool isWithin(const Address &address, const Address &network, int prefix)
{
    // ::/0 means IPv6: whoever wants all of IPv4 writes 0.0.0.0/0.
    if (address.isIPv4() != network.isIPv4())
        return false;
    const size_t whole = static_cast<size_t>(prefix) / 8;
    if (!std::equal(address.bytes().begin(), address.bytes().begin() + static_cast<long>(whole),
                    network.bytes().begin()))
        return false;
    const int rest = prefix % 8;
    return rest == 0 || (address.bytes()[whole] ^ network.bytes()[whole]) >> (8 - rest) == 0;
}

} // namespace

domain::Result<ClientAddress> ClientAddress::trusting(const QStringList &proxies)
{
    ClientAddress trust;
    for (const QString &text : proxies) {
        const auto [network, prefix] = QHostAddress::parseSubnet(text.trimmed());
        if (prefix < 0)
            return domain::failure(
                domain::ErrorKind::Invalid,
                QCoreApplication::translate("Server", "“%1” is not a range of addresses. Write "
                                                      "proxies like 10.0.0.0/8 or 2001:db8::/32.")
                    .arg(text.left(80)));
        const Address address(network);
        int bits = prefix;
        if (network.protocol() == QAbstractSocket::IPv4Protocol)
            bits += BitsBeforeIPv4;
        else if (address.isIPv4())
            bits = std::max(bits, BitsBeforeIPv4);
        trust.m_ranges.push_back({address, bits, text.trimmed()});
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
        return isWithin(address, candidate.network, candidate.prefix);
    });
    return range == m_ranges.end() ? nullptr : &*range;
}

bool isForwarded(const RequestView &request)
{
    return forwardingHeaderOf(request) != nullptr;
}

} // namespace footfall::server
