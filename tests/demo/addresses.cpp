// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/addresses.h"

#include <QFile>

#include <algorithm>
#include <maxminddb.h>
#include <netinet/in.h>

namespace footfall::demo {

namespace {

constexpr size_t BlocksPerCountry = 64;
constexpr int LookUpsAtMost = 400'000;

bool isGlobal(quint32 address)
{
    struct Range {
        quint32 first;
        int bits;
    };
    static constexpr Range Reserved[] = {
        {0x00000000, 8},  {0x0a000000, 8},  {0x64400000, 10}, {0x7f000000, 8},  {0xa9fe0000, 16},
        {0xac100000, 12}, {0xc0000000, 24}, {0xc0000200, 24}, {0xc0586300, 24}, {0xc0a80000, 16},
        {0xc6120000, 15}, {0xc6336400, 24}, {0xcb007100, 24}, {0xe0000000, 3},
    };
    return std::none_of(std::begin(Reserved), std::end(Reserved), [address](const Range &range) {
        return ((address ^ range.first) >> (32 - range.bits)) == 0;
    });
}

QByteArray countryOf(MMDB_s *database, quint32 address)
{
    sockaddr_in socketAddress{};
    socketAddress.sin_family = AF_INET;
    socketAddress.sin_addr.s_addr = htonl(address);
    int error = MMDB_SUCCESS;
    MMDB_lookup_result_s found =
        MMDB_lookup_sockaddr(database, reinterpret_cast<const sockaddr *>(&socketAddress), &error);
    if (error != MMDB_SUCCESS || !found.found_entry)
        return {};
    MMDB_entry_data_s data{};
    if (MMDB_get_value(&found.entry, &data, "country_code", nullptr) != MMDB_SUCCESS ||
        !data.has_data)
        if (MMDB_get_value(&found.entry, &data, "country", "iso_code", nullptr) != MMDB_SUCCESS)
            return {};
    if (!data.has_data || data.type != MMDB_DATA_TYPE_UTF8_STRING)
        return {};
    return QByteArray(data.utf8_string, static_cast<qsizetype>(data.data_size));
}

} // namespace

AddressBook::AddressBook(const QString &countryDatabase, const QList<QByteArray> &countries,
                         uint64_t seed)
{
    MMDB_s database{};
    if (MMDB_open(QFile::encodeName(countryDatabase).constData(), MMDB_MODE_MMAP, &database) !=
        MMDB_SUCCESS)
        return;
    Random random(seed);
    qsizetype wanting = countries.size();
    for (int count = 0; count < LookUpsAtMost && wanting > 0; ++count) {
        const auto block = static_cast<quint32>(random.bits() & 0xffffff00U);
        if (!isGlobal(block))
            continue;
        const QByteArray country = countryOf(&database, block);
        if (!countries.contains(country))
            continue;
        std::vector<quint32> &blocks = m_blocks[country];
        if (blocks.size() == BlocksPerCountry)
            continue;
        blocks.push_back(block);
        if (blocks.size() == BlocksPerCountry)
            --wanting;
    }
    MMDB_close(&database);
}

QHostAddress AddressBook::draw(const QByteArray &country, Random &random) const
{
    const auto blocks = m_blocks.constFind(country);
    if (blocks != m_blocks.constEnd())
        return QHostAddress((*blocks)[random.below(blocks->size())] +
                            static_cast<quint32>(1 + random.below(254)));
    Q_IPV6ADDR documentation{{0x20, 0x01, 0x0d, 0xb8}};
    for (int byte = 4; byte < 16; ++byte)
        documentation[byte] = static_cast<quint8>(random.bits());
    return QHostAddress(documentation);
}

std::array<quint8, 16> addressBytes(const QHostAddress &address)
{
    const Q_IPV6ADDR mapped = address.toIPv6Address();
    std::array<quint8, 16> bytes{};
    std::copy(std::begin(mapped.c), std::end(mapped.c), bytes.begin());
    return bytes;
}

} // namespace footfall::demo
