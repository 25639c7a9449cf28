// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/addressrange.h"

#include <QCoreApplication>
#include <algorithm>
#include <arpa/inet.h>

namespace footfall::domain {

namespace {

constexpr qsizetype LongestRange = 60;
constexpr int MappedBits = 96; // In front of an IPv4 address.

std::optional<AddressRange> addressFrom(const QByteArray &text)
{
    AddressRange range;
    if (inet_pton(AF_INET6, text.constData(), range.network.data()) == 1)
        return range;
    range.network = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (inet_pton(AF_INET, text.constData(), range.network.data() + 12) == 1)
        return range;
    return std::nullopt;
}

quint8 maskOf(int prefix, int byte)
{
    const int bits = std::clamp(prefix - byte * 8, 0, 8);
    return static_cast<quint8>(0xff << (8 - bits));
}

} // namespace

std::optional<AddressRange> AddressRange::parsed(const QString &text)
{
    const QByteArray trimmed = text.trimmed().toLatin1();
    if (trimmed.size() > LongestRange || trimmed.contains('\0'))
        return std::nullopt;
    const qsizetype slash = trimmed.indexOf('/');
    const QByteArray address = slash < 0 ? trimmed : trimmed.left(slash);
    std::optional<AddressRange> range = addressFrom(address);
    if (!range || slash < 0)
        return range;
    const QByteArray digits = trimmed.mid(slash + 1);
    const bool isNumber =
        !digits.isEmpty() &&
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool isIPv4 = !address.contains(':');
    const int prefix = digits.size() <= 3 ? digits.toInt() : 999;
    if (!isNumber || prefix > (isIPv4 ? 32 : 128))
        return std::nullopt;
    range->prefix = isIPv4 ? prefix + MappedBits : prefix;
    for (int byte = 0; byte < 16; ++byte)
        range->network[static_cast<size_t>(byte)] &= maskOf(range->prefix, byte);
    return range;
}

bool AddressRange::contains(const std::array<quint8, 16> &address) const
{
    for (int byte = 0; byte < 16; ++byte) {
        const auto at = static_cast<size_t>(byte);
        if ((address[at] & maskOf(prefix, byte)) != network[at])
            return false;
    }
    return true;
}

Result<QString> normalisedRange(const QString &typed)
{
    if (AddressRange::parsed(typed))
        return typed.trimmed();
    return failure(ErrorKind::Invalid,
                   QCoreApplication::translate("Domain",
                                               "“%1” is not an address or a range of addresses. "
                                               "Write it like 203.0.113.7 or 203.0.113.0/24.")
                       .arg(typed.trimmed().left(80)));
}

} // namespace footfall::domain
