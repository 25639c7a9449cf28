// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses for made-up visitors, by the country that the country database knows them under. They
// are only ever sent as X-Forwarded-For to this computer. Bound to the thread that uses it.
#pragma once

#include "tests/demo/random.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>

namespace footfall::demo {

class AddressBook
{
public:
    /// Looks blocks up in the .mmdb; where there is none, every country gets addresses of the range
    /// kept for documentation, and countries stay unknown.
    AddressBook(const QString &countryDatabase, const QList<QByteArray> &countries, uint64_t seed);

    [[nodiscard]] QHostAddress draw(const QByteArray &country, Random &random) const;
    [[nodiscard]] bool knowsCountries() const { return !m_blocks.isEmpty(); }

private:
    QHash<QByteArray, std::vector<quint32>> m_blocks; ///< First addresses of /24 blocks.
};

/// IPv6, or IPv4 mapped into it: as enrich takes it.
[[nodiscard]] std::array<quint8, 16> addressBytes(const QHostAddress &address);

} // namespace footfall::demo
