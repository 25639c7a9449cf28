// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/guard/crowd.h"

#include <algorithm>

namespace footfall::server::guard {

namespace {

/// One household's: a network of IPv6 has more addresses than there are people.
Address networkOf(const Address &address)
{
    if (address.isIPv4())
        return address;
    std::array<quint8, 16> bytes = address.bytes();
    std::fill(bytes.begin() + 8, bytes.end(), quint8(0));
    return Address(bytes);
}

} // namespace

bool Crowd::enter(const Address &address, Counted counted, const domain::Limits &limits)
{
    const std::scoped_lock lock(m_mutex);
    if (limits.connections > 0 && m_inAll >= limits.connections)
        return false;
    if (counted == Counted::PerNetworkToo) {
        int &fromThere = m_perNetwork[networkOf(address)];
        if (limits.connectionsPerAddress > 0 && fromThere >= limits.connectionsPerAddress)
            return false;
        ++fromThere;
    }
    ++m_inAll;
    return true;
}

void Crowd::leave(const Address &address, Counted counted)
{
    const std::scoped_lock lock(m_mutex);
    --m_inAll;
    if (counted == Counted::InAllOnly)
        return;
    const auto network = m_perNetwork.find(networkOf(address));
    if (--*network == 0)
        m_perNetwork.erase(network);
}

} // namespace footfall::server::guard
