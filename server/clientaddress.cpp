// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/clientaddress.h"

#include <QCoreApplication>

#include <algorithm>

namespace footfall::server {

namespace {

constexpr int MappedPrefix = 96;

/// "203.0.113.7", "203.0.113.7:4711", "2001:db8::1", "[2001:db8::1]:4711"; null for anything else.
QHostAddress parsedHop(const QByteArray &hop)
{
    QString text = QString::fromLatin1(hop.trimmed());
    if (text.startsWith(QLatin1Char('[')))
        text = text.mid(1, text.indexOf(QLatin1Char(']')) - 1);
    else if (text.count(QLatin1Char(':')) == 1)
        text.truncate(text.indexOf(QLatin1Char(':')));
    // QHostAddress takes "1" and "1.2" for addresses, too.
    if (!text.contains(QLatin1Char(':')) && text.count(QLatin1Char('.')) != 3)
        return {};
    return normalised(QHostAddress(text));
}

} // namespace

domain::Result<ClientAddress> ClientAddress::trusting(const QStringList &proxies)
{
    ClientAddress trust;
    for (const QString &text : proxies) {
        auto [network, prefix] = QHostAddress::parseSubnet(text.trimmed());
        if (prefix < 0)
            return domain::failure(
                domain::ErrorKind::Invalid,
                QCoreApplication::translate("Server", "“%1” is not a range of addresses. Write "
                                                      "proxies like 10.0.0.0/8 or 2001:db8::/32.")
                    .arg(text.left(80)));
        const QHostAddress plain = normalised(network);
        if (plain.protocol() != network.protocol())
            prefix = std::max(0, prefix - MappedPrefix);
        trust.m_ranges.push_back({plain, prefix});
    }
    return trust;
}

QHostAddress ClientAddress::of(const QHostAddress &peer, const QByteArray &forwardedFor) const
{
    QHostAddress client = normalised(peer);
    if (m_ranges.empty() || forwardedFor.isEmpty())
        return client;
    const QList<QByteArray> hops = forwardedFor.split(',');
    for (auto hop = hops.rbegin(); hop != hops.rend() && isTrusted(client); ++hop) {
        const QHostAddress next = parsedHop(*hop);
        if (next.isNull())
            break;
        client = next;
    }
    return client;
}

bool ClientAddress::isTrusted(const QHostAddress &address) const
{
    return std::any_of(m_ranges.begin(), m_ranges.end(), [&address](const Range &range) {
        return range.network.protocol() == address.protocol() &&
               address.isInSubnet(range.network, range.prefix);
    });
}

QHostAddress normalised(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol || address.isNull())
        return address;
    const std::array<quint8, 16> bytes = sixteenBytes(address);
    const bool isMapped =
        std::all_of(bytes.begin(), bytes.begin() + 10, [](quint8 byte) { return byte == 0; }) &&
        bytes[10] == 0xff && bytes[11] == 0xff;
    if (isMapped)
        return QHostAddress(address.toIPv4Address());
    QHostAddress plain = address;
    plain.setScopeId(QString());
    return plain;
}

std::array<quint8, 16> sixteenBytes(const QHostAddress &address)
{
    const Q_IPV6ADDR sent = address.toIPv6Address();
    std::array<quint8, 16> bytes{};
    std::copy(std::begin(sent.c), std::end(sent.c), bytes.begin());
    return bytes;
}

} // namespace footfall::server
