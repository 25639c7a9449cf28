// SPDX-License-Identifier: GPL-3.0-or-later
// Page views as the enricher hands them to the pipeline, at a steady rate by a clock of their own:
// visitors who keep coming back, pages and sources by Zipf's law. Bound to its thread.
#pragma once

#include "core/domain/site.h"
#include "core/pipeline/item.h"
#include "tests/demo/random.h"

namespace footfall::bench {

struct StreamShape {
    size_t visitors = 20'000;
    size_t pathnames = 3'000;
    size_t referrers = 400;
    double viewsPerSecond = 60'000; ///< Of the clock in the hits.
    enum class Order {
        Random, ///< Any visitor next: the worst that can happen to pages of a database.
        Cycle,  ///< Each with a page of its own, in turn, as wrk's script sends them.
    } order = Order::Random;
};

class HitStream
{
public:
    HitStream(const domain::Site &site, const StreamShape &shape, domain::Instant start);

    [[nodiscard]] std::vector<pipeline::Item> next(size_t count);
    [[nodiscard]] domain::Instant now() const { return m_now; }

private:
    [[nodiscard]] domain::Hit draw();

    const domain::Site &m_site;
    StreamShape m_shape;
    domain::Instant m_start;
    domain::Instant m_now;
    demo::Random m_random{20261123};
    quint64 m_sequence = 0;
    std::vector<QString> m_pathnames;
    std::vector<QString> m_referrers;
    std::vector<QString> m_sources;
    std::vector<domain::Client> m_clients;
    std::vector<QString> m_campaigns;
    std::vector<domain::Country> m_countries;
    demo::Weights m_pathnameWeights;
    demo::Weights m_referrerWeights;
    demo::Weights m_countryWeights;
    demo::Weights m_clientWeights;
};

} // namespace footfall::bench
