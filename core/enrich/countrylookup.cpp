// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrich/countrylookup.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <maxminddb.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace footfall::enrich {

namespace {

Q_LOGGING_CATEGORY(log, "footfall.enrich.country")

struct Range {
    quint32 network;
    int bits;
};

constexpr quint32 v4(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

/// IANA's special-purpose registry: what is not globally reachable, and multicast.
constexpr Range NotGlobalV4[] = {
    {v4(0, 0, 0, 0), 8},     {v4(10, 0, 0, 0), 8},      {v4(100, 64, 0, 0), 10},
    {v4(127, 0, 0, 0), 8},   {v4(169, 254, 0, 0), 16},  {v4(172, 16, 0, 0), 12},
    {v4(192, 0, 0, 0), 24},  {v4(192, 0, 2, 0), 24},    {v4(192, 168, 0, 0), 16},
    {v4(198, 18, 0, 0), 15}, {v4(198, 51, 100, 0), 24}, {v4(203, 0, 113, 0), 24},
    {v4(224, 0, 0, 0), 3},
};

bool isMappedV4(const Address &address)
{
    return std::all_of(address.begin(), address.begin() + 10,
                       [](quint8 byte) { return byte == 0; }) &&
           address[10] == 0xff && address[11] == 0xff;
}

bool isGlobalV6(const Address &address)
{
    if ((address[0] & 0xe0) != 0x20) // Only 2000::/3 is given out.
        return false;
    const quint32 start = v4(address[0], address[1], address[2], address[3]);
    const bool protocolAssignment =
        start >> 9 == v4(0x20, 0x01, 0, 0) >> 9; // 2001::/23, Teredo in it
    const bool documentation =
        start == v4(0x20, 0x01, 0x0d, 0xb8) || start >> 12 == v4(0x3f, 0xff, 0, 0) >> 12;
    const bool sixToFour = start >> 16 == 0x2002;
    return !protocolAssignment && !documentation && !sixToFour;
}

/// DB-IP's npm edition has "country_code" at the top; MaxMind's and DB-IP's own have
/// country.iso_code.
domain::Country countryIn(MMDB_entry_s &entry)
{
    static constexpr const char *AtTheTop[] = {"country_code", nullptr};
    static constexpr const char *InCountry[] = {"country", "iso_code", nullptr};
    MMDB_entry_data_s data;
    int status = MMDB_aget_value(&entry, &data, AtTheTop);
    if (status != MMDB_SUCCESS)
        status = MMDB_aget_value(&entry, &data, InCountry);
    if (status != MMDB_SUCCESS || !data.has_data || data.type != MMDB_DATA_TYPE_UTF8_STRING ||
        data.data_size != 2)
        return {};
    const std::array<QChar, 2> letters{QLatin1Char(data.utf8_string[0]),
                                       QLatin1Char(data.utf8_string[1])};
    return domain::Country::fromAlpha2(QStringView(letters.data(), letters.size()));
}

} // namespace

bool isGlobal(const Address &address)
{
    if (!isMappedV4(address))
        return isGlobalV6(address);
    const quint32 number = v4(address[12], address[13], address[14], address[15]);
    return std::none_of(
        std::begin(NotGlobalV4), std::end(NotGlobalV4), [number](const Range &range) {
            return number >> (32 - range.bits) == range.network >> (32 - range.bits);
        });
}

CountryLookup::CountryLookup(const QString &path)
{
    if (path.isEmpty() || !QFile::exists(path)) {
        qCInfo(log, "No country data at “%s”: countries stay unknown.", qUtf8Printable(path));
        return;
    }
    auto database = std::make_unique<MMDB_s>();
    const int status =
        MMDB_open(QFile::encodeName(path).constData(), MMDB_MODE_MMAP, database.get());
    if (status != MMDB_SUCCESS) {
        qCWarning(log, "%s is no country database that can be read (%s): countries stay unknown.",
                  qUtf8Printable(path), MMDB_strerror(status));
        return;
    }
    m_database = std::move(database);
    const MMDB_metadata_s &metadata = m_database->metadata;
    const QString type = QString::fromUtf8(metadata.database_type);
    // The npm edition calls itself just "country"; its file is better named.
    const QString name =
        type.contains(QLatin1Char('-')) ? type : QFileInfo(path).completeBaseName();
    m_description = QStringLiteral("%1, %2").arg(
        name, QDateTime::fromSecsSinceEpoch(static_cast<qint64>(metadata.build_epoch), Qt::UTC)
                  .toString(QStringLiteral("yyyy-MM")));
}

CountryLookup::~CountryLookup()
{
    if (m_database)
        MMDB_close(m_database.get());
}

domain::Country CountryLookup::countryOf(const Address &address) const
{
    if (!m_database || !isGlobal(address))
        return {};
    int status = MMDB_SUCCESS;
    MMDB_lookup_result_s result{};
    if (isMappedV4(address)) {
        sockaddr_in socketAddress{};
        socketAddress.sin_family = AF_INET;
        std::memcpy(&socketAddress.sin_addr, address.data() + 12, 4);
        result = MMDB_lookup_sockaddr(m_database.get(),
                                      reinterpret_cast<const sockaddr *>(&socketAddress), &status);
    } else {
        sockaddr_in6 socketAddress{};
        socketAddress.sin6_family = AF_INET6;
        std::memcpy(&socketAddress.sin6_addr, address.data(), address.size());
        result = MMDB_lookup_sockaddr(m_database.get(),
                                      reinterpret_cast<const sockaddr *>(&socketAddress), &status);
    }
    if (status != MMDB_SUCCESS || !result.found_entry)
        return {};
    return countryIn(result.entry);
}

} // namespace footfall::enrich
