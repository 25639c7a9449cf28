// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/address.h"

#include <QtEndian>

#include <arpa/inet.h>

#include <algorithm>

namespace footfall::server {

namespace {

constexpr std::array<quint8, 12> MappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

} // namespace

Address::Address(const QHostAddress &address)
{
    // Qt maps 0.0.0.0 to "::", which is no IPv4.
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        std::copy(MappedPrefix.begin(), MappedPrefix.end(), m_bytes.begin());
        qToBigEndian(address.toIPv4Address(), m_bytes.data() + MappedPrefix.size());
        return;
    }
    const Q_IPV6ADDR sent = address.toIPv6Address();
    std::copy(std::begin(sent.c), std::end(sent.c), m_bytes.begin());
}

std::optional<Address> Address::parsed(QByteArrayView text)
{
    // The longest is IPv4 written within IPv6.
    std::array<char, INET6_ADDRSTRLEN> terminated{};
    if (text.isEmpty() || text.size() >= static_cast<qsizetype>(terminated.size()) ||
        text.contains('\0'))
        return std::nullopt;
    std::copy(text.begin(), text.end(), terminated.begin());
    Address address;
    if (text.contains(':')) {
        if (inet_pton(AF_INET6, terminated.data(), address.m_bytes.data()) != 1)
            return std::nullopt;
        return address;
    }
    std::copy(MappedPrefix.begin(), MappedPrefix.end(), address.m_bytes.begin());
    if (inet_pton(AF_INET, terminated.data(), address.m_bytes.data() + MappedPrefix.size()) != 1)
        return std::nullopt;
    return address;
}

bool Address::isIPv4() const
{
    return std::equal(MappedPrefix.begin(), MappedPrefix.end(), m_bytes.begin());
}

bool Address::isLoopback() const
{
    static constexpr std::array<quint8, 16> loopback{0, 0, 0, 0, 0, 0, 0, 0,
                                                     0, 0, 0, 0, 0, 0, 0, 1};
    return isIPv4() ? m_bytes[12] == 127 : m_bytes == loopback;
}

QString Address::toString() const
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (isIPv4())
        inet_ntop(AF_INET, m_bytes.data() + MappedPrefix.size(), text.data(), text.size());
    else
        inet_ntop(AF_INET6, m_bytes.data(), text.data(), text.size());
    return QString::fromLatin1(text.data());
}

} // namespace footfall::server
