// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/foldsums.h"

#include <QHashFunctions>
#include <algorithm>

namespace footfall::storage {

using domain::Counters;
using domain::Dimension;

namespace {

bool countsFor(Dimension dimension, const FactKey &view)
{
    if (dimension == Dimension::ExitPage)
        return view.isExit != 0;
    return view.isEntry != 0 || !domain::isEntryOnly(dimension);
}

/// 0, where there is none, is a value too: so the rows add up.
qint64 valueOf(Dimension dimension, const FactKey &view)
{
    switch (dimension) {
    case Dimension::Page:
    case Dimension::EntryPage:
    case Dimension::ExitPage: return view.pathname;
    case Dimension::Hostname: return view.hostname;
    case Dimension::Referrer: return view.referrer;
    case Dimension::Source: return view.source;
    case Dimension::Country: return view.country;
    case Dimension::Language: return view.language;
    case Dimension::Channel: return view.channel;
    case Dimension::Browser: return view.browser;
    case Dimension::BrowserVersion: return view.browserVersion;
    case Dimension::System: return view.system;
    case Dimension::Device: return view.device;
    case Dimension::Screen: return view.screen;
    case Dimension::UtmSource: return view.utmSource;
    case Dimension::UtmMedium: return view.utmMedium;
    case Dimension::UtmCampaign: return view.utmCampaign;
    case Dimension::UtmTerm: return view.utmTerm;
    case Dimension::UtmContent: return view.utmContent;
    }
    Q_UNREACHABLE();
}

template <typename Sum>
bool isBefore(const Sum &a, const Sum &b)
{
    return a.key < b.key;
}

template <typename Key, typename Map>
std::vector<FoldSums::Sum<Key>> sorted(const Map &map)
{
    std::vector<FoldSums::Sum<Key>> sums;
    sums.reserve(map.size());
    for (const auto &[key, counters] : map)
        sums.push_back({key, counters});
    std::sort(sums.begin(), sums.end(), isBefore<FoldSums::Sum<Key>>);
    return sums;
}

} // namespace

FoldSums::FoldSums(size_t expected)
{
    m_values.reserve(expected);
    m_facts.reserve(expected);
}

void FoldSums::add(const FoldedView &view)
{
    const FactKey &about = view.about;
    m_hours[{about.site, about.day, about.hour}] += view.counters;
    for (const Dimension dimension : domain::AllDimensions) {
        if (countsFor(dimension, about))
            m_values[{about.site, static_cast<qint64>(dimension), about.day,
                      valueOf(dimension, about)}] += view.counters;
    }
    m_facts.push_back({about, view.counters});
}

std::vector<FoldSums::Sum<FoldSums::HourKey>> FoldSums::hours() const
{
    return sorted<HourKey>(m_hours);
}

std::vector<FoldSums::Sum<FoldSums::ValueKey>> FoldSums::values() const
{
    return sorted<ValueKey>(m_values);
}

std::vector<FoldSums::Sum<FactKey>> FoldSums::facts()
{
    std::sort(m_facts.begin(), m_facts.end(), isBefore<Sum<FactKey>>);
    std::vector<Sum<FactKey>> facts;
    for (const Sum<FactKey> &fact : m_facts) {
        if (!facts.empty() && facts.back().key == fact.key)
            facts.back().counters += fact.counters;
        else
            facts.push_back(fact);
    }
    return facts;
}

size_t FoldSums::Hash::operator()(const HourKey &key) const
{
    return qHashMulti(0, key.site, key.day, key.hour);
}

size_t FoldSums::Hash::operator()(const ValueKey &key) const
{
    return qHashMulti(0, key.site, key.dimension, key.day, key.value);
}

} // namespace footfall::storage
