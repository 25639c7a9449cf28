// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/foldsums.h"

#include <algorithm>

namespace footfall::storage {

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

} // namespace

FoldSums::FoldSums(size_t expected)
{
    m_facts.reserve(expected);
}

void FoldSums::add(const FoldedView &view)
{
    const FactKey &about = view.about;
    if (!m_lastDay || *m_lastKey != DayKey(about.site, about.day)) {
        const auto day = m_days.try_emplace({about.site, about.day}).first;
        m_lastKey = &day->first;
        m_lastDay = &day->second;
    }
    m_lastDay->hours[about.hour] += view.counters;
    for (size_t i = 0; i < domain::AllDimensions.size(); ++i) {
        const Dimension dimension = domain::AllDimensions.at(i);
        if (!countsFor(dimension, about))
            continue;
        Values &values = m_lastDay->dimensions.at(i);
        const qint64 value = valueOf(dimension, about);
        (value == 0 ? values.none : values.some[value]) += view.counters;
    }
    m_facts.push_back({about, view.counters});
}

std::vector<FoldSums::Sum<FoldSums::HourKey>> FoldSums::hours() const
{
    std::vector<Sum<HourKey>> sums;
    for (const auto &[key, day] : m_days) {
        for (const auto &[hour, counters] : day.hours)
            sums.push_back({{key.first, key.second, hour}, counters});
    }
    return sums;
}

std::vector<FoldSums::Sum<FoldSums::ValueKey>> FoldSums::values() const
{
    std::vector<Sum<ValueKey>> sums;
    for (const auto &[key, day] : m_days) {
        for (size_t i = 0; i < day.dimensions.size(); ++i) {
            const auto dimension = static_cast<qint64>(domain::AllDimensions.at(i));
            const Values &values = day.dimensions.at(i);
            if (values.none.pageViews > 0)
                sums.push_back({{key.first, dimension, key.second, 0}, values.none});
            for (const auto &[value, counters] : values.some)
                sums.push_back({{key.first, dimension, key.second, value}, counters});
        }
    }
    std::sort(sums.begin(), sums.end(),
              [](const Sum<ValueKey> &a, const Sum<ValueKey> &b) { return a.key < b.key; });
    return sums;
}

std::vector<FoldSums::Sum<FactKey>> FoldSums::facts() const
{
    // They are too large to be moved about while they are sorted.
    std::vector<const Sum<FactKey> *> sorted;
    sorted.reserve(m_facts.size());
    for (const Sum<FactKey> &fact : m_facts)
        sorted.push_back(&fact);
    std::sort(sorted.begin(), sorted.end(),
              [](const Sum<FactKey> *a, const Sum<FactKey> *b) { return a->key < b->key; });
    std::vector<Sum<FactKey>> facts;
    facts.reserve(sorted.size());
    for (const Sum<FactKey> *fact : sorted) {
        if (!facts.empty() && facts.back().key == fact->key)
            facts.back().counters += fact->counters;
        else
            facts.push_back(*fact);
    }
    return facts;
}

} // namespace footfall::storage
