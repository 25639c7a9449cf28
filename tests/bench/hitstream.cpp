// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/hitstream.h"

#include <cstring>

namespace footfall::bench {

namespace {

constexpr size_t Countries = 200;

/// As good as a digest for what measures: its bytes are evenly spread and differ by every number.
domain::Hash16 hashOf(uint64_t label, uint64_t visitor, uint64_t page)
{
    demo::Random mixer((label << 56) ^ (visitor << 20) ^ page);
    const uint64_t words[] = {mixer.bits(), mixer.bits()};
    domain::Hash16 hash;
    std::memcpy(hash.bytes.data(), words, sizeof words);
    return hash;
}

/// Browsers with their major versions, on systems.
std::vector<domain::Client> clients()
{
    std::vector<domain::Client> all;
    for (int number = 0; number < 60; ++number) {
        const QString browser = QStringLiteral("Browser %1").arg(number % 5);
        all.push_back(
            {browser, browser + QStringLiteral(" %1").arg(100 + number / 3),
             QStringLiteral("System %1").arg(number % 4),
             number % 4 < 2 ? domain::DevicePhone.toString() : domain::DeviceDesktop.toString()});
    }
    return all;
}

std::vector<QString> texts(const char *pattern, size_t count)
{
    std::vector<QString> all;
    for (size_t number = 1; number <= count; ++number)
        all.push_back(QString::fromLatin1(pattern).arg(number));
    return all;
}

} // namespace

HitStream::HitStream(const domain::Site &site, const StreamShape &shape, domain::Instant start)
    : m_site(site)
    , m_shape(shape)
    , m_start(start)
    , m_now(start)
    , m_pathnames(texts("/magazine/%1/an-evening-with-a-page", shape.pathnames))
    , m_referrers(texts("blog%1.example/links/harbour-towns", shape.referrers))
    , m_sources(texts("Source %1", 60))
    , m_clients(clients())
    , m_campaigns(texts("campaign-%1", 20))
    , m_pathnameWeights(demo::Weights::zipf(shape.pathnames, 1.0))
    , m_referrerWeights(demo::Weights::zipf(shape.referrers, 1.0))
    , m_countryWeights(demo::Weights::zipf(Countries, 1.2))
    , m_clientWeights(demo::Weights::zipf(m_clients.size(), 1.0))
{
    for (int first = 'A'; first <= 'Z' && m_countries.size() < Countries; ++first)
        for (int second = 'A'; second <= 'Z' && m_countries.size() < Countries; second += 3) {
            const QChar code[] = {QChar(first), QChar(second)};
            m_countries.push_back(domain::Country::fromAlpha2(QStringView(code, 2)));
        }
}

std::vector<pipeline::Item> HitStream::next(size_t count)
{
    std::vector<pipeline::Item> items;
    items.reserve(count);
    for (size_t left = count; left > 0; --left) {
        domain::Hit hit = draw();
        items.push_back({{++m_sequence, std::move(hit)}, nullptr, 0});
    }
    return items;
}

domain::Hit HitStream::draw()
{
    const bool isCycle = m_shape.order == StreamShape::Order::Cycle;
    const uint64_t visitor =
        isCycle ? m_sequence % m_shape.visitors : m_random.below(m_shape.visitors);
    demo::Random own(visitor * 7919); // What stays the same about a visitor.
    const size_t page = m_pathnameWeights.pick(isCycle ? own : m_random);
    m_now = m_start + std::chrono::milliseconds(static_cast<qint64>(
                          static_cast<double>(m_sequence) * 1000 / m_shape.viewsPerSecond));
    domain::Hit hit;
    hit.site = m_site.id;
    hit.time = m_now;
    hit.day = m_site.calendar.dayOf(m_now);
    hit.hour = m_site.calendar.hourOf(m_now);
    hit.visit = hashOf(1, visitor, 0);
    hit.seen = hashOf(2, visitor, 0);
    hit.page = hashOf(3, visitor, page + 1);
    hit.hostname = QStringLiteral("bench.example");
    hit.pathname = m_pathnames[page];
    if (own.happens(0.6)) {
        const size_t rank = m_referrerWeights.pick(own);
        hit.referrer = m_referrers[rank];
        hit.source = m_sources[rank % m_sources.size()];
        hit.channel = domain::ChannelReferral.toString();
    } else {
        hit.channel = domain::ChannelDirect.toString();
    }
    if (own.happens(0.15))
        hit.utm = {QStringLiteral("newsletter"),
                   QStringLiteral("mail"),
                   m_campaigns[own.below(m_campaigns.size())],
                   {},
                   {}};
    hit.client = m_clients[m_clientWeights.pick(own)];
    hit.country = m_countries[m_countryWeights.pick(own)];
    hit.language = QStringLiteral("en-GB");
    hit.screen = QStringLiteral("desktop");
    return hit;
}

} // namespace footfall::bench
