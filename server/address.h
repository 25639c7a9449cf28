// SPDX-License-Identifier: GPL-3.0-or-later
// An address of the Internet as sixteen bytes: IPv6, or IPv4 mapped into it, so that one address
// has one form. Any thread; a value.
#pragma once

#include <QByteArrayView>
#include <QHostAddress>

#include <array>
#include <compare>
#include <optional>

namespace footfall::server {

class Address
{
public:
    /// "::", which nobody has.
    constexpr Address() = default;
    constexpr explicit Address(const std::array<quint8, 16> &bytes) : m_bytes(bytes) {}
    // One thing in two forms: what sockets give is taken as it is, without an interface's name.
    Address(const QHostAddress &address);

    /// "203.0.113.7" or "2001:db8::1", without brackets or port; nothing for anything else.
    [[nodiscard]] static std::optional<Address> parsed(QByteArrayView text);

    [[nodiscard]] const std::array<quint8, 16> &bytes() const { return m_bytes; }
    [[nodiscard]] bool isIPv4() const;
    /// Of this computer, and reached from nowhere else.
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] QString toString() const;

    auto operator<=>(const Address &) const = default;
    friend size_t qHash(const Address &address, size_t seed = 0) noexcept
    {
        return qHashBits(address.m_bytes.data(), address.m_bytes.size(), seed);
    }

private:
    std::array<quint8, 16> m_bytes{};
};

} // namespace footfall::server
