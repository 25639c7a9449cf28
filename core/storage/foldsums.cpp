// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/foldsums.h"

#include <algorithm>
#include <array>

namespace footfall::storage {

namespace {

struct ViewColumn {
    FactColumn column;
    qint64 FactKey::*part;
};
constexpr std::array ViewColumns{
    ViewColumn{FactColumn::Hostname, &FactKey::hostname},
    ViewColumn{FactColumn::Pathname, &FactKey::pathname},
    ViewColumn{FactColumn::Source, &FactKey::source},
    ViewColumn{FactColumn::Channel, &FactKey::channel},
    ViewColumn{FactColumn::UtmSource, &FactKey::utmSource},
    ViewColumn{FactColumn::UtmMedium, &FactKey::utmMedium},
    ViewColumn{FactColumn::UtmCampaign, &FactKey::utmCampaign},
    ViewColumn{FactColumn::Country, &FactKey::country},
    ViewColumn{FactColumn::Browser, &FactKey::browser},
    ViewColumn{FactColumn::BrowserVersion, &FactKey::browserVersion},
    ViewColumn{FactColumn::System, &FactKey::system},
    ViewColumn{FactColumn::Device, &FactKey::device},
    ViewColumn{FactColumn::Referrer, &FactKey::referrer},
    ViewColumn{FactColumn::Language, &FactKey::language},
    ViewColumn{FactColumn::Screen, &FactKey::screen},
    ViewColumn{FactColumn::UtmTerm, &FactKey::utmTerm},
    ViewColumn{FactColumn::UtmContent, &FactKey::utmContent},
};

struct EventColumn {
    FactColumn column;
    qint64 OccurrenceKey::*part;
};
constexpr std::array EventColumns{
    EventColumn{FactColumn::Hostname, &OccurrenceKey::hostname},
    EventColumn{FactColumn::Pathname, &OccurrenceKey::pathname},
    EventColumn{FactColumn::Source, &OccurrenceKey::source},
    EventColumn{FactColumn::Channel, &OccurrenceKey::channel},
    EventColumn{FactColumn::UtmSource, &OccurrenceKey::utmSource},
    EventColumn{FactColumn::UtmMedium, &OccurrenceKey::utmMedium},
    EventColumn{FactColumn::UtmCampaign, &OccurrenceKey::utmCampaign},
    EventColumn{FactColumn::Country, &OccurrenceKey::country},
    EventColumn{FactColumn::Browser, &OccurrenceKey::browser},
    EventColumn{FactColumn::BrowserVersion, &OccurrenceKey::browserVersion},
    EventColumn{FactColumn::System, &OccurrenceKey::system},
    EventColumn{FactColumn::Device, &OccurrenceKey::device},
    EventColumn{FactColumn::Kind, &OccurrenceKey::kind},
    EventColumn{FactColumn::Target, &OccurrenceKey::target},
    EventColumn{FactColumn::PropertyKey, &OccurrenceKey::propertyKey},
    EventColumn{FactColumn::PropertyValue, &OccurrenceKey::propertyValue},
    EventColumn{FactColumn::Currency, &OccurrenceKey::currency},
};

quint32 flagsOf(const domain::Counters &counters)
{
    return (counters.visitors > 0 ? quint32{IsVisitor} : 0) |
           (counters.pageVisitors > 0 ? quint32{IsPageVisitor} : 0) |
           (counters.visits > 0 ? quint32{IsEntry} : 0) |
           (counters.bounces > 0 ? quint32{IsBounce} : 0) |
           (counters.exits > 0 ? quint32{IsExit} : 0) |
           (counters.durationViews > 0 ? quint32{HasDuration} : 0);
}

} // namespace

void DayFacts::add(const FoldedView &view)
{
    for (const auto &[column, part] : ViewColumns)
        m_table[column].push_back(factValue(view.about.*part));
    m_table[FactColumn::Time].push_back(placeOf(view.about.day, view.about.hour));
    m_table[FactColumn::Flags].push_back(flagsOf(view.counters));
    m_table[FactColumn::Duration].push_back(factValue(view.counters.durationMs));
    ++m_table.rows;
}

void DayFacts::add(const Occurrence &occurrence)
{
    m_table.kind = FactKind::Events;
    for (const auto &[column, part] : EventColumns)
        m_table[column].push_back(factValue(occurrence.key.*part));
    m_table[FactColumn::Time].push_back(placeOf(occurrence.key.day, occurrence.key.hour));
    m_table[FactColumn::Events].push_back(factValue(occurrence.sums.events));
    m_table[FactColumn::Conversions].push_back(factValue(occurrence.sums.conversions));
    m_table.amounts.push_back(occurrence.sums.amount);
    ++m_table.rows;
}

/// A day has a few dozen hours, and one follows the other.
quint32 DayFacts::placeOf(qint64 day, qint64 hour)
{
    const FactHour wanted{day, hour};
    std::vector<FactHour> &hours = m_table.hours;
    if (m_lastPlace >= hours.size() || hours[m_lastPlace] != wanted) {
        const auto known = std::find(hours.begin(), hours.end(), wanted);
        m_lastPlace = static_cast<size_t>(known - hours.begin());
        if (known == hours.end())
            hours.push_back(wanted);
    }
    return static_cast<quint32>(m_lastPlace);
}

FactTable DayFacts::take()
{
    FactTable table = std::exchange(m_table, {});
    const std::vector<FactHour> asTheyCame = table.hours;
    std::sort(table.hours.begin(), table.hours.end());
    std::vector<quint32> places;
    for (const FactHour &hour : asTheyCame)
        places.push_back(static_cast<quint32>(
            std::lower_bound(table.hours.begin(), table.hours.end(), hour) - table.hours.begin()));
    for (quint32 &time : table[FactColumn::Time])
        time = places[time];
    return table;
}

FoldSums::Day &FoldSums::dayOf(qint64 site, qint64 day)
{
    if (!m_lastDay || *m_lastKey != DayKey(site, day)) {
        const auto found = m_days.try_emplace({site, day}).first;
        m_lastKey = &found->first;
        m_lastDay = &found->second;
    }
    return *m_lastDay;
}

void FoldSums::add(const FoldedView &view)
{
    Day &day = dayOf(view.about.site, view.about.day);
    day.hours[view.about.hour] += view.counters;
    day.views.add(view);
}

void FoldSums::add(const Occurrence &occurrence)
{
    dayOf(occurrence.key.site, occurrence.key.day).events.add(occurrence);
}

std::vector<FoldSums::HourSum> FoldSums::hours() const
{
    std::vector<HourSum> sums;
    for (const auto &[key, day] : m_days) {
        for (const auto &[hour, counters] : day.hours)
            sums.push_back({{key.first, key.second, hour}, counters});
    }
    return sums;
}

std::vector<FoldSums::Facts> FoldSums::takeFacts()
{
    std::vector<Facts> facts;
    for (auto &[key, day] : m_days) {
        for (DayFacts *rows : {&day.views, &day.events}) {
            FactTable table = rows->take();
            if (table.rows > 0)
                facts.push_back({domain::SiteId{key.first}, std::move(table)});
        }
    }
    return facts;
}

} // namespace footfall::storage
