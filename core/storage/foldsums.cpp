// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/foldsums.h"

#include <QHashFunctions>
#include <algorithm>

namespace footfall::storage {

using domain::Counters;
using domain::Dimension;

namespace {

/// Entry pages, referrers and languages belong to entry views, exit pages to exits.
bool countsFor(Dimension dimension, const FoldedView &view)
{
    if (dimension == Dimension::ExitPage)
        return view.isExit;
    const bool isOfEntries = dimension == Dimension::EntryPage ||
                             dimension == Dimension::Referrer || dimension == Dimension::Language;
    return view.isEntry || !isOfEntries;
}

/// 0, where there is none, is a value too: so the rows add up.
qint64 valueOf(Dimension dimension, const FoldedView &view)
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
    default: return 0;
    }
    return 0;
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
    m_hours[{view.site, view.day, view.hour}] += view.counters;
    for (const Dimension dimension : domain::AllDimensions) {
        if (countsFor(dimension, view))
            m_values[{view.site, static_cast<qint64>(dimension), view.day,
                      valueOf(dimension, view)}] += view.counters;
    }
    m_facts.push_back(
        {{view.site, view.hour, view.hostname, view.pathname, view.isEntry, view.isExit,
          view.source, view.country, view.referrer, view.language, view.screen, view.day},
         view.counters});
}

std::vector<FoldSums::Sum<FoldSums::HourKey>> FoldSums::hours() const
{
    return sorted<HourKey>(m_hours);
}

std::vector<FoldSums::Sum<FoldSums::ValueKey>> FoldSums::values() const
{
    return sorted<ValueKey>(m_values);
}

std::vector<FoldSums::Sum<FoldSums::FactKey>> FoldSums::facts()
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
