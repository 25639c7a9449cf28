// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/viewfacts.h"

#include <algorithm>
#include <cmath>

namespace footfall::bench {

using namespace storage;

namespace {

// Weights of the hours of a day, from midnight.
constexpr std::array HourWeights{2.0, 1.3, 0.9, 0.8, 0.8, 1.1, 1.9, 3.0, 4.2, 5.2, 5.7, 5.8,
                                 5.5, 5.6, 5.8, 5.8, 5.6, 5.4, 5.3, 5.6, 6.0, 5.9, 5.0, 3.4};
constexpr std::array BrowserWeights{48.0, 22.0, 10.0, 7.0, 4.0, 3.0, 2.0, 1.5, 1.0, 0.8, 0.4, 0.3};
constexpr quint32 VersionsOfBrowser = 12;
constexpr quint32 Channels = 8;
constexpr quint32 Languages = 30;
constexpr double Pages = 0.62; ///< How likely a visit goes on after a view.

/// As times on pages are kept: tenths of seconds, from ten seconds on seconds.
quint32 milliseconds(std::mt19937_64 &random)
{
    const double seconds = std::min(1'800.0, std::lognormal_distribution<>(3.2, 1.3)(random));
    return seconds < 10 ? static_cast<quint32>(seconds * 10) * 100
                        : static_cast<quint32>(seconds) * 1'000;
}

bool happens(std::mt19937_64 &random, double probability)
{
    return std::uniform_real_distribution<>()(random) < probability;
}

} // namespace

Zipf::Zipf(quint32 most, double exponent)
    : m_most(most), m_exponent(exponent), m_first(integral(0.5)), m_last(integral(m_most + 0.5))
{
}

double Zipf::integral(double x) const
{
    return m_exponent == 1.0 ? std::log(x) : std::pow(x, 1 - m_exponent) / (1 - m_exponent);
}

double Zipf::inverse(double y) const
{
    return m_exponent == 1.0 ? std::exp(y) : std::pow(y * (1 - m_exponent), 1 / (1 - m_exponent));
}

quint32 Zipf::operator()(std::mt19937_64 &random) const
{
    const double y = std::uniform_real_distribution<>(m_first, m_last)(random);
    return static_cast<quint32>(std::clamp(std::round(inverse(y)), 1.0, m_most));
}

FactTable ViewFacts::made(std::mt19937_64 &random, qint64 firstDay, int days, size_t rows) const
{
    using enum FactColumn;
    const Zipf pathnames(paths, 1.0);
    const Zipf sourceIds(sources, 1.1);
    const Zipf countryIds(countries, 1.2);
    const Zipf campaigns(40, 1.0);
    const Zipf languages(Languages, 1.3);
    const Zipf referrers(4'000, 1.0);
    std::discrete_distribution<quint32> hours(HourWeights.begin(), HourWeights.end());
    std::discrete_distribution<quint32> browsers(BrowserWeights.begin(), BrowserWeights.end());
    std::geometric_distribution<quint32> versions(0.35);

    FactTable table;
    for (int day = 0; day < days; ++day)
        for (int hour = 0; hour < 24; ++hour)
            table.hours.push_back(
                {firstDay + day, (firstDay + day - 2'440'588) * 86'400 + hour * 3'600});
    for (auto &column : table.columns)
        column.reserve(rows + 64);
    while (table.rows < rows) {
        const quint32 device = happens(random, 0.55) ? 0 : happens(random, 0.9) ? 1 : 2;
        const quint32 country = countryIds(random);
        const quint32 browser = browsers(random);
        const quint32 version =
            browser * VersionsOfBrowser + std::min(VersionsOfBrowser - 1, versions(random));
        const quint32 system =
            device * 3 + (happens(random, 0.7) ? 0U : static_cast<quint32>(random() % 3));
        const bool isDirect = happens(random, 0.4);
        const quint32 source = isDirect ? 0 : sourceIds(random);
        const bool isCampaign = !isDirect && happens(random, 0.12);
        const quint32 campaign = isCampaign ? campaigns(random) : 0;
        const auto day = static_cast<quint32>(random() % static_cast<quint64>(days));
        const quint32 hour = day * 24 + hours(random);
        for (bool isEntry = true, goesOn = true; goesOn; isEntry = false) {
            goesOn = happens(random, Pages);
            const bool isKnown = goesOn || happens(random, 0.4);
            quint32 flags = happens(random, 0.85) ? quint32{IsPageVisitor} : 0;
            if (isEntry)
                flags |=
                    IsEntry | (happens(random, 0.8) ? IsVisitor : 0U) | (goesOn ? 0U : IsBounce);
            if (!goesOn)
                flags |= IsExit;
            if (isKnown)
                flags |= HasDuration;
            const auto put = [&](FactColumn column, quint32 value) {
                table[column].push_back(value);
            };
            put(Time, hour);
            put(Hostname, 1);
            put(Pathname, 1'000 + pathnames(random));
            put(Source, source);
            put(Channel, isDirect ? 0 : 1 + source % Channels);
            put(UtmSource, isCampaign ? 1 + campaign % 10 : 0);
            put(UtmMedium, isCampaign ? 1 + campaign % 4 : 0);
            put(UtmCampaign, campaign);
            put(Country, country);
            put(Browser, 1 + browser);
            put(BrowserVersion, 1 + version);
            put(System, 1 + system);
            put(Device, 1 + device);
            put(Referrer,
                isEntry && !isDirect ? (source * 16) % 4'000 + referrers(random) % 16 : 0);
            put(Language, !isEntry               ? 0
                          : happens(random, 0.8) ? 1 + country % Languages
                                                 : languages(random));
            put(Screen, isEntry ? 1 + device * 2 + (happens(random, 0.7) ? 0U : 1U) : 0);
            put(UtmTerm,
                isEntry && isCampaign ? campaign * 3 + static_cast<quint32>(random() % 3) : 0);
            put(UtmContent, isEntry && isCampaign ? 1 + static_cast<quint32>(random() % 2) : 0);
            put(Flags, flags);
            put(Duration, isKnown ? milliseconds(random) : 0);
            ++table.rows;
        }
    }
    return table;
}

} // namespace footfall::bench
