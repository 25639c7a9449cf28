// SPDX-License-Identifier: GPL-3.0-or-later
// The country of an address, from a memory-mapped .mmdb file (DB-IP or GeoLite2). Any thread.
#pragma once

#include "core/domain/country.h"

#include <QString>
#include <array>
#include <memory>

struct MMDB_s;

namespace footfall::enrich {

/// IPv6, or IPv4 mapped into it.
using Address = std::array<quint8, 16>;

/// False for private, loopback, link-local, multicast, documentation and other reserved ranges.
[[nodiscard]] bool isGlobal(const Address &address);

class CountryLookup
{
public:
    /// Where the file is missing or no country database, every country is unknown; the latter
    /// warns.
    explicit CountryLookup(const QString &path);
    ~CountryLookup();
    Q_DISABLE_COPY_MOVE(CountryLookup)

    [[nodiscard]] domain::Country countryOf(const Address &address) const;
    /// "dbip-country, 2026-11"; empty without data.
    [[nodiscard]] QString description() const { return m_description; }

private:
    std::unique_ptr<MMDB_s> m_database; ///< Null where there is none.
    QString m_description;
};

} // namespace footfall::enrich
