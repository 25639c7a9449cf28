// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses as the server hands them on: IPv6, or IPv4 mapped into it. Any thread.
#pragma once

#include <QByteArray>
#include <array>

#include <arpa/inet.h>
#include <cstring>

namespace footfall::kit {

/// "8.8.8.8" or "2001:db8::1"; all zeros where it is neither.
[[nodiscard]] inline std::array<quint8, 16> addressBytes(const QByteArray &text)
{
    std::array<quint8, 16> bytes{};
    const QByteArray mapped = text.contains(':') ? text : "::ffff:" + text;
    inet_pton(AF_INET6, mapped.constData(), bytes.data());
    return bytes;
}

} // namespace footfall::kit
