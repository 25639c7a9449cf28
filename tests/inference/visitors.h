// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up visits of a site, with all that a real enricher would say of them: countries, sources,
// browsers and languages by Zipf's law, more of them in the evening than at night. Bound to its
// thread.
#pragma once

#include "core/domain/hit.h"
#include "core/domain/site.h"
#include "tests/demo/random.h"

#include <vector>

namespace footfall::inference {

/// Of a day, in the order of time. Each visit's views are of one page that is only its own, so that
/// whoever checks the attack knows which views belong together; the attack does not look at it.
class Visitors
{
public:
    Visitors(const domain::Site &site, int viewsPerDay, quint64 seed);
    [[nodiscard]] std::vector<domain::Hit> day(QDate day);

private:
    [[nodiscard]] std::vector<domain::Hit> visit(QDate day);

    const domain::Site &m_site;
    const int m_viewsPerDay;
    demo::Random m_random;
    demo::Weights m_hours;
    demo::Weights m_countries = demo::Weights::zipf(120, 1.2);
    demo::Weights m_sources = demo::Weights::zipf(60, 1.1);
    demo::Weights m_clients = demo::Weights::zipf(40, 1.0);
    demo::Weights m_languages = demo::Weights::zipf(5, 2.0);
    int m_visits = 0;
};

} // namespace footfall::inference
